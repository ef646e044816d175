import { and, asc, desc, eq, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { attendees, bookings, links } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { requirePermission } from "@/lib/auth/permissions";
import type { Context } from "@/lib/context";
import type { Cursor } from "@/lib/cursor";
import { type BookingFilter, isDuring, isInTab, isOnCalendar, passes, type Tab } from "./booking-conditions";
import { stateAt } from "./rules";

export type ListedBooking = Awaited<ReturnType<typeof findBookingsDuring>>[number];

export type BookingPage = {
  readonly bookings: readonly ListedBooking[];
  /** Where the pages before and after this one begin; null when there is none. */
  readonly previous: Cursor | null;
  readonly next: Cursor | null;
};

export type BookingQuery = BookingFilter & {
  readonly tab: Tab;
  /** The page that comes after this booking, or the one before that. */
  readonly after?: Cursor | undefined;
  readonly before?: Cursor | undefined;
};

export const bookingsPerPage = 25;

/** Soonest first for what is to come, latest first for what is over. */
const isAscending = (tab: Tab) => tab === "upcoming" || tab === "pending";

/**
 * One page of a tab of the organization's bookings. Pages hang on starts and ids and not on
 * numbers, so that a booking that is made meanwhile makes none appear twice or be left out.
 */
export async function findBookings(ctx: Context, query: BookingQuery): Promise<BookingPage> {
  requirePermission(ctx, "bookings:read");
  const { tab, after, before } = query;
  const isBackward = before !== undefined;
  const isUp = isAscending(tab) !== isBackward;
  const rows = await inTransaction(ctx.db, ctx, (tx) =>
    listed(tx, ctx, and(isInTab(tab, ctx.now), passes(query), isBeyond(before ?? after, isUp)))
      .orderBy(...inOrder(isUp))
      .limit(bookingsPerPage + 1),
  );
  const found = rows.slice(0, bookingsPerPage).map((row) => ({ ...row, state: stateAt(row, ctx.now) }));
  if (isBackward) found.reverse();
  const hasMore = rows.length > bookingsPerPage;
  const [first, last] = [found.at(0) ?? null, found.at(-1) ?? null];
  return {
    bookings: found,
    previous: (isBackward ? hasMore : after !== undefined) ? cursorOf(first) : null,
    next: isBackward || hasMore ? cursorOf(last) : null,
  };
}

/** All bookings that take place, or may, between two instants (epoch ms), by start: for a calendar. */
export async function findBookingsDuring(
  ctx: Context,
  during: { readonly start: number; readonly end: number },
  filter: BookingFilter = {},
) {
  requirePermission(ctx, "bookings:read");
  const rows = await inTransaction(ctx.db, ctx, (tx) =>
    listed(tx, ctx, and(isOnCalendar(ctx.now), isDuring(during), passes(filter))).orderBy(...inOrder(true)),
  );
  return rows.map((row) => ({ ...row, state: stateAt(row, ctx.now) }));
}

const cursorOf = (booking: ListedBooking | null): Cursor | null =>
  booking && { at: booking.startsAt, id: booking.id };

const isBeyond = (cursor: Cursor | undefined, isUp: boolean): SQL | undefined => {
  if (!cursor) return undefined;
  const edge = sql`(${sql.param(cursor.at, bookings.startsAt)}, ${cursor.id}::uuid)`;
  const place = sql`(${bookings.startsAt}, ${bookings.id})`;
  return isUp ? sql`${place} > ${edge}` : sql`${place} < ${edge}`;
};

const inOrder = (isUp: boolean) =>
  isUp ? [asc(bookings.startsAt), asc(bookings.id)] : [desc(bookings.startsAt), desc(bookings.id)];

const listed = (tx: Transaction, ctx: Context, condition: SQL | undefined) =>
  tx
    .select({
      id: bookings.id,
      status: bookings.status,
      startsAt: bookings.startsAt,
      endsAt: bookings.endsAt,
      linkTitle: links.title,
      guestName: attendees.name,
      guestEmail: attendees.email,
    })
    .from(bookings)
    .innerJoin(links, and(eq(links.organizationId, bookings.organizationId), eq(links.id, bookings.linkId)))
    .innerJoin(
      attendees,
      and(
        eq(attendees.organizationId, bookings.organizationId),
        eq(attendees.bookingId, bookings.id),
        eq(attendees.role, "booker"),
      ),
    )
    .where(and(eq(bookings.organizationId, ctx.organizationId), condition))
    .$dynamic();
