"use server";

import { SignUp } from "@/lib/accounts/schema";
import { createFirstOwner } from "@/lib/accounts/set-up";
import { answerForm } from "@/lib/auth/action";
import { readerNow } from "@/lib/auth/reader";
import { signIn, visit } from "@/lib/auth/session";
import type { FormState } from "@/lib/form-state";

/** Makes the first owner and signs them in. */
export async function setUpAction(token: string, _: FormState, data: FormData): Promise<FormState> {
  return answerForm(SignUp, data, async (input) => {
    await createFirstOwner(await visit(), token, input, (await readerNow()).language);
    await signIn("credentials", { email: input.email, password: input.password, redirectTo: "/links/new" });
  });
}
