"use server";

import { redirect } from "next/navigation";
import { afterBooking } from "@/app/(public)/book/[token]/after-booking";
import { findRequest } from "@/app/(public)/book/[token]/confirm/request";
import { answerButton } from "@/lib/auth/action";
import { inChosenLanguage } from "@/lib/auth/reader";
import { confirmRequest } from "@/lib/bookings/email-confirmation";
import { readConfirmToken } from "@/lib/bookings/email-confirmation-token";
import { AppError } from "@/lib/errors";
import type { FormState } from "@/lib/form-state";

/** Books what was asked for. What can be mended stands on the page itself, which looks again. */
export async function confirmAction(token: string, request: string): Promise<FormState> {
  return answerButton(async () => {
    const found = await findRequest(token, (ctx) => readConfirmToken(request, ctx.organizationId));
    const here = inChosenLanguage(`/book/${token}/confirm/${request}`);
    if (!found?.waiting) redirect(here);
    const { ctx, link, waiting } = found;
    const booking = await confirmRequest(ctx, link, waiting.id).catch((error: unknown) => {
      if (error instanceof AppError && shownByThePage.has(error.code)) return undefined;
      throw error;
    });
    redirect(booking ? afterBooking(link, booking) : here);
  });
}

const shownByThePage: ReadonlySet<AppError["code"]> = new Set<AppError["code"]>([
  "slot_taken",
  "slot_not_offered",
  "invalid",
  "link_used",
  "link_expired",
  "link_disabled",
]);
