import { and, eq, inArray, notInArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { answers, questions } from "@/db/tables";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";
import type { TemplateInput } from "./schema";

/**
 * Makes these a locked template's questions, in this order. A question that stays keeps its id;
 * answers to one that goes keep the words it was asked in, and point to it no longer.
 */
export async function replaceQuestions(
  tx: Transaction,
  ctx: Context,
  templateId: string,
  input: TemplateInput["questions"],
): Promise<void> {
  const { organizationId } = ctx;
  const ofTemplate = and(eq(questions.organizationId, organizationId), eq(questions.templateId, templateId));
  const ids = input.map(({ id }) => id);
  const gone = await tx
    .select({ id: questions.id })
    .from(questions)
    .where(and(ofTemplate, ids.length > 0 ? notInArray(questions.id, ids) : undefined));
  await removeQuestions(
    tx,
    ctx,
    gone.map(({ id }) => id),
  );
  // No two may stand in one place, not even for a moment.
  await tx
    .update(questions)
    .set({ position: sql`-1 - ${questions.position}` })
    .where(ofTemplate);
  for (const [position, { id, kind, label, helpText, isRequired, options }] of input.entries()) {
    const asked = { position, kind, label, helpText, isRequired, options };
    const [kept] = await tx
      .insert(questions)
      .values({ id, organizationId, templateId, ...asked })
      .onConflictDoUpdate({ target: questions.id, set: asked, setWhere: sql`${ofTemplate}` })
      .returning({ id: questions.id });
    // An id that another template has: no editor of ours makes one.
    if (!kept) throw new AppError("conflict", say("templates.changedMeanwhile"));
  }
}

/** Removes questions; their answers stay, in the words they were asked in. */
export async function removeQuestions(tx: Transaction, ctx: Context, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(answers)
    .set({ questionId: null })
    .where(and(eq(answers.organizationId, ctx.organizationId), inArray(answers.questionId, [...ids])));
  await tx
    .delete(questions)
    .where(and(eq(questions.organizationId, ctx.organizationId), inArray(questions.id, [...ids])));
}
