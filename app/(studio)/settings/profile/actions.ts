"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { Profile } from "@/lib/accounts/schema";
import { updateProfile } from "@/lib/accounts/update-profile";
import { answerForm } from "@/lib/auth/action";
import { requireMember } from "@/lib/auth/session";
import type { FormState } from "@/lib/form-state";

/** Saves the profile; all around the page too comes back in the language that was chosen. */
export async function saveProfileAction(_: FormState, data: FormData): Promise<FormState> {
  const { ctx } = await requireMember();
  return answerForm(Profile, data, async (input) => {
    await updateProfile(ctx, input);
    revalidatePath("/", "layout");
    redirect("/settings/profile?saved");
  });
}
