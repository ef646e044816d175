import type { Transaction } from "@/db/client";
import type { Context } from "@/lib/context";
import { queueBookingMails } from "@/lib/notifications/outbox";
import { readBookingDetails } from "./queries";

/** Queues the confirmation for the guest and for every host of a booking. */
export async function queueConfirmations(
  tx: Transaction,
  ctx: Context,
  booking: { readonly id: string; readonly sequence: number },
): Promise<void> {
  const details = await readBookingDetails(tx, ctx.organizationId, booking.id);
  if (!details) throw new Error("A booking was not there in its own transaction.");
  await queueBookingMails(tx, ctx, booking, [
    { kind: "booking_confirmed_guest", to: details.guest },
    ...details.hosts.map((to) => ({ kind: "booking_confirmed_owner" as const, to })),
  ]);
}
