import { and, eq, inArray, isNotNull } from "drizzle-orm";
import { mails } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { recordAudit } from "@/lib/audit/record";
import { requirePermission } from "@/lib/auth/permissions";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";
import { isId } from "@/lib/ids";
import { enqueue } from "@/lib/jobs/enqueue";
import { statesToSendAgain } from "./rules";

/**
 * Puts a booking's mail that did not arrive back into the outbox: it is written afresh and sent under
 * the Message-ID that it had, to the address that it had. Mails about accounts are asked for anew by
 * whom they are for. Fails with `not_found`, and with `conflict` for one that is on its way or arrived.
 */
export async function sendMailAgain(ctx: Context, mailId: string): Promise<void> {
  requirePermission(ctx, "bookings:write");
  if (!isId(mailId)) return gone();
  const own = and(
    eq(mails.organizationId, ctx.organizationId),
    eq(mails.id, mailId),
    isNotNull(mails.bookingId),
  );
  await inTransaction(ctx.db, ctx, async (tx) => {
    // Two who ask at once: the second waits for the first one's row, and finds it changed.
    const [before] = await tx
      .select({ state: mails.state, response: mails.response })
      .from(mails)
      .where(own)
      .for("update");
    if (!before) return gone();
    const [mail] = await tx
      .update(mails)
      .set({ state: "queued", attempts: 0, response: null, sentAt: null })
      .where(and(own, inArray(mails.state, [...statesToSendAgain])))
      .returning({ bookingId: mails.bookingId, kind: mails.kind });
    if (!mail) throw new AppError("conflict", say("mails.notToSendAgain"));
    await enqueue(tx, "send-mail", { mailId, organizationId: ctx.organizationId });
    await recordAudit(tx, ctx, { action: "mail.sent_again", subjectId: mailId, before, after: mail });
  });
}

function gone(): never {
  throw new AppError("not_found", say("mails.gone"));
}
