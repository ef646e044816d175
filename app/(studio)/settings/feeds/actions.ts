"use server";

import { redirect } from "next/navigation";
import { answerButton } from "@/lib/auth/action";
import { requireMember } from "@/lib/auth/session";
import { makeFeed, revokeFeed } from "@/lib/feeds/commands";
import type { FormState } from "@/lib/form-state";

/** Gives the member a new address for a resource's feed. */
export async function makeFeedAction(resourceId: string): Promise<FormState> {
  const { ctx } = await requireMember();
  return answerButton(async () => {
    await makeFeed(ctx, resourceId);
    redirect("/settings/feeds?saved=made");
  });
}

/** Makes an address of a feed open nothing any more. */
export async function revokeFeedAction(feedId: string): Promise<FormState> {
  const { ctx } = await requireMember();
  return answerButton(async () => {
    await revokeFeed(ctx, feedId);
    redirect("/settings/feeds?saved=revoked");
  });
}
