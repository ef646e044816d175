import { and, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { bookings, holds, reservations } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { recordAudit } from "@/lib/audit/record";
import { requirePermission } from "@/lib/auth/permissions";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";
import { forgetResponses } from "@/lib/replies/forget-responses";
import { toIso } from "@/lib/time/format";
import { wallClockText } from "@/lib/time/zone";
import { tzdataVersion } from "@/lib/tzdata";
import { readBooking } from "./queries";
import { queueByClock } from "./queue-by-clock";
import { queueNews } from "./queue-news";
import { lockBooking, meeting, reservedResourceIds } from "./reservations";
import { agreedInstant } from "./rules";

export type ClockShift = {
  readonly id: string;
  /** Where the booking was found, epoch ms; one that has moved since is left alone. */
  readonly startsAt: number;
  /** Where the agreed wall clock is now, epoch ms. */
  readonly movesTo: number;
};

/**
 * Shifts a booking, with all who share its session, to where the agreed wall clock is by
 * today's rules of its zone, and tells everybody. It keeps its hosts and its places, and no
 * rule of the link matters: the meeting stays when people expect it. Answers `changed` for a
 * booking that was moved or called off meanwhile.
 *
 * Fails with `slot_taken` when something else has the time, and with `conflict` when it has passed.
 */
export async function keepWallClock(
  ctx: Context,
  { id, startsAt, movesTo }: ClockShift,
): Promise<"moved" | "changed"> {
  requirePermission(ctx, "bookings:write");
  return inTransaction(ctx.db, ctx, async (tx) => {
    const { booking } = await lockBooking(tx, ctx, id);
    const isOpen = booking.status === "pending" || booking.status === "confirmed";
    if (!isOpen || booking.startsAt !== startsAt) return booking.startsAt === movesTo ? "moved" : "changed";
    if (movesTo <= ctx.now) throw new AppError("conflict", say("bookings.agreedPassed"));
    const during = { start: movesTo, end: movesTo + (booking.endsAt - booking.startsAt) };
    await releaseHolds(tx, ctx, await reservedResourceIds(tx, ctx, id), during);
    const together = await readTogether(tx, ctx, id);
    await requireAgreement(tx, ctx, together, movesTo);
    await tx
      .update(reservations)
      .set({ during })
      .where(
        and(
          eq(reservations.organizationId, ctx.organizationId),
          inArray(reservations.bookingId, together),
          isNull(reservations.releasedAt),
        ),
      );
    for (const bookingId of together) await shift(tx, ctx, bookingId, during);
    return "moved";
  });
}

/** A form that is open at this moment keeps no meeting from its time: its guest hears when they book. */
async function releaseHolds(
  tx: Transaction,
  ctx: Context,
  resourceIds: readonly string[],
  during: { readonly start: number; readonly end: number },
): Promise<void> {
  const held = tx
    .select({ id: reservations.holdId })
    .from(reservations)
    .where(and(meeting(ctx, resourceIds, during), isNotNull(reservations.holdId)));
  await tx.delete(holds).where(and(eq(holds.organizationId, ctx.organizationId), inArray(holds.id, held)));
}

/** Who joined a session at another wall clock, as the new rules show it, must not be taken along. */
async function requireAgreement(
  tx: Transaction,
  ctx: Context,
  bookingIds: readonly string[],
  movesTo: number,
): Promise<void> {
  for (const id of bookingIds) {
    if (agreedInstant(await readBooking(tx, ctx, id)) !== movesTo)
      throw new AppError("conflict", say("bookings.sessionDisagrees"));
  }
}

/** The bookings that share a session, or the one alone. Holds in the session are let go. */
async function readTogether(tx: Transaction, ctx: Context, bookingId: string): Promise<string[]> {
  const live = and(eq(reservations.organizationId, ctx.organizationId), isNull(reservations.releasedAt));
  const [own] = await tx
    .select({ sessionId: reservations.sessionId })
    .from(reservations)
    .where(and(live, eq(reservations.bookingId, bookingId), isNotNull(reservations.sessionId)))
    .limit(1);
  if (!own?.sessionId) return [bookingId];
  const inSession = and(live, eq(reservations.sessionId, own.sessionId));
  const held = tx.select({ id: reservations.holdId }).from(reservations).where(inSession);
  await tx.delete(holds).where(and(eq(holds.organizationId, ctx.organizationId), inArray(holds.id, held)));
  const rows = await tx
    .selectDistinct({ id: reservations.bookingId })
    .from(reservations)
    .where(and(inSession, isNotNull(reservations.bookingId)));
  return rows.flatMap((row) => row.id ?? []);
}

async function shift(
  tx: Transaction,
  ctx: Context,
  bookingId: string,
  { start, end }: { readonly start: number; readonly end: number },
): Promise<void> {
  const { startsAt, timeZone } = await readBooking(tx, ctx, bookingId);
  const [shifted] = await tx
    .update(bookings)
    .set({
      startsAt: start,
      endsAt: end,
      wallClock: wallClockText(start, timeZone),
      tzdataVersion: tzdataVersion(),
      movedFrom: startsAt,
      sequence: sql`${bookings.sequence} + 1`,
    })
    .where(and(eq(bookings.organizationId, ctx.organizationId), eq(bookings.id, bookingId)))
    .returning();
  if (!shifted) throw new Error("A locked booking was not there to be shifted.");
  await recordAudit(tx, ctx, {
    action: "booking.moved",
    subjectId: bookingId,
    before: { start: toIso(startsAt) },
    after: { start: toIso(start), tzdata: shifted.tzdataVersion },
  });
  await forgetResponses(tx, ctx, bookingId);
  await queueByClock(tx, ctx, shifted);
  await queueNews(tx, ctx, shifted, shifted.status === "pending" ? "request_moved" : "clock");
}
