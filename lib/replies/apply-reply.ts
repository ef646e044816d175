import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { attendees, bookings, mails } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { recordAudit } from "@/lib/audit/record";
import { readHosts } from "@/lib/bookings/queries";
import { stateAt } from "@/lib/bookings/rules";
import type { Context, Visit } from "@/lib/context";
import { queueBookingMails } from "@/lib/notifications/outbox";
import { notSentBecause } from "@/lib/notifications/rules";
import { organizationOfBooking } from "./find-tenant";
import type { Reply } from "./read-reply";

/** What became of a message, for the log. */
export type ReplyOutcome =
  | "answered"
  | "reply for somebody other than its sender"
  | "reply to no booking of ours"
  | "reply to a meeting that does not stand"
  | "reply to an earlier state"
  | "reply of nobody invited"
  | "reply older than the last";

/**
 * Writes down how an attendee answered the invitation, and tells the hosts of a declined one.
 *
 * Who answers has to be who sends: a calendar answers for its own person, and so nobody answers for
 * somebody else by mistake. It proves nothing, for From can be forged: so an answer is shown and told,
 * and never cancels, moves or frees anything.
 */
export async function applyReply(visit: Visit, from: readonly string[], reply: Reply): Promise<ReplyOutcome> {
  const answer = reply.answers.find(({ email }) => from.includes(email));
  if (!answer) return "reply for somebody other than its sender";
  const organizationId = await organizationOfBooking(visit.db, reply.uid);
  if (!organizationId) return "reply to no booking of ours";
  const ctx: Context = { ...visit, organizationId, actor: { kind: "system" } };
  return inTransaction(ctx.db, ctx, async (tx) => {
    const [booking] = await tx
      .select()
      .from(bookings)
      .where(and(eq(bookings.organizationId, organizationId), eq(bookings.uid, reply.uid)))
      .for("update");
    if (!booking || stateAt(booking, ctx.now) !== "confirmed")
      return "reply to a meeting that does not stand";
    if (reply.sequence < booking.sequence) return "reply to an earlier state";
    // A clock that is ahead must not make the next answer look old.
    const respondedAt = Math.min(reply.stampedAt, ctx.now);
    const outcome = await note(tx, ctx, booking.id, { ...answer, respondedAt });
    if (typeof outcome === "string") return outcome;
    const { declinedBy: respondentEmail } = outcome;
    const hosts = await readHosts(tx, organizationId, booking.id);
    await forgetDropped(tx, ctx, booking.id, respondentEmail);
    const wanted = hosts.map((to) => ({ kind: "booking_declined_owner" as const, to, respondentEmail }));
    await queueBookingMails(tx, ctx, booking, wanted);
    return "answered";
  });
}

/** A mail that was never sent because they had come round by then would be in the way of the one about their declining again. */
async function forgetDropped(tx: Transaction, ctx: Context, bookingId: string, respondentEmail: string) {
  await tx
    .delete(mails)
    .where(
      and(
        eq(mails.organizationId, ctx.organizationId),
        eq(mails.bookingId, bookingId),
        eq(mails.kind, "booking_declined_owner"),
        eq(mails.respondentEmail, respondentEmail),
        eq(mails.state, "refused"),
        eq(mails.response, notSentBecause.outOfDate),
      ),
    );
}

type Answer = Reply["answers"][number] & { readonly respondedAt: number };

/** Changes the attendee's row, if the answer is newer than the last; `declinedBy` is theirs who had not declined before. */
async function note(
  tx: Transaction,
  ctx: Context,
  bookingId: string,
  { email, response, respondedAt }: Answer,
): Promise<ReplyOutcome | { readonly declinedBy: string }> {
  const theirs = and(
    eq(attendees.organizationId, ctx.organizationId),
    eq(attendees.bookingId, bookingId),
    eq(sql`lower(${attendees.email})`, email),
  );
  const [before] = await tx
    .select({
      id: attendees.id,
      email: attendees.email,
      response: attendees.response,
      respondedAt: attendees.respondedAt,
    })
    .from(attendees)
    .where(theirs);
  if (!before) return "reply of nobody invited";
  if (before.respondedAt !== null && respondedAt <= before.respondedAt) return "reply older than the last";
  await tx.update(attendees).set({ response, respondedAt }).where(theirs);
  await recordAudit(tx, ctx, {
    action: "attendee.responded",
    subjectId: before.id,
    before: { response: before.response },
    after: { response },
  });
  const hasDeclined = response === "declined" && before.response !== "declined";
  return hasDeclined ? { declinedBy: before.email } : "answered";
}
