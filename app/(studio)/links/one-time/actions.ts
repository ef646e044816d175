"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { answerButton } from "@/lib/auth/action";
import { requireMember } from "@/lib/auth/session";
import type { FormState } from "@/lib/form-state";
import { reissueOneTimeLink, revokeOneTimeLink } from "@/lib/one-time/end-link";

/** Ends a link before it is used. */
export async function revokeAction(linkId: string): Promise<FormState> {
  const { ctx } = await requireMember();
  return answerButton(async () => {
    await revokeOneTimeLink(ctx, linkId);
    revalidatePath("/links/one-time", "layout");
  });
}

/** Makes a link anew, for the same recipient, and shows it. */
export async function reissueAction(linkId: string): Promise<FormState> {
  const { ctx } = await requireMember();
  return answerButton(async () => {
    const { link, timesLeftOut } = await reissueOneTimeLink(ctx, linkId);
    redirect(`/links/one-time/${link.id}?new=again&left=${timesLeftOut}`);
  });
}
