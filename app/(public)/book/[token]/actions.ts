"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import type { BookingFormState } from "@/components/booking/form-state";
import { failedForm } from "@/lib/auth/action";
import { inChosenLanguage, words } from "@/lib/auth/reader";
import { visit, visitorId } from "@/lib/auth/session";
import { bookSlot } from "@/lib/bookings/book-slot";
import { wholeRequest } from "@/lib/bookings/guest-part";
import { manageToken } from "@/lib/bookings/manage-token";
import { BookSlot } from "@/lib/bookings/schema";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { formFields, parseInput } from "@/lib/input";
import { findLink, type Link } from "@/lib/links/queries";
import { getLinkQuestions } from "@/lib/templates/queries";
import { keptAnswers, readAnswers } from "@/lib/templates/read-answers";
import { askedOf } from "@/lib/templates/rules";
import { readTimeZone } from "@/lib/time-zone-names";
import { alternatives, takenWords } from "./alternatives";
import { thisVisit } from "./count-view";

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
  const questions = await getLinkQuestions(ctx, link);
  let manage: string;
  try {
    const visitor = await visitorId();
    const request = { ...toRequest(fields, visitor), answers: await readAnswers(questions, data) };
    // All that is wrong is said at once; what is asked at the moment of the booking has the last word.
    parseInput(wholeRequest(questions, link.location?.kind === "ask"), request);
    const booking = await bookSlot(ctx, link, parseInput(BookSlot, request), {
      idempotencyKey: fields.idempotencyKey,
      visitorId: visitor,
      ...(await thisVisit(ctx, link)),
    });
    manage = manageToken(booking);
  } catch (error) {
    // Questions that were changed since the page was made come with the answer.
    if (fields.asked !== askedOf(questions)) refresh();
    return refused(error, ctx, link, { ...fields, ...keptAnswers(questions, data) }, before);
  }
  redirect(inChosenLanguage(`/booking/${manage}?new=1`));
}

/**
 * The form's flat fields as the same request that the API takes. A browser that keeps no cookie
 * here, as inside another site, says by the hold's id that the time is held for it.
 */
function toRequest(fields: Readonly<Record<string, string>>, visitor: string | undefined) {
  const { start, duration, name, email, timeZone, location, holdId } = fields;
  const attendee = { name, email, timeZone };
  const held = visitor === undefined ? { holdId } : {};
  return { start, duration: Number(duration), attendee, location, ...held };
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
  const t = await words("guest");
  const code = error instanceof AppError ? error.code : undefined;
  if (code === "slot_taken" || code === "slot_not_offered") {
    const start = Date.parse(fields.start ?? "");
    const found = await alternatives(ctx, link, {
      start: Number.isNaN(start) ? ctx.now : start,
      durationMinutes: Number(fields.duration),
      timeZone: readTimeZone(fields.timeZone ?? "") ?? link.timeZone,
    });
    return {
      values: failed.values,
      errors: [],
      taken: { ...takenWords(code, found, t), alternatives: found },
    };
  }
  const message = code === "idempotency_mismatch" ? t("form.usedUp") : failed.message;
  // The times offered in place of a lost one stay, or the form would go back to the lost one.
  return { ...failed, errors, ...(message && { message }), ...(before.taken && { taken: before.taken }) };
}
