import type { Transaction } from "@/db/client";
import type { Context } from "@/lib/context";
import { type BookingMailKind, queueBookingMails, type Recipient } from "@/lib/notifications/outbox";
import { readBookingDetails } from "./queries";

/**
 * What there is to tell of a booking. `clock` is a move by new rules of its zone's clock; what
 * begins with `request` is about one that waits for its owner's answer and that nobody was invited to.
 */
export type News = keyof typeof kinds;

type Kinds = {
  readonly guest: BookingMailKind;
  /** Whether those whom the guest brings along are told as well: of a meeting, and not of a request. */
  readonly isForAll?: boolean;
  /** For every host; left out where the hosts decided it, know it, or had nothing to do with it yet. */
  readonly host?: BookingMailKind;
  /** For a host of before who has the booking no longer. */
  readonly lost?: BookingMailKind;
};

const kinds = {
  confirmed: { guest: "booking_confirmed_guest", isForAll: true, host: "booking_confirmed_owner" },
  moved: {
    guest: "booking_moved_guest",
    isForAll: true,
    host: "booking_moved_owner",
    lost: "booking_reassigned_owner",
  },
  clock: { guest: "booking_clock_guest", isForAll: true, host: "booking_clock_owner" },
  cancelled: { guest: "booking_cancelled_guest", isForAll: true, host: "booking_cancelled_owner" },
  follow_up: { guest: "booking_follow_up_guest" },
  request: { guest: "booking_requested_guest", host: "booking_requested_owner" },
  request_moved: {
    guest: "booking_request_moved_guest",
    host: "booking_request_moved_owner",
    lost: "booking_request_reassigned_owner",
  },
  request_cancelled: { guest: "booking_request_cancelled_guest", host: "booking_request_cancelled_owner" },
  request_rejected: { guest: "booking_rejected_guest" },
  request_expired: { guest: "booking_expired_guest" },
} as const satisfies Record<string, Kinds>;

/**
 * Queues what a booking's new state tells the guest, whom they bring, and every host, and, for a host of before
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
  const { guest, isForAll = false, host, lost }: Kinds = kinds[news];
  const emailsNow = new Set(details.hosts.map(({ email }) => email));
  const hostsLost = hostsBefore.filter(({ email }) => !emailsNow.has(email));
  await queueBookingMails(tx, ctx, booking, [
    { kind: guest, to: details.guest },
    ...(isForAll ? details.brought.map((to) => ({ kind: guest, to })) : []),
    ...(host ? details.hosts.map((to) => ({ kind: host, to })) : []),
    ...(lost ? hostsLost.map((to) => ({ kind: lost, to })) : []),
  ]);
}
