import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bookings } from "./bookings";
import { instant, instantRange, organizationId } from "./columns";
import { links } from "./links";
import { resources } from "./resources";

/**
 * A short claim on a time while a guest fills the form, or on an offered time of a one-time link.
 * Letting it go removes the row, and its reservations with it.
 */
export const holds = pgTable(
  "holds",
  {
    id: uuid().primaryKey(),
    organizationId: organizationId(),
    linkId: uuid().notNull(),
    /** The browser's random id; it is no person's. */
    visitorId: text().notNull(),
    /** Kept by the owner for the recipient of a one-time link: in nobody's way who comes through that link. */
    isOffered: boolean().notNull().default(false),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
  },
  (t) => [
    unique("holds_tenant_key").on(t.organizationId, t.id),
    foreignKey({
      name: "holds_link_fk",
      columns: [t.organizationId, t.linkId],
      foreignColumns: [links.organizationId, links.id],
    }).onDelete("cascade"),
    check("holds_expiry_after_start", sql`${t.expiresAt} > ${t.createdAt}`),
    uniqueIndex("holds_one_per_visitor").on(t.linkId, t.visitorId),
  ],
);

/**
 * Time held on one seat of one resource, for a booking or for a hold.
 *
 * No two live rows of a seat may overlap, unless they are of one group session, and then each
 * has a seat of the session to itself. Drizzle cannot say an exclusion constraint, so
 * `reservations_no_overlap` stands in the hand-written migrations beside the generated ones. `during` is the meeting alone: buffers only keep other meetings
 * away and may share minutes with each other, so they are checked under the
 * resource's lock and kept here for the next check.
 */
export const reservations = pgTable(
  "reservations",
  {
    id: uuid().primaryKey(),
    organizationId: organizationId(),
    resourceId: uuid().notNull(),
    /** The link that the booking or hold was made through: a session is open to guests of its own link only. */
    linkId: uuid().notNull(),
    seat: integer().notNull().default(0),
    during: instantRange().notNull(),
    /**
     * The two ends of `during`, for looking rows up: PostgreSQL does not use an index of ranges for
     * those whom row-level security binds, because it cannot know that `&&` keeps secrets.
     */
    startsAt: instant().notNull().generatedAlwaysAs(sql`lower(during)`),
    endsAt: instant().notNull().generatedAlwaysAs(sql`upper(during)`),
    bufferBeforeMinutes: integer().notNull().default(0),
    bufferAfterMinutes: integer().notNull().default(0),
    bookingId: uuid(),
    holdId: uuid(),
    /** The group session it belongs to, whose guests share the time; null for a meeting of its own. */
    sessionId: uuid(),
    /** Which of the session's seats it takes; 0 for a meeting of its own. */
    sessionSeat: integer().notNull().default(0),
    /** When a hold lapses; whoever needs the time releases it then. */
    expiresAt: instant(),
    /** The time is free again: cancelled, moved, or let go. */
    releasedAt: instant(),
  },
  (t) => [
    foreignKey({
      name: "reservations_resource_fk",
      columns: [t.organizationId, t.resourceId],
      foreignColumns: [resources.organizationId, resources.id],
    }),
    foreignKey({
      name: "reservations_link_fk",
      columns: [t.organizationId, t.linkId],
      foreignColumns: [links.organizationId, links.id],
    }),
    foreignKey({
      name: "reservations_booking_fk",
      columns: [t.organizationId, t.bookingId],
      foreignColumns: [bookings.organizationId, bookings.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "reservations_hold_fk",
      columns: [t.organizationId, t.holdId],
      foreignColumns: [holds.organizationId, holds.id],
    }).onDelete("cascade"),
    check("reservations_for_booking_or_hold", sql`num_nonnulls(${t.bookingId}, ${t.holdId}) = 1`),
    check("reservations_only_holds_expire", sql`(${t.holdId} is null) = (${t.expiresAt} is null)`),
    check(
      "reservations_not_empty",
      sql`not isempty(${t.during}) and lower_inc(${t.during}) and not upper_inc(${t.during})`,
    ),
    check("reservations_at_most_a_day", sql`upper(${t.during}) - lower(${t.during}) <= interval '24 hours'`),
    index("reservations_session_idx").on(t.sessionId).where(sql`${t.releasedAt} is null`),
    index("reservations_by_start_idx").on(t.resourceId, t.startsAt).where(sql`${t.releasedAt} is null`),
    check("reservations_seat_not_negative", sql`${t.seat} >= 0`),
    check(
      "reservations_session_seat_in_session",
      sql`${t.sessionSeat} = 0 or (${t.sessionSeat} > 0 and ${t.sessionId} is not null)`,
    ),
    uniqueIndex("reservations_session_seat_once")
      .on(t.resourceId, t.sessionId, t.sessionSeat)
      .where(sql`${t.releasedAt} is null`),
    check(
      "reservations_buffers_not_negative",
      sql`${t.bufferBeforeMinutes} >= 0 and ${t.bufferAfterMinutes} >= 0`,
    ),
    index("reservations_booking_idx").on(t.bookingId),
    index("reservations_hold_idx").on(t.holdId),
  ],
);
