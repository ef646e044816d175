"use server";

import { redirect } from "next/navigation";
import { answerForm } from "@/lib/auth/action";
import { requireMember } from "@/lib/auth/session";
import type { FormState } from "@/lib/form-state";
import { createLink } from "@/lib/links/commands";
import { NewLink } from "@/lib/links/schema";

/** Makes a link and shows it in the list. */
export async function createLinkAction(_: FormState, data: FormData): Promise<FormState> {
  const { ctx } = await requireMember();
  return answerForm(NewLink, data, async (input) => {
    const { id } = await createLink(ctx, input);
    redirect(`/links?new=${id}`);
  });
}
