"use server";

import { redirect } from "next/navigation";
import { resetPassword } from "@/lib/accounts/reset-password";
import { ResetPassword } from "@/lib/accounts/schema";
import { answerForm } from "@/lib/auth/action";
import { visit } from "@/lib/auth/session";
import type { FormState } from "@/lib/form-state";

/** Sets the password, and has whoever knows it sign in with it. */
export async function resetPasswordAction(token: string, _: FormState, data: FormData): Promise<FormState> {
  return answerForm(ResetPassword, data, async ({ password }) => {
    await resetPassword(await visit(), token, password);
    redirect("/signin?password=new");
  });
}
