"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { findOwnBooking, whenOf } from "@/app/(public)/booking/[token]/own-booking";
import type { MoveFormState } from "@/components/booking/move-form-state";
import { failedForm } from "@/lib/auth/action";
import { inChosenLanguage } from "@/lib/auth/reader";
import { moveBooking } from "@/lib/bookings/move-booking";
import { MoveOwnBooking } from "@/lib/bookings/move-schema";
import { getBookingDetails } from "@/lib/bookings/queries";
import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";
import { formFields, parseInput } from "@/lib/input";
import { incomingRequest } from "@/lib/server/incoming-request";
import { parseInstant } from "@/lib/time/format";
import { otherTimes } from "./other-times";
import { readMoveView } from "./view";

/** Moves a guest's own booking to the time in the form; says why, and what else is free, when it is not to be had. */
export async function moveAction(token: string, _: MoveFormState, data: FormData): Promise<MoveFormState> {
  const fields = formFields(data);
  try {
    const own = await findOwnBooking(token);
    if (!own) throw new AppError("not_found", say("bookings.gone"));
    await moveBooking(own.ctx, own.booking.id, parseInput(MoveOwnBooking, fields));
  } catch (error) {
    return refused(error, token, fields);
  }
  redirect(inChosenLanguage(`/booking/${token}?moved=1`));
}

/** What the address of the page says, which its form is posted to: the zone, above all. */
const pageQuery = () =>
  Object.fromEntries(URL.parse(incomingRequest()?.url ?? "", "http://own")?.searchParams ?? []);

async function refused(
  error: unknown,
  token: string,
  fields: Readonly<Record<string, string>>,
): Promise<MoveFormState> {
  const failed = await failedForm(error, fields);
  const own = await findOwnBooking(token);
  const booking = own && (await getBookingDetails(own.ctx, own.booking.id));
  if (!booking || !(error instanceof AppError)) return failed;
  const view = await readMoveView({ ctx: own.ctx, booking }, token, pageQuery());
  if (error.code === "slot_taken" || error.code === "slot_not_offered") {
    const title = view.t(`lost.${error.code}`);
    const start = parseInstant(fields.start ?? "") ?? booking.startsAt;
    return { ...failed, others: await otherTimes(view, start, { title }) };
  }
  if (booking.startsAt === parseInstant(fields.from ?? "")) return failed;
  // The page around the form shows the time that the booking has now.
  refresh();
  const { when } = whenOf(booking, view.locale, view.t);
  return { ...failed, message: view.t("move.meanwhile", { when }) };
}
