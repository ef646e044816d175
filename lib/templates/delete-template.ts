import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { links, templates } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { recordAudit } from "@/lib/audit/record";
import { requirePermission } from "@/lib/auth/permissions";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";
import { lockTemplate } from "./lock-template";
import { removeQuestions } from "./replace-questions";
import type { DeleteTemplate } from "./schema";

/**
 * Deletes a template. Links that ask its questions ask another's from then on, or none, as the
 * input says; archived ones too. What was answered stays with its bookings.
 *
 * Fails with `invalid` at /replacement when links ask its questions and nothing is said about them.
 */
export async function deleteTemplate(
  ctx: Context,
  templateId: string,
  { replacement }: DeleteTemplate,
): Promise<void> {
  requirePermission(ctx, "templates:write");
  await inTransaction(ctx.db, ctx, async (tx) => {
    // Links before templates, as who books locks them.
    await lockLinksOf(tx, ctx, templateId);
    const template = await lockTemplate(tx, ctx, templateId, "update");
    if (template.links.length > 0 && replacement === undefined) throw refused("templates.chooseReplacement");
    if (replacement === templateId) throw refused("templates.chooseReplacement");
    await giveLinks(tx, ctx, templateId, replacement === "none" ? undefined : replacement);
    await removeQuestions(
      tx,
      ctx,
      template.questions.map(({ id }) => id),
    );
    await tx
      .delete(templates)
      .where(and(eq(templates.organizationId, ctx.organizationId), eq(templates.id, templateId)));
    await recordAudit(tx, ctx, { action: "template.deleted", subjectId: templateId, before: template });
  });
}

const ofTemplate = (ctx: Context, templateId: string) =>
  and(eq(links.organizationId, ctx.organizationId), eq(links.templateId, templateId));

const lockLinksOf = (tx: Transaction, ctx: Context, templateId: string) =>
  tx
    .select({ id: links.id })
    .from(links)
    .where(ofTemplate(ctx, templateId))
    .orderBy(links.id)
    .for("no key update");

/** Gives all links of one template another, or none, and notes it for each. */
async function giveLinks(tx: Transaction, ctx: Context, from: string, to: string | undefined): Promise<void> {
  if (to !== undefined) {
    const [found] = await tx
      .select({ id: templates.id })
      .from(templates)
      .where(and(eq(templates.organizationId, ctx.organizationId), eq(templates.id, to)));
    if (!found) throw refused("templates.chooseReplacement");
  }
  const changed = await tx
    .update(links)
    .set({ templateId: to ?? null, version: sql`${links.version} + 1` })
    .where(ofTemplate(ctx, from))
    .returning({ id: links.id });
  for (const { id } of changed) {
    await recordAudit(tx, ctx, {
      action: "link.changed",
      subjectId: id,
      before: { templateId: from },
      after: { templateId: to ?? null },
    });
  }
}

const refused = (key: "templates.chooseReplacement") =>
  new AppError("invalid", say(key), [{ pointer: "/replacement", detail: say(key) }]);
