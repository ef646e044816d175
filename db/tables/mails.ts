import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { passwordResets, signUps } from "./accounts";
import { bookings } from "./bookings";
import { instant, organizationId } from "./columns";
import { links } from "./links";
import { organizations } from "./organizations";

/**
 * The outbox: a row for every mail, written in the transaction of what it tells about.
 *
 * The job that sends it reads everything else again, so a row says only what and to
 * whom; subject and bodies are filled in with what was really sent. Mails about
 * accounts belong to no organization: only the operator's mail log and the worker see them.
 */
export const mails = pgTable(
  "mails",
  {
    id: uuid().primaryKey(),
    organizationId: uuid(),
    bookingId: uuid(),
    signUpId: uuid(),
    passwordResetId: uuid(),
    kind: text({
      enum: [
        "booking_confirmed_guest",
        "booking_confirmed_owner",
        "booking_moved_guest",
        "booking_moved_owner",
        "booking_clock_guest",
        "booking_clock_owner",
        "booking_reassigned_owner",
        "booking_cancelled_guest",
        "booking_cancelled_owner",
        "booking_follow_up_guest",
        "booking_requested_guest",
        "booking_requested_owner",
        "booking_request_moved_guest",
        "booking_request_moved_owner",
        "booking_request_reassigned_owner",
        "booking_request_cancelled_guest",
        "booking_request_cancelled_owner",
        "booking_rejected_guest",
        "booking_expired_guest",
        "booking_reminder_guest",
        "booking_reminder_owner",
        "booking_declined_owner",
        "confirm_booking_guest",
        "sign_up",
        "sign_up_known",
        "password_reset",
      ],
    }).notNull(),
    /** The booking's SEQUENCE that the mail tells about. */
    sequence: integer().notNull().default(0),
    /** Of a reminder: how many minutes before the start. 0 for every other mail. */
    leadMinutes: integer().notNull().default(0),
    /** Of a mail about one attendee's answer: theirs. Empty for every other mail. */
    respondentEmail: text().notNull().default(""),
    recipientName: text().notNull(),
    recipientEmail: text().notNull(),
    /** `kept`: no mail server is set, so it can only be read in the log. `bounced`: taken, and sent back later. */
    state: text({ enum: ["queued", "sent", "kept", "refused", "bounced"] })
      .notNull()
      .default("queued"),
    attempts: integer().notNull().default(0),
    /** What the mail server answered last. */
    response: text(),
    subject: text(),
    bodyText: text(),
    bodyHtml: text(),
    calendar: text(),
    createdAt: instant().notNull(),
    sentAt: instant(),
  },
  (t) => [
    foreignKey({
      name: "mails_organization_fk",
      columns: [t.organizationId],
      foreignColumns: [organizations.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "mails_booking_fk",
      columns: [t.organizationId, t.bookingId],
      foreignColumns: [bookings.organizationId, bookings.id],
    }).onDelete("cascade"),
    foreignKey({ name: "mails_sign_up_fk", columns: [t.signUpId], foreignColumns: [signUps.id] }).onDelete(
      "cascade",
    ),
    foreignKey({
      name: "mails_password_reset_fk",
      columns: [t.passwordResetId],
      foreignColumns: [passwordResets.id],
    }).onDelete("cascade"),
    check("mails_state_known", sql`${t.state} in ('queued', 'sent', 'kept', 'refused', 'bounced')`),
    check("mails_of_tenant_or_account", sql`(${t.organizationId} is null) = (${t.bookingId} is null)`),
    uniqueIndex("mails_once").on(
      t.bookingId,
      t.kind,
      t.sequence,
      t.leadMinutes,
      t.respondentEmail,
      t.recipientEmail,
    ),
    index("mails_newest_idx").on(t.organizationId, t.createdAt),
    check("mails_lead_not_negative", sql`${t.leadMinutes} >= 0`),
  ],
);

/** What the owner of a link has changed about one kind of its mails; without a row it is sent as we write it. */
export const linkMails = pgTable(
  "link_mails",
  {
    organizationId: organizationId(),
    linkId: uuid().notNull(),
    /** A kind of mail that may be changed: lib/link-mails/rules.ts. */
    kind: text().notNull(),
    isOn: boolean().notNull().default(true),
    /** The owner's own words, with placeholders in braces; null for ours. */
    subject: text(),
    intro: text(),
  },
  (t) => [
    primaryKey({ name: "link_mails_pkey", columns: [t.linkId, t.kind] }),
    foreignKey({
      name: "link_mails_link_fk",
      columns: [t.organizationId, t.linkId],
      foreignColumns: [links.organizationId, links.id],
    }).onDelete("cascade"),
  ],
);

/** An address that wants no reminders and no follow-ups of an organization; what a booking needs still comes. */
export const mailOptOuts = pgTable(
  "mail_opt_outs",
  {
    organizationId: organizationId(),
    /** In small letters. */
    email: text().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ name: "mail_opt_outs_pkey", columns: [t.organizationId, t.email] }),
    foreignKey({
      name: "mail_opt_outs_organization_fk",
      columns: [t.organizationId],
      foreignColumns: [organizations.id],
    }).onDelete("cascade"),
    check("mail_opt_outs_small_letters", sql`${t.email} = lower(${t.email})`),
  ],
);
