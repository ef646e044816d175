"use server";

import { redirect } from "next/navigation";
import { findOwnBooking } from "@/app/(public)/booking/[token]/own-booking";
import { answerForm } from "@/lib/auth/action";
import { inChosenLanguage } from "@/lib/auth/reader";
import { cancelBooking } from "@/lib/bookings/cancel-booking";
import { CancelBooking } from "@/lib/bookings/schema";
import { AppError } from "@/lib/errors";
import type { FormState } from "@/lib/form-state";
import { say } from "@/lib/i18n/say";

/** Calls a guest's own booking off, with the reason in the form. */
export async function cancelAction(token: string, _: FormState, data: FormData): Promise<FormState> {
  return answerForm(CancelBooking, data, async (input) => {
    const own = await findOwnBooking(token);
    if (!own) throw new AppError("not_found", say("bookings.gone"));
    await cancelBooking(own.ctx, own.booking.id, input);
    redirect(inChosenLanguage(`/booking/${token}`));
  });
}
