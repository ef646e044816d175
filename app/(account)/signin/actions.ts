"use server";

import { CredentialsSignin } from "next-auth";
import { SignIn } from "@/lib/accounts/schema";
import { answerForm } from "@/lib/auth/action";
import { signIn } from "@/lib/auth/session";
import { AppError } from "@/lib/errors";
import type { FormState } from "@/lib/form-state";
import { say } from "@/lib/i18n/say";

/** Signs a browser in. A wrong address and a wrong password read the same. */
export async function signInAction(_: FormState, data: FormData): Promise<FormState> {
  return answerForm(SignIn, data, async (input) => {
    await signIn("credentials", { ...input, redirectTo: "/bookings" }).catch((error: unknown) => {
      if (!(error instanceof CredentialsSignin)) throw error;
      throw new AppError("unauthenticated", say("account.signInWrong"));
    });
  });
}
