import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytes, instant, organizationId } from "./columns";
import { links } from "./links";
import { organizations } from "./organizations";
import { questions } from "./templates";

/**
 * A meeting that a guest booked through a link.
 *
 * It keeps its instants and also the wall clock, zone and tzdata version that made
 * them, so that a booking whose clock a later tzdata moves can be found and mended.
 */
export const bookings = pgTable(
  "bookings",
  {
    id: uuid().primaryKey(),
    organizationId: organizationId(),
    linkId: uuid().notNull(),
    status: text({
      enum: ["pending", "confirmed", "rejected", "cancelled", "expired", "completed", "no_show"],
    }).notNull(),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    /** The start on the clock of `timeZone`, "YYYY-MM-DDTHH:MM", as `tzdataVersion` had it. */
    wallClock: text().notNull(),
    timeZone: text().notNull(),
    tzdataVersion: text().notNull(),
    /** Where it began before it was last moved. */
    movedFrom: instant(),
    /** iCalendar UID, the same for the booking's whole life, and SEQUENCE, raised by every change. */
    uid: text().notNull(),
    sequence: integer().notNull().default(0),
    /** The ORGANIZER of its invitations, the first host it had: calendars obey nobody else, whoever has it now. */
    organizer: jsonb().$type<{ name: string; email: string } | null>(),
    location: jsonb().$type<{ kind: string; value: string } | null>(),
    /** Which members a round robin picked, and why. */
    assignment: jsonb().$type<unknown>(),
    /** When and why it was called off: cancelled by either side, rejected, or expired without an answer. */
    cancelledAt: instant(),
    cancelReason: text(),
    privateNote: text().notNull().default(""),
    /** From the guest's request: the same key again answers with this booking, never with a second one. */
    idempotencyKey: text(),
    /** SHA-256 of the request that came with the key. */
    requestHash: text(),
    createdAt: instant().notNull(),
  },
  (t) => [
    unique("bookings_tenant_key").on(t.organizationId, t.id),
    unique("bookings_uid_unique").on(t.uid),
    foreignKey({
      name: "bookings_link_fk",
      columns: [t.organizationId, t.linkId],
      foreignColumns: [links.organizationId, links.id],
    }),
    check("bookings_end_after_start", sql`${t.endsAt} > ${t.startsAt}`),
    check(
      "bookings_status_known",
      sql`${t.status} in ('pending', 'confirmed', 'rejected', 'cancelled', 'expired', 'completed', 'no_show')`,
    ),
    check("bookings_sequence_not_negative", sql`${t.sequence} >= 0`),
    check("bookings_wall_clock_shape", sql`${t.wallClock} ~ '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d$'`),
    check("bookings_key_with_hash", sql`(${t.idempotencyKey} is null) = (${t.requestHash} is null)`),
    uniqueIndex("bookings_idempotency_unique").on(t.linkId, t.idempotencyKey),
    index("bookings_by_start_idx").on(t.organizationId, t.startsAt, t.id),
    index("bookings_by_link_start_idx").on(t.linkId, t.startsAt),
    index("bookings_by_link_creation_idx").on(t.linkId, t.createdAt),
  ],
);

/**
 * A guest's request for a time that waits until its mail address is proved to be the guest's own.
 * It is no booking yet and keeps no time; it is gone when it has become one or its time is over.
 */
export const emailConfirmations = pgTable(
  "email_confirmations",
  {
    id: uuid().primaryKey(),
    organizationId: organizationId(),
    linkId: uuid().notNull(),
    email: text().notNull(),
    /** The request as the form sent it, files included, as text. */
    request: jsonb().$type<unknown>().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
  },
  (t) => [
    foreignKey({
      name: "email_confirmations_link_fk",
      columns: [t.organizationId, t.linkId],
      foreignColumns: [links.organizationId, links.id],
    }).onDelete("cascade"),
    check("email_confirmations_expiry_after_start", sql`${t.expiresAt} > ${t.createdAt}`),
    index("email_confirmations_by_expiry_idx").on(t.organizationId, t.expiresAt),
  ],
);

