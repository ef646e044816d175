"use server";

import { redirect } from "next/navigation";
import { answerForm } from "@/lib/auth/action";
import { requireMember } from "@/lib/auth/session";
import { rejectBooking } from "@/lib/bookings/decide-booking";
import { RejectBooking } from "@/lib/bookings/schema";
import type { FormState } from "@/lib/form-state";

/** Turns a request down, with the reason in the form. */
export async function rejectAction(
  bookingId: string,
  sequence: number,
  _: FormState,
  data: FormData,
): Promise<FormState> {
  const { ctx } = await requireMember();
  return answerForm(RejectBooking, data, async (input) => {
    await rejectBooking(ctx, bookingId, { ...input, sequence });
    redirect(`/bookings/${bookingId}?done=rejected`);
  });
}
