import type { Transaction } from "@/db/client";
import type { Context } from "@/lib/context";
import { queueBookingMails, type Recipient } from "@/lib/notifications/outbox";
import { readBookingDetails } from "./queries";

/** What there is to tell of a booking; `clock` is a move by new rules of its zone's clock. */
export type News = "confirmed" | "moved" | "clock" | "cancelled";

/**
 * Queues what a booking's new state tells the guest and every host, and, for a host of before
 * who has the booking no longer, that it is not theirs any more.
 */
export async function queueNews(
  tx: Transaction,
  ctx: Context,
  booking: { readonly id: string; readonly sequence: number },
  news: News,
  hostsBefore: readonly Recipient[] = [],
): Promise<void> {
  const details = await readBookingDetails(tx, ctx.organizationId, booking.id);
  if (!details) throw new Error("A booking was not there in its own transaction.");
  const emailsNow = new Set(details.hosts.map(({ email }) => email));
  await queueBookingMails(tx, ctx, booking, [
    { kind: `booking_${news}_guest`, to: details.guest },
    ...details.hosts.map((to) => ({ kind: `booking_${news}_owner` as const, to })),
    ...hostsBefore
      .filter(({ email }) => !emailsNow.has(email))
      .map((to) => ({ kind: "booking_reassigned_owner" as const, to })),
  ]);
}
