import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { bookings } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { recordAudit } from "@/lib/audit/record";
import { requirePermission } from "@/lib/auth/permissions";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";
import type { Booking } from "./book-slot";
import { queueByClock } from "./queue-by-clock";
import { type News, queueNews } from "./queue-news";
import { lockBooking, releaseBooking } from "./reservations";
import { isOpenRequest } from "./rules";
import type { RejectBooking } from "./schema";

/**
 * Says yes to a request: the booking is confirmed, keeps its time, and guest and hosts are invited.
 * `sequence` is the one that the answer was given to.
 *
 * Fails with `not_found`, and with `conflict` when it was moved, decided, withdrawn or is past.
 */
export async function approveBooking(
  ctx: Context,
  bookingId: string,
  { sequence }: Pick<Booking, "sequence">,
): Promise<Booking> {
  requirePermission(ctx, "bookings:write");
  return inTransaction(ctx.db, ctx, async (tx) => {
    await lockRequest(tx, ctx, bookingId, sequence);
    const outcome = { status: "confirmed" } as const;
    const approved = await decide(tx, ctx, bookingId, outcome, "booking.approved", "confirmed");
    await queueByClock(tx, ctx, approved);
    return approved;
  });
}

/**
 * Says no to a request: its time is free at once, and the guest is told, with the reason if there
 * is one. Fails like `approveBooking`.
 */
export async function rejectBooking(
  ctx: Context,
  bookingId: string,
  { reason, sequence }: RejectBooking & Pick<Booking, "sequence">,
): Promise<Booking> {
  requirePermission(ctx, "bookings:write");
  return inTransaction(ctx.db, ctx, async (tx) => {
    await lockRequest(tx, ctx, bookingId, sequence);
    await releaseBooking(tx, ctx, bookingId);
    const calledOff = { status: "rejected", cancelledAt: ctx.now, cancelReason: reason || null } as const;
    return decide(tx, ctx, bookingId, calledOff, "booking.rejected", "request_rejected");
  });
}

async function lockRequest(
  tx: Transaction,
  ctx: Context,
  bookingId: string,
  sequence: number,
): Promise<void> {
  const { booking } = await lockBooking(tx, ctx, bookingId);
  if (booking.status !== "pending") throw new AppError("conflict", say("bookings.decided"));
  if (booking.sequence !== sequence) throw new AppError("conflict", say("bookings.movedMeanwhile"));
  if (!isOpenRequest(booking, ctx.now)) throw new AppError("conflict", say("bookings.requestPassed"));
}

/**
 * Writes what became of a request, under the locks of `lockBooking`, and tells it. The sequence
 * grows, so that mails about its earlier states that wait to be sent are out of date.
 */
export async function decide(
  tx: Transaction,
  ctx: Context,
  bookingId: string,
  outcome: Pick<Booking, "status"> & Partial<Booking>,
  action: string,
  news: News,
): Promise<Booking> {
  const [decided] = await tx
    .update(bookings)
    .set({ ...outcome, sequence: sql`${bookings.sequence} + 1` })
    .where(and(eq(bookings.organizationId, ctx.organizationId), eq(bookings.id, bookingId)))
    .returning();
  if (!decided) throw new Error("A locked booking was not there to be decided.");
  await recordAudit(tx, ctx, {
    action,
    subjectId: bookingId,
    before: { status: "pending" },
    after: { status: decided.status },
  });
  await queueNews(tx, ctx, decided, news);
  return decided;
}
