"use server";

import { redirect } from "next/navigation";
import type { MoveFormState } from "@/components/dashboard/move-form-state";
import { failedForm, orNotFound } from "@/lib/auth/action";
import { displayLocaleNow, words } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { moveBooking } from "@/lib/bookings/move-booking";
import { type BookingDetails, requireBooking } from "@/lib/bookings/queries";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { explainMove } from "@/lib/explanations/explain";
import { formFields } from "@/lib/input";
import { type Display, formatZone, parseInstant } from "@/lib/time/format";
import type { ClockTime } from "@/lib/time/typed-time";
import { requireNewTime } from "./new-time";
import { refusalView } from "./refusal-view";

/** Moves a booking to the time in the form, which comes back with the reason when it is not to be had. */
export async function moveAction(
  bookingId: string,
  _: MoveFormState,
  data: FormData,
): Promise<MoveFormState> {
  const { ctx } = await requireMember();
  const fields = formFields(data);
  const booking = await orNotFound(requireBooking(ctx, bookingId));
  const display = { locale: await displayLocaleNow(), timeZone: booking.timeZone };
  let asked: ClockTime | undefined;
  try {
    const from = parseInstant(fields.from ?? "") ?? booking.startsAt;
    asked = requireNewTime(fields, from, display);
    await moveBooking(ctx, bookingId, {
      start: asked.start,
      from,
      overrules: fields.overrules !== undefined,
    });
  } catch (error) {
    const failed = await failedForm(error, fields);
    return asked && isRefusal(error) ? refused(failed, ctx, booking, asked, display) : failed;
  }
  redirect(`/bookings/${bookingId}?moved=1`);
}

const isRefusal = (error: unknown) =>
  error instanceof AppError && (error.code === "slot_taken" || error.code === "slot_not_offered");

async function refused(
  failed: MoveFormState,
  ctx: Context,
  { id, linkId, startsAt, endsAt }: BookingDetails,
  asked: ClockTime,
  display: Display,
): Promise<MoveFormState> {
  const answer = await explainMove(ctx, { id, linkId, start: startsAt, end: endsAt }, asked.start);
  // Free again since it was refused a moment ago.
  if (answer.isOffered) return failed;
  const zoneText = formatZone(display.timeZone, asked.start, display.locale);
  const voice = { t: await words("explanations"), display };
  return { values: failed.values, errors: [], zoneText, refusal: refusalView(answer, asked, voice) };
}
