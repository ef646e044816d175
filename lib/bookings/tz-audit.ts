import { and, eq, gt, inArray } from "drizzle-orm";
import { bookings, links } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { requirePermission } from "@/lib/auth/permissions";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { wallClockText } from "@/lib/time/zone";
import { keepWallClock } from "./keep-wall-clock";
import { agreedInstant } from "./rules";

/** A booking that today's time zone data shows at another wall clock than was agreed. */
export type ShiftedBooking = {
  readonly id: string;
  readonly linkTitle: string;
  readonly timeZone: string;
  /** The release of tzdata that the booking was made with. */
  readonly tzdataVersion: string;
  /** What was agreed, "YYYY-MM-DDTHH:MM", and the instant it meant then, epoch ms. */
  readonly wallClock: string;
  readonly startsAt: number;
  /** What the clock shows at that instant now. */
  readonly showsNow: string;
  /** The instant that the agreed wall clock means now, epoch ms. */
  readonly movesTo: number;
};

/**
 * Lists the organization's future bookings whose wall clock no longer matches their instant:
 * a new tzdata changed the rules of their zone after they were made.
 */
export async function findShiftedBookings(ctx: Context): Promise<ShiftedBooking[]> {
  requirePermission(ctx, "bookings:read");
  const future = await inTransaction(ctx.db, ctx, (tx) =>
    tx
      .select({
        id: bookings.id,
        linkTitle: links.title,
        timeZone: bookings.timeZone,
        tzdataVersion: bookings.tzdataVersion,
        wallClock: bookings.wallClock,
        startsAt: bookings.startsAt,
      })
      .from(bookings)
      .innerJoin(links, and(eq(links.organizationId, bookings.organizationId), eq(links.id, bookings.linkId)))
      .where(
        and(
          eq(bookings.organizationId, ctx.organizationId),
          inArray(bookings.status, ["pending", "confirmed"]),
          gt(bookings.startsAt, ctx.now),
        ),
      )
      .orderBy(bookings.startsAt, bookings.id),
  );
  return future
    .map((booking) => ({ ...booking, showsNow: wallClockText(booking.startsAt, booking.timeZone) }))
    .filter((booking) => booking.showsNow !== booking.wallClock)
    .map((booking) => ({ ...booking, movesTo: agreedInstant(booking) }));
}

/** What became of a booking; `why` it could not be shifted, in words or as `say` has them. */
export type AuditOutcome = {
  readonly booking: ShiftedBooking;
  readonly result: "moved" | "changed" | "stuck";
  readonly why?: string;
};

/** Shifts each of these bookings so that its wall clock stays, and tells everybody; in the order of the list. */
export async function keepWallClocks(
  ctx: Context,
  shifted: readonly ShiftedBooking[],
): Promise<AuditOutcome[]> {
  const outcomes = new Map<string, AuditOutcome>();
  // A booking may have to wait for its neighbour to get out of the way, so those that are stuck try again.
  for (let waiting = shifted; ; ) {
    for (const booking of waiting) outcomes.set(booking.id, await tryToShift(ctx, booking));
    const stuck = waiting.filter(({ id }) => outcomes.get(id)?.result === "stuck");
    if (stuck.length === 0 || stuck.length === waiting.length) return [...outcomes.values()];
    waiting = stuck;
  }
}

async function tryToShift(ctx: Context, booking: ShiftedBooking): Promise<AuditOutcome> {
  try {
    return { booking, result: await keepWallClock(ctx, booking) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const why = error.code === "slot_taken" ? "something else has that time" : error.message;
    return { booking, result: "stuck", why };
  }
}
