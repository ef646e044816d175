import { and, eq, gt, ne } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { attendees, bookings, links } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import type { Context, Visit } from "@/lib/context";
import { enqueue, type Jobs } from "@/lib/jobs/enqueue";
import { readOptedOut } from "@/lib/mail-opt-outs/queries";
import { queueBookingMails, type Recipient } from "@/lib/notifications/outbox";
import type { Booking } from "./book-slot";
import { lockBookingRow, readHosts } from "./queries";
import { isNextReminder, leadsAhead, remindAt } from "./reminder-rules";

/**
 * Queues a reminder of a confirmed booking for each lead that its link has now, for guests, hosts or both.
 * A lead that has passed is left out. By its key, a booking that moves takes its reminders along.
 */
export async function queueReminders(tx: Transaction, ctx: Context, booking: Booking): Promise<void> {
  const { id: bookingId, organizationId, startsAt } = booking;
  const { guests, hosts } = await readLeads(tx, ctx, booking.linkId);
  for (const leadMinutes of leadsAhead([...guests, ...hosts], startsAt, ctx.now)) {
    const time = { runAt: remindAt(startsAt, leadMinutes), key: `remind:${bookingId}:${leadMinutes}` };
    await enqueue(tx, "remind", { bookingId, organizationId, leadMinutes, startsAt }, time);
  }
}

/**
 * Queues the reminders of all bookings to come of a link whose leads have changed: a lead that was added counts
 * for meetings that were booked before, too. What waits already is replaced by itself, so it may run twice.
 */
export async function queueRemindersOfLink(
  visit: Visit,
  { linkId, organizationId }: Jobs["queue-reminders"],
): Promise<void> {
  const ctx: Context = { ...visit, organizationId, actor: { kind: "system" } };
  const ids = await inTransaction(ctx.db, ctx, (tx) => readComing(tx, ctx, linkId));
  for (const id of ids)
    await inTransaction(ctx.db, ctx, async (tx) => {
      const booking = await lockBookingRow(tx, ctx, id);
      if (booking.status === "confirmed") await queueReminders(tx, ctx, booking);
    });
}

async function readComing(tx: Transaction, ctx: Context, linkId: string): Promise<string[]> {
  const found = await tx
    .select({ id: bookings.id })
    .from(bookings)
    .where(
      and(
        eq(bookings.organizationId, ctx.organizationId),
        eq(bookings.linkId, linkId),
        eq(bookings.status, "confirmed"),
        gt(bookings.startsAt, ctx.now),
      ),
    );
  return found.map(({ id }) => id);
}

/**
 * Reminds those of a meeting whom its link reminds at this lead now: a lead that its owner has taken away
 * since reminds nobody. The outbox takes each mail once, so it may run twice; when in doubt there is no
 * reminder rather than two. Nobody is reminded of a meeting that was called off or has begun, nor by this
 * job of one that has moved: that has jobs of its own.
 */
export async function remind(
  visit: Visit,
  { bookingId, organizationId, leadMinutes, startsAt }: Jobs["remind"],
): Promise<void> {
  const ctx: Context = { ...visit, organizationId, actor: { kind: "system" } };
  await inTransaction(ctx.db, ctx, async (tx) => {
    const booking = await lockBookingRow(tx, ctx, bookingId);
    const isAhead = booking.status === "confirmed" && booking.startsAt > ctx.now;
    if (!isAhead || booking.startsAt !== startsAt) return;
    const leads = await readLeads(tx, ctx, booking.linkId);
    const isDue = (of: readonly number[]) => isNextReminder(leadMinutes, of, startsAt, ctx.now);
    const guests = isDue(leads.guests) ? await readGuests(tx, ctx, bookingId) : [];
    const hosts = isDue(leads.hosts) ? await readHosts(tx, organizationId, bookingId) : [];
    await queueBookingMails(tx, ctx, booking, [
      ...guests.map((to) => ({ kind: "booking_reminder_guest" as const, to, leadMinutes })),
      ...hosts.map((to) => ({ kind: "booking_reminder_owner" as const, to, leadMinutes })),
    ]);
  });
}

/** How many minutes before the start a link reminds whom. */
export async function readLeads(tx: Transaction, ctx: Context, linkId: string) {
  const [leads] = await tx
    .select({ guests: links.guestReminders, hosts: links.hostReminders })
    .from(links)
    .where(and(eq(links.organizationId, ctx.organizationId), eq(links.id, linkId)));
  return leads ?? { guests: [], hosts: [] };
}

/** The booker and those brought along, but who has said that they do not come, and who wants no such mails. */
async function readGuests(tx: Transaction, ctx: Context, bookingId: string): Promise<Recipient[]> {
  const coming = await tx
    .select({ name: attendees.name, email: attendees.email })
    .from(attendees)
    .where(
      and(
        eq(attendees.organizationId, ctx.organizationId),
        eq(attendees.bookingId, bookingId),
        ne(attendees.response, "declined"),
      ),
    );
  const optedOut = await readOptedOut(
    tx,
    ctx,
    coming.map(({ email }) => email),
  );
  return coming.filter(({ email }) => !optedOut.has(email.toLowerCase()));
}
