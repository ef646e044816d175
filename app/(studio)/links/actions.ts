"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { answerButton } from "@/lib/auth/action";
import { words } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import type { FormState } from "@/lib/form-state";
import { duplicateLink } from "@/lib/links/duplicate-link";
import { archiveLink, restoreLink, setLinkActive } from "@/lib/links/set-state";

/** Lets a link take bookings, or stops it. */
export async function setActiveAction(id: string, isActive: boolean): Promise<FormState> {
  const { ctx } = await requireMember();
  const outcome = await answerButton(() => setLinkActive(ctx, id, isActive));
  revalidatePath("/links", "layout");
  return outcome;
}

/** Takes a link out of the list and closes its page. */
export async function archiveAction(id: string): Promise<FormState> {
  const { ctx } = await requireMember();
  const outcome = await answerButton(() => archiveLink(ctx, id));
  revalidatePath("/links", "layout");
  return outcome;
}

/** Takes a link out of the archive again. */
export async function restoreAction(id: string): Promise<FormState> {
  const { ctx } = await requireMember();
  const outcome = await answerButton(() => restoreLink(ctx, id));
  revalidatePath("/links", "layout");
  return outcome;
}

/** Makes a second link of the same settings and opens it. */
export async function duplicateAction(id: string, title: string): Promise<FormState> {
  const [{ ctx }, t] = await Promise.all([requireMember(), words("links")]);
  return answerButton(async () => {
    const copy = await duplicateLink(ctx, id, t("copyOf", { title }));
    redirect(`/links/${copy.id}?copied`);
  });
}
