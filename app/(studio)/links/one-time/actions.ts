"use server";

import { revalidatePath } from "next/cache";
import { redirect, unstable_rethrow } from "next/navigation";
import { failedForm } from "@/lib/auth/action";
import { requireMember } from "@/lib/auth/session";
import { emptyForm, type FormState } from "@/lib/form-state";
import { type Reissued, reissueOneTimeLink, revokeOneTimeLink } from "@/lib/one-time/end-link";

/** Ends a link before it is used. */
export async function revokeAction(linkId: string): Promise<FormState> {
  const { ctx } = await requireMember();
  try {
    await revokeOneTimeLink(ctx, linkId);
  } catch (error) {
    unstable_rethrow(error);
    return failedForm(error, {});
  }
  revalidatePath("/links/one-time", "layout");
  return emptyForm;
}

/** Makes a link anew, for the same recipient, and shows it. */
export async function reissueAction(linkId: string): Promise<FormState> {
  const { ctx } = await requireMember();
  let reissued: Reissued;
  try {
    reissued = await reissueOneTimeLink(ctx, linkId);
  } catch (error) {
    unstable_rethrow(error);
    return failedForm(error, {});
  }
  redirect(`/links/one-time/${reissued.link.id}?new=again&left=${reissued.timesLeftOut}`);
}
