"use server";

import { z } from "zod";
import { passwordMaxLength } from "@/lib/accounts/rules";
import { confirmSignUp } from "@/lib/accounts/sign-up";
import { answerForm } from "@/lib/auth/action";
import { signIn, visit } from "@/lib/auth/session";
import type { FormState } from "@/lib/form-state";

const Confirmation = z.object({ password: z.string().max(passwordMaxLength) });

/** Finishes a sign-up with the password chosen then, and signs its owner in. */
export async function confirmSignUpAction(token: string, _: FormState, data: FormData): Promise<FormState> {
  return answerForm(Confirmation, data, async ({ password }) => {
    const { email } = await confirmSignUp(await visit(), token, password);
    await signIn("credentials", { email, password, redirectTo: "/links/new" });
  });
}
