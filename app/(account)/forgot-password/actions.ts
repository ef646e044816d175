"use server";

import { redirect } from "next/navigation";
import { requestPasswordReset } from "@/lib/accounts/request-password-reset";
import { countPasswordReset } from "@/lib/accounts/reset-limit";
import { ForgottenPassword } from "@/lib/accounts/schema";
import { answerForm } from "@/lib/auth/action";
import { visit } from "@/lib/auth/session";
import type { FormState } from "@/lib/form-state";
import { incomingRequest } from "@/lib/server/incoming-request";

/** Asks for a link to a new password; the answer is the same whether or not the address has an account. */
export async function forgotPasswordAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(ForgottenPassword, data, async ({ email }) => {
    await countPasswordReset(incomingRequest()?.address ?? "", email);
    await requestPasswordReset(await visit(), email);
    redirect("/forgot-password/sent");
  });
}
