import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
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
import { users } from "./accounts";
import { instant, organizationId } from "./columns";
import { memberships, organizations } from "./organizations";
import { resources } from "./resources";
import { schedules } from "./schedules";
import { templates } from "./templates";

type Place = { readonly kind: "ask" | "phone" | "address" | "video"; readonly value: string };

/** Where the meeting is: one place, or several of which the guest chooses one by its id. */
export type LinkLocation =
  | Place
  | {
      readonly kind: "choice";
      /** `label` is what guests call a place whose words they may not know yet. */
      readonly options: readonly (Place & { readonly id: string; readonly label?: string })[];
    };

/**
 * What a guest opens to book: an evergreen link, or a one-time link.
 *
 * One table for both, told apart by `kind`: a one-time link has all the rules of an
 * evergreen one, and on top a recipient, an expiry and an end. The columns that only
 * one kind may fill are kept by checks, so that a row is always one or the other.
 */
export const links = pgTable(
  "links",
  {
    id: uuid().primaryKey(),
    organizationId: organizationId(),
    kind: text({ enum: ["evergreen", "one_time"] }).notNull(),
    /** What stands in the address: a slug the owner chose, or random. One over all organizations. */
    token: text().notNull(),
    title: text().notNull(),
    description: text().notNull().default(""),
    /** The zone of the link's window and limits. */
    timeZone: text().notNull(),
    durationsMinutes: integer().array().notNull(),
    /** Minutes from one start to the next; null means the duration. */
    incrementMinutes: integer(),
    bufferBeforeMinutes: integer().notNull().default(0),
    bufferAfterMinutes: integer().notNull().default(0),
    noticeMinutes: integer().notNull().default(0),
    windowDays: integer(),
    windowFirstDate: date(),
    windowLastDate: date(),
    limitPerDay: integer(),
    limitPerWeek: integer(),
    limitPerMonth: integer(),
    requiresApproval: boolean().notNull().default(false),
    /** Seats of a group session; null for a meeting with one guest. */
    seats: integer(),
    location: jsonb().$type<LinkLocation | null>(),
    templateId: uuid(),
    /** How many people a guest may bring along; nobody to a group session, where each takes a seat. None unless its owner says so. */
    maxGuests: integer().notNull().default(0),
    /** What a guest may do with the own booking, and until how long before its start. */
    guestMayMove: boolean().notNull().default(true),
    guestMayCancel: boolean().notNull().default(true),
    changeNoticeMinutes: integer().notNull().default(0),
    /** Where a guest is sent once the time is booked, in place of our own page. */
    redirectUrl: text(),
    /** How many minutes before the start guests and hosts are reminded, each once; empty for not at all. */
    guestReminders: integer().array().notNull().default(sql`'{}'::integer[]`),
    hostReminders: integer().array().notNull().default(sql`'{}'::integer[]`),
    isActive: boolean().notNull().default(true),
    archivedAt: instant(),
    /** Raised by every change of its settings, so that a change made to an older state is refused. */
    version: integer().notNull().default(1),
    createdBy: uuid().notNull(),
    createdAt: instant().notNull(),
    /** One-time only: the evergreen link whose settings it took. */
    parentLinkId: uuid(),
    recipientName: text(),
    recipientEmail: text(),
    note: text(),
    expiresAt: instant(),
    /** One-time only: when it booked. Set by a conditional update in the booking's transaction. */
    usedAt: instant(),
    revokedAt: instant(),
    /** One-time only: the times in `link_times` are kept free for the recipient until expiry. */
    holdsTimes: boolean().notNull().default(false),
  },
  (t) => [
    unique("links_tenant_key").on(t.organizationId, t.id),
    uniqueIndex("links_token_unique").on(t.token),
    foreignKey({
      name: "links_organization_fk",
      columns: [t.organizationId],
      foreignColumns: [organizations.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "links_template_fk",
      columns: [t.organizationId, t.templateId],
      foreignColumns: [templates.organizationId, templates.id],
    }),
    foreignKey({
      name: "links_parent_fk",
      columns: [t.organizationId, t.parentLinkId],
      foreignColumns: [t.organizationId, t.id],
    }),
    foreignKey({ name: "links_created_by_fk", columns: [t.createdBy], foreignColumns: [users.id] }),
    check("links_kind_known", sql`${t.kind} in ('evergreen', 'one_time')`),
    check("links_token_shape", sql`${t.token} ~ '^[A-Za-z0-9_-]{3,64}$'`),
    check(
      "links_durations_positive",
      sql`cardinality(${t.durationsMinutes}) between 1 and 10 and 1 <= all (${t.durationsMinutes}) and 1440 >= all (${t.durationsMinutes})`,
    ),
    check("links_increment_positive", sql`${t.incrementMinutes} between 1 and 1440`),
    check(
      "links_buffers_not_negative",
      sql`${t.bufferBeforeMinutes} between 0 and 1440 and ${t.bufferAfterMinutes} between 0 and 1440`,
    ),
    check("links_notice_not_negative", sql`${t.noticeMinutes} between 0 and 525600`),
    check(
      "links_window_one_kind",
      sql`(${t.windowDays} is null or (${t.windowDays} between 0 and 3650 and ${t.windowFirstDate} is null))
        and (${t.windowFirstDate} is null) = (${t.windowLastDate} is null)
        and (${t.windowFirstDate} is null or ${t.windowLastDate} >= ${t.windowFirstDate})`,
    ),
    check(
      "links_limits_positive",
      sql`${t.limitPerDay} > 0 and ${t.limitPerWeek} > 0 and ${t.limitPerMonth} > 0`,
    ),
    check("links_guests_not_negative", sql`${t.maxGuests} between 0 and 20`),
    check("links_change_notice_not_negative", sql`${t.changeNoticeMinutes} between 0 and 525600`),
    check("links_redirect_is_web", sql`${t.redirectUrl} ~ '^https?://' and length(${t.redirectUrl}) <= 2000`),
    check(
      "links_reminders_in_range",
      sql`cardinality(${t.guestReminders}) <= 5 and 5 <= all (${t.guestReminders}) and 40320 >= all (${t.guestReminders})
        and cardinality(${t.hostReminders}) <= 5 and 5 <= all (${t.hostReminders}) and 40320 >= all (${t.hostReminders})`,
    ),
    check("links_seats_positive", sql`${t.seats} between 1 and 10000`),
    check(
      "links_only_one_time_ends",
      sql`${t.kind} = 'one_time' or num_nonnulls(${t.parentLinkId}, ${t.recipientName}, ${t.recipientEmail}, ${t.note}, ${t.expiresAt}, ${t.usedAt}, ${t.revokedAt}) = 0`,
    ),
    check("links_one_time_has_recipient", sql`${t.kind} = 'evergreen' or ${t.recipientEmail} is not null`),
    index("links_newest_idx").on(t.organizationId, t.createdAt),
  ],
);

/** A local date, in the schedule's zone, on which the link offers nothing. */
export const linkExclusions = pgTable(
  "link_exclusions",
  { organizationId: organizationId(), linkId: uuid().notNull(), onDate: date().notNull() },
  (t) => [
    primaryKey({ name: "link_exclusions_pkey", columns: [t.linkId, t.onDate] }),
    foreignKey({
      name: "link_exclusions_link_fk",
      columns: [t.organizationId, t.linkId],
      foreignColumns: [links.organizationId, links.id],
    }).onDelete("cascade"),
  ],
);

/** A time the owner picked for a one-time link: with any such row, only these are on offer. */
export const linkTimes = pgTable(
  "link_times",
  {
    organizationId: organizationId(),
    linkId: uuid().notNull(),
    startsAt: instant().notNull(),
    /** The owner chose it knowing that it is outside the opening hours. */
    isOutsideHours: boolean().notNull().default(false),
  },
  (t) => [
    primaryKey({ name: "link_times_pkey", columns: [t.linkId, t.startsAt] }),
    foreignKey({
      name: "link_times_link_fk",
      columns: [t.organizationId, t.linkId],
      foreignColumns: [links.organizationId, links.id],
    }).onDelete("cascade"),
  ],
);

/** A group of resources of which some must be free; all groups of a link must be filled. */
export const linkGroups = pgTable(
  "link_groups",
  {
    organizationId: organizationId(),
    linkId: uuid().notNull(),
    position: smallint().notNull(),
    /** How many members must be free; null means all of them. */
    needed: smallint(),
  },
  (t) => [
    primaryKey({ name: "link_groups_pkey", columns: [t.organizationId, t.linkId, t.position] }),
    foreignKey({
      name: "link_groups_link_fk",
      columns: [t.organizationId, t.linkId],
      foreignColumns: [links.organizationId, links.id],
    }).onDelete("cascade"),
    check("link_groups_needed_positive", sql`${t.needed} > 0`),
  ],
);

/** A member of a group, and its place when only some members are needed. */
export const linkGroupMembers = pgTable(
  "link_group_members",
  {
    organizationId: organizationId(),
    linkId: uuid().notNull(),
    groupPosition: smallint().notNull(),
    resourceId: uuid().notNull(),
    priority: smallint().notNull().default(0),
    weight: integer().notNull().default(1),
    /** The hours they keep for this link; null for those of their own schedule. */
    scheduleId: uuid(),
    /** When this link last picked them. */
    lastBookedAt: instant(),
  },
  (t) => [
    primaryKey({ name: "link_group_members_pkey", columns: [t.linkId, t.groupPosition, t.resourceId] }),
    foreignKey({
      name: "link_group_members_group_fk",
      columns: [t.organizationId, t.linkId, t.groupPosition],
      foreignColumns: [linkGroups.organizationId, linkGroups.linkId, linkGroups.position],
    }).onDelete("cascade"),
    foreignKey({
      name: "link_group_members_resource_fk",
      columns: [t.organizationId, t.resourceId],
      foreignColumns: [resources.organizationId, resources.id],
    }),
    foreignKey({
      name: "link_group_members_schedule_fk",
      columns: [t.organizationId, t.scheduleId],
      foreignColumns: [schedules.organizationId, schedules.id],
    }),
    check("link_group_members_weight_positive", sql`${t.weight} > 0`),
    index("link_group_members_resource_idx").on(t.resourceId),
    index("link_group_members_schedule_idx").on(t.scheduleId),
  ],
);

/** A link that a member is making and has not finished: what was typed so far, checked only when it is made. */
export const linkDrafts = pgTable(
  "link_drafts",
  {
    id: uuid().primaryKey(),
    organizationId: organizationId(),
    userId: uuid().notNull(),
    /** By field name, as typed. */
    values: jsonb().$type<Record<string, unknown>>().notNull(),
    /** The step of the wizard that was open last. */
    step: text().notNull(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    foreignKey({
      name: "link_drafts_member_fk",
      columns: [t.organizationId, t.userId],
      foreignColumns: [memberships.organizationId, memberships.userId],
    }).onDelete("cascade"),
    index("link_drafts_member_idx").on(t.organizationId, t.userId, t.updatedAt),
  ],
);
