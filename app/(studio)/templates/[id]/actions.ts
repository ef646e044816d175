"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import type { SavedPart } from "@/app/(studio)/templates/saved";
import type { SaveAnswer } from "@/components/templates/save-answer";
import { answerButton, answerForm, failedForm } from "@/lib/auth/action";
import { words } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { AppError } from "@/lib/errors";
import type { FormState } from "@/lib/form-state";
import { parseInput } from "@/lib/input";
import { askNothing, askQuestions } from "@/lib/templates/ask-questions";
import { duplicateTemplate, renameTemplate, saveTemplate } from "@/lib/templates/commands";
import { requireTemplate } from "@/lib/templates/queries";
import { ChooseLink, SaveTemplate, type TemplateForm, TemplateName } from "@/lib/templates/schema";

/** Back to the template, which says what was done. */
const saved = (id: string, part: SavedPart): never => redirect(`/templates/${id}?saved=${part}`);

/** Replaces the whole template. When somebody else did meanwhile, says which version theirs is. */
export async function saveAction(id: string, values: TemplateForm): Promise<SaveAnswer> {
  const { ctx } = await requireMember();
  try {
    const savedVersion = await saveTemplate(ctx, id, parseInput(SaveTemplate, values));
    refresh();
    return { savedVersion };
  } catch (error) {
    const { errors, message } = await failedForm(error, {});
    const isOlder = error instanceof AppError && error.code === "conflict";
    const theirVersion = isOlder ? (await requireTemplate(ctx, id)).version : undefined;
    return { errors, ...(message !== undefined && { message }), theirVersion };
  }
}

/** Gives the template another name; for browsers without script, which have no editor. */
export async function renameAction(id: string, _: FormState, data: FormData): Promise<FormState> {
  const { ctx } = await requireMember();
  return answerForm(TemplateName, data, async (input) => {
    await renameTemplate(ctx, id, input);
    saved(id, "renamed");
  });
}

/** Makes a copy and opens it. */
export async function duplicateAction(id: string): Promise<FormState> {
  const { ctx } = await requireMember();
  return answerButton(async () => {
    const [{ name }, t] = await Promise.all([requireTemplate(ctx, id), words("templates")]);
    // A name may have 100 characters, and a copy's is a little longer.
    const copy = await duplicateTemplate(ctx, id, { name: t("copyName", { name: name.slice(0, 90) }) });
    saved(copy.id, "duplicated");
  });
}

/** Has a link ask these questions. */
export async function askAction(id: string, _: FormState, data: FormData): Promise<FormState> {
  const { ctx } = await requireMember();
  return answerForm(ChooseLink, data, async ({ linkId }) => {
    await askQuestions(ctx, id, linkId);
    saved(id, "links");
  });
}

/** Has a link ask nothing any more. */
export async function askNothingAction(id: string, linkId: string): Promise<FormState> {
  const { ctx } = await requireMember();
  return answerButton(async () => {
    await askNothing(ctx, id, linkId);
    saved(id, "unlinked");
  });
}
