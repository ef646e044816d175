"use server";

import { redirect } from "next/navigation";
import { SignUp } from "@/lib/accounts/schema";
import { requestSignUp } from "@/lib/accounts/sign-up";
import { answerForm } from "@/lib/auth/action";
import { readerNow } from "@/lib/auth/reader";
import { visit } from "@/lib/auth/session";
import type { FormState } from "@/lib/form-state";

/** Takes a sign-up; the answer is the same whether or not the address has an account. */
export async function signUpAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(SignUp, data, async (input) => {
    await requestSignUp(await visit(), input, (await readerNow()).language);
    redirect("/verify-email");
  });
}
