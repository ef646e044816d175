import { and, eq, ne } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { attendees, links, templates } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import type { Context, Visit } from "@/lib/context";
import type { Jobs } from "@/lib/jobs/enqueue";
import { hasBookerOptedOut } from "@/lib/mail-opt-outs/queries";
import { lockBookingRow } from "./queries";
import { queueNews } from "./queue-news";
import { stateAt } from "./rules";

/**
 * Thanks the guest of a meeting that was held, if the link's template says so now. The outbox takes
 * the mail once, so it may run twice; when in doubt there is no mail rather than two, and a meeting
 * that was called off, missed or moved to later has none, nor has a guest who has declined the
 * invitation or wants no such mails.
 */
export async function followUp(
  visit: Visit,
  { bookingId, organizationId }: Jobs["follow-up"],
): Promise<void> {
  const ctx: Context = { ...visit, organizationId, actor: { kind: "system" } };
  await inTransaction(ctx.db, ctx, async (tx) => {
    const booking = await lockBookingRow(tx, ctx, bookingId);
    if (stateAt(booking, ctx.now) !== "completed") return;
    if (!(await wantsFollowUp(tx, ctx, booking.linkId))) return;
    if (!(await meantToCome(tx, ctx, bookingId))) return;
    if (!(await hasBookerOptedOut(tx, ctx, bookingId))) await queueNews(tx, ctx, booking, "follow_up");
  });
}

/** Whether a link's template says that its guests are thanked after the meeting. */
async function wantsFollowUp(tx: Transaction, ctx: Context, linkId: string): Promise<boolean> {
  const [template] = await tx
    .select({ sendsFollowUp: templates.sendsFollowUp })
    .from(links)
    .innerJoin(
      templates,
      and(eq(templates.organizationId, links.organizationId), eq(templates.id, links.templateId)),
    )
    .where(and(eq(links.organizationId, ctx.organizationId), eq(links.id, linkId)));
  return template?.sendsFollowUp ?? false;
}

/** Whether the guest who made a booking has not declined its invitation since. */
async function meantToCome(tx: Transaction, ctx: Context, bookingId: string): Promise<boolean> {
  const found = await tx
    .select({ id: attendees.id })
    .from(attendees)
    .where(
      and(
        eq(attendees.organizationId, ctx.organizationId),
        eq(attendees.bookingId, bookingId),
        eq(attendees.role, "booker"),
        ne(attendees.response, "declined"),
      ),
    );
  return found.length > 0;
}
