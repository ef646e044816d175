import { inTransaction } from "@/db/tenant";
import type { Context, Visit } from "@/lib/context";
import type { Jobs } from "@/lib/jobs/enqueue";
import { decide } from "./decide-booking";
import { lockBooking, releaseBooking } from "./reservations";

/**
 * Closes a request whose time has come without an answer: its time is released, and the guest is
 * told. One that was decided, withdrawn or moved to later is left alone, so it may run twice.
 */
export async function expireRequest(
  visit: Visit,
  { bookingId, organizationId }: Jobs["expire-request"],
): Promise<void> {
  const ctx: Context = { ...visit, organizationId, actor: { kind: "system" } };
  await inTransaction(ctx.db, ctx, async (tx) => {
    const { booking } = await lockBooking(tx, ctx, bookingId);
    if (booking.status !== "pending" || booking.startsAt > ctx.now) return;
    await releaseBooking(tx, ctx, bookingId);
    const outcome = { status: "expired", cancelledAt: ctx.now } as const;
    await decide(tx, ctx, bookingId, outcome, "booking.expired", "request_expired");
  });
}
