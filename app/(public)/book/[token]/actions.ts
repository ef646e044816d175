"use server";

import { redirect } from "next/navigation";
import type { BookingFormState } from "@/components/booking/form-state";
import { failedForm } from "@/lib/auth/action";
import { displayLocaleNow, visit } from "@/lib/auth/session";
import { findNearestSlots } from "@/lib/availability/find-slots";
import { bookSlot } from "@/lib/bookings/book-slot";
import { manageToken } from "@/lib/bookings/manage-token";
import { BookSlot } from "@/lib/bookings/schema";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { formFields, parseInput } from "@/lib/input";
import { findLink, type Link } from "@/lib/links/queries";
import { formatDate, formatTime, toIso } from "@/lib/time/format";

const alternativesShown = 6;

/**
 * Books the time in the form. When it is gone, the form comes back with everything typed
 * and with the nearest free times to choose from.
 */
export async function bookAction(
  token: string,
  before: BookingFormState,
  data: FormData,
): Promise<BookingFormState> {
  const fields = formFields(data);
  const opened = await findLink(await visit(), token).catch((error: unknown) => failedForm(error, fields));
  if (!("link" in opened)) return opened;
  const { ctx, link } = opened;
  let manage: string;
  try {
    const booking = await bookSlot(ctx, link, parseInput(BookSlot, toRequest(fields)), fields.idempotencyKey);
    manage = manageToken(booking);
  } catch (error) {
    return refused(error, ctx, link, fields, before);
  }
  redirect(`/booking/${manage}?new=1`);
}

/** The form's flat fields as the same request that the API takes. */
function toRequest(fields: Readonly<Record<string, string>>) {
  const { start, duration, name, email, timeZone } = fields;
  return { start, duration: Number(duration), attendee: { name, email, timeZone } };
}

async function refused(
  error: unknown,
  ctx: Context,
  link: Link,
  fields: Readonly<Record<string, string>>,
  before: BookingFormState,
): Promise<BookingFormState> {
  const failed = await failedForm(error, fields);
  const errors = failed.errors.map(({ field, message }) => ({
    field: field.replace("attendee/", ""),
    message,
  }));
  const code = error instanceof AppError ? error.code : undefined;
  if (code === "slot_taken" || code === "slot_not_offered") {
    const found = await alternatives(ctx, link, fields);
    return {
      values: failed.values,
      errors: [],
      taken: { ...takenWords(code, found.length), alternatives: found },
    };
  }
  const message =
    code === "idempotency_mismatch"
      ? "This form has booked a time already. Reload the page to book another."
      : failed.message;
  // The times offered in place of a lost one stay, or the form would go back to the lost one.
  return { ...failed, errors, ...(message && { message }), ...(before.taken && { taken: before.taken }) };
}

const takenWords = (code: "slot_taken" | "slot_not_offered", alternatives: number) => ({
  title: code === "slot_taken" ? "That time was just taken" : "That time is not on offer any more",
  message:
    alternatives > 0
      ? "Nothing you typed is lost: choose another time below."
      : "Nothing you typed is lost, but no other time near it is free.",
});

async function alternatives(ctx: Context, link: Link, fields: Readonly<Record<string, string>>) {
  const start = Date.parse(fields.start ?? "");
  const starts = await findNearestSlots(ctx, link, {
    start: Number.isNaN(start) ? ctx.now : start,
    durationMinutes: Number(fields.duration),
    count: alternativesShown,
  });
  const display = { locale: await displayLocaleNow(), timeZone: fields.timeZone ?? link.timeZone };
  return starts.map((at) => ({
    start: toIso(at),
    label: `${formatDate(at, display)}, ${formatTime(at, display)}`,
  }));
}
