import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { links } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { recordAudit } from "@/lib/audit/record";
import { requirePermission } from "@/lib/auth/permissions";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";
import { isId } from "@/lib/ids";
import { readTemplate } from "./queries";

/** Has a link ask a template's questions from now on. Fails with `not_found` for either. */
export async function askQuestions(ctx: Context, templateId: string, linkId: string): Promise<void> {
  requirePermission(ctx, "links:write");
  await inTransaction(ctx.db, ctx, async (tx) => {
    const before = await lockLinksTemplate(tx, ctx, linkId);
    await readTemplate(tx, ctx, templateId);
    if (before !== templateId) await setTemplate(tx, ctx, linkId, before, templateId);
  });
}

/** Has a link ask nothing any more, if it still asks this template's questions. */
export async function askNothing(ctx: Context, templateId: string, linkId: string): Promise<void> {
  requirePermission(ctx, "links:write");
  await inTransaction(ctx.db, ctx, async (tx) => {
    const before = await lockLinksTemplate(tx, ctx, linkId);
    if (before === templateId) await setTemplate(tx, ctx, linkId, before, null);
  });
}

async function lockLinksTemplate(tx: Transaction, ctx: Context, linkId: string): Promise<string | null> {
  const [link] = isId(linkId)
    ? await tx
        .select({ templateId: links.templateId })
        .from(links)
        .where(and(eq(links.organizationId, ctx.organizationId), eq(links.id, linkId)))
        .for("no key update")
    : [];
  if (!link) throw new AppError("not_found", say("templates.linkNotFound"));
  return link.templateId;
}

async function setTemplate(
  tx: Transaction,
  ctx: Context,
  linkId: string,
  before: string | null,
  after: string | null,
): Promise<void> {
  await tx
    .update(links)
    .set({ templateId: after, version: sql`${links.version} + 1` })
    .where(and(eq(links.organizationId, ctx.organizationId), eq(links.id, linkId)));
  await recordAudit(tx, ctx, {
    action: "link.changed",
    subjectId: linkId,
    before: { templateId: before },
    after: { templateId: after },
  });
}
