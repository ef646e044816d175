import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { bookings } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { recordAudit } from "@/lib/audit/record";
import { requirePermission } from "@/lib/auth/permissions";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";
import type { Booking } from "./book-slot";
import { lockBookingRow } from "./queries";
import { canBeMissed } from "./rules";

/**
 * Notes that nobody came to a meeting that has begun. Noting it again changes nothing, and nobody is told.
 * Fails with `not_found`, and with `conflict` for a meeting that has not begun or was never to take place.
 */
export async function markNoShow(ctx: Context, bookingId: string): Promise<void> {
  requirePermission(ctx, "bookings:write");
  await inTransaction(ctx.db, ctx, async (tx) => {
    const booking = await lockBookingRow(tx, ctx, bookingId);
    if (booking.status === "no_show") return;
    if (!canBeMissed(booking, ctx.now)) throw new AppError("conflict", whyNot(booking));
    await setStatus(tx, ctx, booking, "no_show", "booking.no_show");
  });
}

const whyNot = ({ status }: Booking) =>
  status === "confirmed" ? say("bookings.notYetBegun") : say("bookings.notHeld");

/** Takes that back: the meeting was held after all. Taking it back again changes nothing. Fails like `markNoShow`. */
export async function undoNoShow(ctx: Context, bookingId: string): Promise<void> {
  requirePermission(ctx, "bookings:write");
  await inTransaction(ctx.db, ctx, async (tx) => {
    const booking = await lockBookingRow(tx, ctx, bookingId);
    if (canBeMissed(booking, ctx.now)) return;
    if (booking.status !== "no_show") throw new AppError("conflict", whyNot(booking));
    await setStatus(tx, ctx, booking, "confirmed", "booking.no_show_undone");
  });
}

async function setStatus(
  tx: Transaction,
  ctx: Context,
  booking: Booking,
  status: Booking["status"],
  action: string,
): Promise<void> {
  await tx
    .update(bookings)
    .set({ status })
    .where(and(eq(bookings.organizationId, ctx.organizationId), eq(bookings.id, booking.id)));
  await recordAudit(tx, ctx, {
    action,
    subjectId: booking.id,
    before: { status: booking.status },
    after: { status },
  });
}