/** A proof of work that has been accepted once and is refused from then on, until nobody accepts it anyway. */
export const spentChallenges = pgTable(
  "spent_challenges",
  {
    organizationId: organizationId(),
    /** The challenge's signature. */
    signature: text().notNull(),
    expiresAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ name: "spent_challenges_pkey", columns: [t.organizationId, t.signature] }),
    foreignKey({
      name: "spent_challenges_organization_fk",
      columns: [t.organizationId],
      foreignColumns: [organizations.id],
    }).onDelete("cascade"),
  ],
);

/** A person at a booking: the guest who booked, and whom they brought. */
export const attendees = pgTable(
  "attendees",
  {
    id: uuid().primaryKey(),
    organizationId: organizationId(),
    bookingId: uuid().notNull(),
    role: text({ enum: ["booker", "guest"] }).notNull(),
    name: text().notNull(),
    email: text().notNull(),
    timeZone: text().notNull(),
    /** Of the mails to them: that of the page they booked on. */
    language: text({ enum: ["en", "de"] })
      .notNull()
      .default("en"),
    response: text({ enum: ["needs_action", "accepted", "declined", "tentative"] })
      .notNull()
      .default("needs_action"),
    /** When they answered the invitation, by their own calendar's word. */
    respondedAt: instant(),
  },
  (t) => [
    foreignKey({
      name: "attendees_booking_fk",
      columns: [t.organizationId, t.bookingId],
      foreignColumns: [bookings.organizationId, bookings.id],
    }).onDelete("cascade"),
    check("attendees_language_known", sql`${t.language} in ('en', 'de')`),
    check("attendees_role_known", sql`${t.role} in ('booker', 'guest')`),
    check(
      "attendees_response_known",
      sql`${t.response} in ('needs_action', 'accepted', 'declined', 'tentative')`,
    ),
    index("attendees_booking_idx").on(t.bookingId),
    index("attendees_email_idx").on(t.organizationId, sql`lower(${t.email})`),
  ],
);

/** Words, a number, a tick, several choices, a local date "YYYY-MM-DD", or a file that was sent along. */
export type AnswerValue =
  | string
  | number
  | boolean
  | string[]
  | { readonly onDate: string }
  | { readonly fileId: string; readonly name: string; readonly bytes: number };

/** What was answered, with the question as it was asked: a template may change later. */
export const answers = pgTable(
  "answers",
  {
    id: uuid().primaryKey(),
    organizationId: organizationId(),
    bookingId: uuid().notNull(),
    questionId: uuid(),
    position: smallint().notNull(),
    label: text().notNull(),
    value: jsonb().$type<AnswerValue>().notNull(),
  },
  (t) => [
    unique("answers_in_order").on(t.bookingId, t.position),
    foreignKey({
      name: "answers_booking_fk",
      columns: [t.organizationId, t.bookingId],
      foreignColumns: [bookings.organizationId, bookings.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "answers_question_fk",
      columns: [t.organizationId, t.questionId],
      foreignColumns: [questions.organizationId, questions.id],
    }),
    index("answers_question_idx").on(t.questionId),
  ],
);

/** A file that a guest sent as an answer; the answer holds its id. */
export const answerFiles = pgTable(
  "answer_files",
  {
    id: uuid().primaryKey(),
    organizationId: organizationId(),
    bookingId: uuid().notNull(),
    name: text().notNull(),
    mediaType: text().notNull(),
    content: bytes().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    foreignKey({
      name: "answer_files_booking_fk",
      columns: [t.organizationId, t.bookingId],
      foreignColumns: [bookings.organizationId, bookings.id],
    }).onDelete("cascade"),
    check("answer_files_not_too_large", sql`octet_length(${t.content}) <= 5242880`),
    index("answer_files_booking_idx").on(t.bookingId),
  ],
);
