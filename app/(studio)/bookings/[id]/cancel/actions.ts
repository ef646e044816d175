"use server";

import { redirect } from "next/navigation";
import { answerForm } from "@/lib/auth/action";
import { requireMember } from "@/lib/auth/session";
import { cancelBooking } from "@/lib/bookings/cancel-booking";
import { CancelBooking } from "@/lib/bookings/schema";
import type { FormState } from "@/lib/form-state";

/** Calls a booking off, with the reason in the form. */
export async function cancelAction(bookingId: string, _: FormState, data: FormData): Promise<FormState> {
  const { ctx } = await requireMember();
  return answerForm(CancelBooking, data, async (input) => {
    await cancelBooking(ctx, bookingId, input);
    redirect(`/bookings/${bookingId}`);
  });
}
