import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { templates } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { recordAudit } from "@/lib/audit/record";
import { requirePermission } from "@/lib/auth/permissions";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";
import { newId } from "@/lib/ids";
import { lockTemplate } from "./lock-template";
import { readTemplate } from "./queries";
import { replaceQuestions } from "./replace-questions";
import type { SaveTemplate, TemplateInput, TemplateName } from "./schema";

/** Makes a template, with questions or without. */
export async function createTemplate(ctx: Context, input: TemplateInput): Promise<{ id: string }> {
  requirePermission(ctx, "templates:write");
  return inTransaction(ctx.db, ctx, (tx) => insertTemplate(tx, ctx, input));
}

/** Makes another template of the same questions, under a name of its own. */
export async function duplicateTemplate(
  ctx: Context,
  templateId: string,
  { name }: TemplateName,
): Promise<{ id: string }> {
  requirePermission(ctx, "templates:write");
  return inTransaction(ctx.db, ctx, async (tx) => {
    const { sendsFollowUp, questions } = await readTemplate(tx, ctx, templateId);
    const copies = questions.map((question) => ({
      ...question,
      id: newId(),
      options: [...question.options],
    }));
    return insertTemplate(tx, ctx, { name, sendsFollowUp, questions: copies });
  });
}

async function insertTemplate(tx: Transaction, ctx: Context, input: TemplateInput): Promise<{ id: string }> {
  const { organizationId } = ctx;
  const { name, sendsFollowUp, questions } = input;
  const id = newId();
  await tx.insert(templates).values({ id, organizationId, name, sendsFollowUp, createdAt: ctx.now });
  await replaceQuestions(tx, ctx, id, questions);
  await recordAudit(tx, ctx, { action: "template.created", subjectId: id, after: input });
  return { id };
}

/**
 * Replaces a template as a whole; returns its new version. What was answered before keeps its
 * words, also when its question is gone. Fails with `conflict` when the template is no longer the
 * version that the input replaces.
 */
export async function saveTemplate(
  ctx: Context,
  templateId: string,
  { version, ...input }: SaveTemplate,
): Promise<number> {
  requirePermission(ctx, "templates:write");
  return inTransaction(ctx.db, ctx, async (tx) => {
    const before = await lockTemplate(tx, ctx, templateId);
    if (before.version !== version) throw new AppError("conflict", say("templates.changedMeanwhile"));
    await replaceQuestions(tx, ctx, templateId, input.questions);
    const { name, sendsFollowUp, questions } = before;
    return raiseVersion(tx, ctx, templateId, input, { name, sendsFollowUp, questions });
  });
}

/** Gives a template another name, whatever else became of it meanwhile. */
export async function renameTemplate(ctx: Context, templateId: string, input: TemplateName): Promise<void> {
  requirePermission(ctx, "templates:write");
  await inTransaction(ctx.db, ctx, async (tx) => {
    const { name } = await lockTemplate(tx, ctx, templateId);
    await raiseVersion(tx, ctx, templateId, input, { name });
  });
}

async function raiseVersion(
  tx: Transaction,
  ctx: Context,
  templateId: string,
  after: TemplateName & Partial<TemplateInput>,
  before: object,
): Promise<number> {
  const { name, sendsFollowUp } = after;
  const [saved] = await tx
    .update(templates)
    .set({
      name,
      ...(sendsFollowUp !== undefined && { sendsFollowUp }),
      version: sql`${templates.version} + 1`,
    })
    .where(and(eq(templates.organizationId, ctx.organizationId), eq(templates.id, templateId)))
    .returning({ version: templates.version });
  if (!saved) throw new Error("A locked template was not there to be changed.");
  await recordAudit(tx, ctx, { action: "template.changed", subjectId: templateId, before, after });
  return saved.version;
}
