import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { signUps } from "./accounts";
import { bookings } from "./bookings";
import { instant } from "./columns";
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
        "confirm_booking_guest",
        "sign_up",
        "sign_up_known",
      ],
    }).notNull(),
    /** The booking's SEQUENCE that the mail tells about. */
    sequence: integer().notNull().default(0),
    recipientName: text().notNull(),
    recipientEmail: text().notNull(),
    /** `kept`: no mail server is set, so it can only be read in the log. */
    state: text({ enum: ["queued", "sent", "kept", "refused"] })
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
    check("mails_state_known", sql`${t.state} in ('queued', 'sent', 'kept', 'refused')`),
    check("mails_of_tenant_or_account", sql`(${t.organizationId} is null) = (${t.bookingId} is null)`),
    uniqueIndex("mails_once").on(t.bookingId, t.kind, t.sequence, t.recipientEmail),
    index("mails_newest_idx").on(t.organizationId, t.createdAt),
  ],
);
