import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { attendees, mailOptOuts } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";

/**
 * Sends the address of a guest no reminders and no thanks of this organization any more, whatever they book.
 * Doing it again changes nothing. Fails with `not_found` when the guest's booking is gone.
 */
export async function optOut(ctx: Context, attendeeId: string): Promise<void> {
  await inTransaction(ctx.db, ctx, async (tx) => {
    const { organizationId, now: createdAt } = ctx;
    const email = await readEmail(tx, ctx, attendeeId);
    const added = await tx
      .insert(mailOptOuts)
      .values({ organizationId, email, createdAt })
      .onConflictDoNothing()
      .returning();
    if (added.length > 0)
      await recordAudit(tx, ctx, { action: "mail_opt_out.created", subjectId: attendeeId });
  });
}

/** Sends them again. Fails like `optOut`. */
export async function optBackIn(ctx: Context, attendeeId: string): Promise<void> {
  await inTransaction(ctx.db, ctx, async (tx) => {
    const email = await readEmail(tx, ctx, attendeeId);
    const removed = await tx
      .delete(mailOptOuts)
      .where(and(eq(mailOptOuts.organizationId, ctx.organizationId), eq(mailOptOuts.email, email)))
      .returning();
    if (removed.length > 0)
      await recordAudit(tx, ctx, { action: "mail_opt_out.deleted", subjectId: attendeeId });
  });
}

/** In small letters, as it is kept. */
async function readEmail(tx: Transaction, ctx: Context, attendeeId: string): Promise<string> {
  const [found] = await tx
    .select({ email: attendees.email })
    .from(attendees)
    .where(and(eq(attendees.organizationId, ctx.organizationId), eq(attendees.id, attendeeId)));
  if (!found) throw new AppError("not_found", say("bookings.gone"));
  return found.email.toLowerCase();
}
