import { and, eq, gt, gte, inArray, lt, lte, or, type SQL, sql } from "drizzle-orm";
import { containing } from "@/db/like";
import { answers, attendees, bookings, links, reservations } from "@/db/tables";
import { durationMaxMinutes } from "@/lib/links/rules";
import { minuteMs } from "@/lib/time/zone";

/** The tabs of the list. Every booking stands in exactly one, by its status and the clock: see `stateAt`. */
export const tabs = ["upcoming", "pending", "past", "cancelled"] as const;
export type Tab = (typeof tabs)[number];

/** What may narrow a list or a calendar of bookings. Times are epoch ms. */
export type BookingFilter = {
  /** Some of the guest's name or address, the link's title or an answer, in any case. */
  readonly search?: string | undefined;
  readonly linkId?: string | undefined;
  /** A person who has the booking, or had it when it was called off; by the id as a resource. */
  readonly hostId?: string | undefined;
  readonly from?: number | undefined;
  /** Starts before it. */
  readonly until?: number | undefined;
};

/** No meeting is longer, so what runs at an instant began within it: with this the index on starts can be used. */
const longestMs = durationMaxMinutes * minuteMs;

const endsAfter = (instant: number) =>
  and(gt(bookings.endsAt, instant), gt(bookings.startsAt, instant - longestMs));

/** What belongs under a tab of the list, as things are at an instant. */
export function isInTab(tab: Tab, now: number): SQL | undefined {
  const isConfirmed = eq(bookings.status, "confirmed");
  const isPending = eq(bookings.status, "pending");
  const hasBegun = lte(bookings.startsAt, now);
  switch (tab) {
    case "upcoming":
      return and(isConfirmed, endsAfter(now));
    case "pending":
      return and(isPending, gt(bookings.startsAt, now));
    case "past":
      return and(
        hasBegun,
        or(inArray(bookings.status, ["completed", "no_show"]), and(isConfirmed, lte(bookings.endsAt, now))),
      );
    case "cancelled":
      return or(inArray(bookings.status, ["cancelled", "rejected", "expired"]), and(isPending, hasBegun));
  }
}

/** What stands in a calendar: all but what was called off or has expired. */
export const isOnCalendar = (now: number): SQL | undefined =>
  or(
    inArray(bookings.status, ["confirmed", "completed", "no_show"]),
    and(eq(bookings.status, "pending"), gt(bookings.startsAt, now)),
  );

/** Some of the meeting lies between two instants (epoch ms). */
export const isDuring = ({ start, end }: { readonly start: number; readonly end: number }): SQL | undefined =>
  and(endsAfter(start), lt(bookings.startsAt, end));

/** For a query over bookings with their link and the guest who booked. */
export const passes = ({ search, linkId, hostId, from, until }: BookingFilter): SQL | undefined =>
  and(
    search ? mentions(search) : undefined,
    linkId ? eq(bookings.linkId, linkId) : undefined,
    hostId ? isWith(hostId) : undefined,
    from === undefined ? undefined : gte(bookings.startsAt, from),
    until === undefined ? undefined : lt(bookings.startsAt, until),
  );

/** Looked up for each booking by the index; else the planner may read the whole table of all organizations at once. */
const eachOnItsOwn = sql.raw("offset 0");

function mentions(search: string): SQL {
  const pattern = containing(search);
  return sql`(${attendees.name} ilike ${pattern} or ${attendees.email} ilike ${pattern}
    or ${links.title} ilike ${pattern} or exists (
      select from ${answers} where ${answers.organizationId} = ${bookings.organizationId}
        and ${answers.bookingId} = ${bookings.id} and ${answers.value} #>> '{}' ilike ${pattern} ${eachOnItsOwn}))`;
}

const isWith = (hostId: string): SQL =>
  sql`exists (
    select from ${reservations} where ${reservations.organizationId} = ${bookings.organizationId}
      and ${reservations.bookingId} = ${bookings.id} and ${reservations.resourceId} = ${hostId}
      and (${reservations.releasedAt} is null or ${reservations.releasedAt} = ${bookings.cancelledAt}) ${eachOnItsOwn})`;
