import type { Transaction } from "@/db/client";
import { auditEntries } from "@/db/tables";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";

export type AuditEntry = {
  /** What was done to what kind of thing, for example `link.created`. */
  readonly action: string;
  readonly subjectId: string;
  /** What changed, without secrets. */
  readonly before?: unknown;
  readonly after?: unknown;
};

/** Writes who did what into the audit log, in the transaction that does it. */
export async function recordAudit(tx: Transaction, ctx: Context, entry: AuditEntry): Promise<void> {
  await tx.insert(auditEntries).values({
    id: newId(),
    organizationId: ctx.organizationId,
    at: ctx.now,
    actorKind: ctx.actor.kind,
    actorId: ctx.actor.kind === "member" ? ctx.actor.userId : null,
    requestId: ctx.requestId,
    ...entry,
  });
}
