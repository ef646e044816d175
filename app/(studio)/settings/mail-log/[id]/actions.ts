"use server";

import { redirect } from "next/navigation";
import { answerButton } from "@/lib/auth/action";
import { requireMember } from "@/lib/auth/session";
import type { FormState } from "@/lib/form-state";
import { sendMailAgain } from "@/lib/notifications/send-again";

/** Sends a mail again that did not arrive. */
export async function sendMailAgainAction(mailId: string): Promise<FormState> {
  const { ctx } = await requireMember();
  return answerButton(async () => {
    await sendMailAgain(ctx, mailId);
    redirect(`/settings/mail-log/${mailId}?again`);
  });
}
