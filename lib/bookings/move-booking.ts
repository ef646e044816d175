import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { bookings } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { recordAudit } from "@/lib/audit/record";
import { requirePermission } from "@/lib/auth/permissions";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";
import { forgetResponses } from "@/lib/replies/forget-responses";
import { toIso } from "@/lib/time/format";
import { minuteMs, wallClockText } from "@/lib/time/zone";
import { requireFreshTzdata, tzdataVersion } from "@/lib/tzdata";
import type { Booking } from "./book-slot";
import { requireMovable } from "./check-slot";
import { requireGuestMay } from "./guest-policy";
import { requireOwnBooking } from "./permission";
import { readHosts } from "./queries";
import { queueByClock } from "./queue-by-clock";
import { queueNews } from "./queue-news";
import { lockBooking, type Offered, releaseBooking, reserve, reservedResourceIds } from "./reservations";
import { requireOpenBooking } from "./rules";

export type MoveBooking = {
  /** Epoch ms. */
  readonly start: number;
  /** Where whoever moves it saw it, epoch ms; somebody else may have moved it since. */
  readonly from?: number | undefined;
  /** The owner may break any rule of the link but a conflict with another meeting. */
  readonly overrules?: boolean | undefined;
};

/**
 * Moves a booking to another start. It keeps its id, its UID and its length, and its hosts
 * where they are free; its sequence grows by one. The old time is free again in the same
 * transaction in which the new one is taken. Moving to where it is already changes nothing.
 *
 * Fails with `not_found`, `conflict` for a booking that is over, called off or moved meanwhile, or
 * that the owner does not let its guest move, or not so late, and `slot_taken` or `slot_not_offered` like `bookSlot`.
 */
export async function moveBooking(
  ctx: Context,
  bookingId: string,
  { start, from, overrules = false }: MoveBooking,
): Promise<Booking> {
  requireOwnBooking(ctx, bookingId);
  // Overruling is for members.
  if (overrules) requirePermission(ctx, "bookings:write");
  requireFreshTzdata();
  return inTransaction(ctx.db, ctx, async (tx) => {
    const { locked, booking } = await lockBooking(tx, ctx, bookingId);
    requireOpenBooking(booking, ctx.now);
    if (booking.startsAt === start) return booking;
    if (from !== undefined && from !== booking.startsAt)
      throw new AppError("conflict", say("bookings.movedMeanwhile"));
    // The owner's policy binds guests, not the owner.
    if (ctx.actor.kind === "guest") requireGuestMay("move", booking, locked.link, ctx.now);
    const hosts = await readHosts(tx, ctx.organizationId, bookingId);
    const offered = await requireMovable(tx, ctx, locked, {
      start,
      durationMinutes: (booking.endsAt - booking.startsAt) / minuteMs,
      bookingId,
      stay: await reservedResourceIds(tx, ctx, bookingId),
      overrules,
    });
    await releaseBooking(tx, ctx, bookingId);
    const organizer = booking.organizer ?? hosts[0] ?? null;
    const moved = await update(tx, ctx, { ...booking, organizer }, start, offered);
    await reserve(tx, ctx, locked.link, { start, end: moved.endsAt }, offered, { bookingId });
    await recordAudit(tx, ctx, {
      action: "booking.moved",
      subjectId: bookingId,
      before: { start: toIso(booking.startsAt) },
      after: { start: toIso(start) },
    });
    await forgetResponses(tx, ctx, bookingId);
    await queueByClock(tx, ctx, moved);
    await queueNews(tx, ctx, moved, moved.status === "pending" ? "request_moved" : "moved", hosts);
    return moved;
  });
}

async function update(
  tx: Transaction,
  ctx: Context,
  { id, startsAt, endsAt, timeZone, organizer }: Booking,
  start: number,
  { picks }: Offered,
): Promise<Booking> {
  const [moved] = await tx
    .update(bookings)
    .set({
      startsAt: start,
      endsAt: start + (endsAt - startsAt),
      wallClock: wallClockText(start, timeZone),
      tzdataVersion: tzdataVersion(),
      movedFrom: startsAt,
      sequence: sql`${bookings.sequence} + 1`,
      assignment: picks,
      organizer,
    })
    .where(and(eq(bookings.organizationId, ctx.organizationId), eq(bookings.id, id)))
    .returning();
  if (!moved) throw new Error("A locked booking was not there to be moved.");
  return moved;
}
