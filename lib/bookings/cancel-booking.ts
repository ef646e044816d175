import { and, eq, sql } from "drizzle-orm";
import { bookings } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import type { Booking } from "./book-slot";
import { requireGuestMay } from "./guest-policy";
import { requireOwnBooking } from "./permission";
import { queueNews } from "./queue-news";
import { lockBooking, releaseBooking } from "./reservations";
import { requireOpenBooking } from "./rules";
import type { CancelBooking } from "./schema";

/**
 * Calls a booking off: its time is free at once, and guest and hosts are told. The others of a
 * group session keep theirs. Calling it off again changes nothing.
 *
 * Fails with `not_found`, and with `conflict` for a booking that is over or was called off otherwise,
 * or that the owner does not let its guest cancel, or not so late.
 */
export async function cancelBooking(
  ctx: Context,
  bookingId: string,
  { reason }: CancelBooking,
): Promise<Booking> {
  requireOwnBooking(ctx, bookingId);
  return inTransaction(ctx.db, ctx, async (tx) => {
    const { locked, booking } = await lockBooking(tx, ctx, bookingId);
    if (booking.status === "cancelled") return booking;
    requireOpenBooking(booking, ctx.now);
    // The owner's policy binds guests, not the owner.
    if (ctx.actor.kind === "guest") requireGuestMay("cancel", booking, locked.link, ctx.now);
    await releaseBooking(tx, ctx, bookingId);
    const [cancelled] = await tx
      .update(bookings)
      .set({
        status: "cancelled",
        cancelledAt: ctx.now,
        cancelReason: reason || null,
        sequence: sql`${bookings.sequence} + 1`,
      })
      .where(and(eq(bookings.organizationId, ctx.organizationId), eq(bookings.id, bookingId)))
      .returning();
    if (!cancelled) throw new Error("A locked booking was not there to be cancelled.");
    await recordAudit(tx, ctx, {
      action: "booking.cancelled",
      subjectId: bookingId,
      before: { status: booking.status },
      after: { status: "cancelled" },
    });
    await queueNews(tx, ctx, cancelled, booking.status === "pending" ? "request_cancelled" : "cancelled");
    return cancelled;
  });
}
