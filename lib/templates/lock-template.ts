import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { templates } from "@/db/tables";
import type { Context } from "@/lib/context";
import { isId } from "@/lib/ids";
import { readTemplate, type TemplateDetails } from "./queries";

/**
 * Reads a template that is about to change or go. Until the transaction ends nobody else changes
 * it, and who books through a link that asks its questions waits. Fails with `not_found`.
 */
export async function lockTemplate(
  tx: Transaction,
  ctx: Context,
  templateId: string,
  strength: "no key update" | "update" = "no key update",
): Promise<TemplateDetails> {
  if (isId(templateId)) await lock(tx, ctx, templateId, strength);
  return readTemplate(tx, ctx, templateId);
}

/** Keeps a template's questions as they are until the transaction ends, for whoever answers them. */
export const keepTemplate = (tx: Transaction, ctx: Context, templateId: string) =>
  lock(tx, ctx, templateId, "share");

const lock = (
  tx: Transaction,
  ctx: Context,
  templateId: string,
  strength: "no key update" | "update" | "share",
) =>
  tx
    .select({ id: templates.id })
    .from(templates)
    .where(and(eq(templates.organizationId, ctx.organizationId), eq(templates.id, templateId)))
    .for(strength);
