import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { instant, organizationId } from "./columns";
import { memberships, organizations } from "./organizations";
import { schedules } from "./schedules";

/** Whatever time can be reserved on: a person, a room, a piece of equipment. */
export const resources = pgTable(
  "resources",
  {
    id: uuid().primaryKey(),
    organizationId: organizationId(),
    kind: text({ enum: ["person", "room", "equipment"] }).notNull(),
    name: text().notNull(),
    /** The member whose time this is; only for a person. */
    userId: uuid(),
    scheduleId: uuid().notNull(),
    /** How many bookings fit at one time, on seats 0 … capacity − 1. */
    capacity: integer().notNull().default(1),
    attributes: jsonb().$type<Record<string, string | number | boolean>>().notNull().default({}),
    tags: text().array().notNull().default(sql`'{}'::text[]`),
    /** Most bookings that start in a day, an ISO week or a month, over all links; null for no limit. */
    limitPerDay: integer(),
    limitPerWeek: integer(),
    limitPerMonth: integer(),
    isActive: boolean().notNull().default(true),
    createdAt: instant().notNull(),
  },
  (t) => [
    unique("resources_tenant_key").on(t.organizationId, t.id),
    foreignKey({
      name: "resources_organization_fk",
      columns: [t.organizationId],
      foreignColumns: [organizations.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "resources_member_fk",
      columns: [t.organizationId, t.userId],
      foreignColumns: [memberships.organizationId, memberships.userId],
    }),
    foreignKey({
      name: "resources_schedule_fk",
      columns: [t.organizationId, t.scheduleId],
      foreignColumns: [schedules.organizationId, schedules.id],
    }),
    check("resources_kind_known", sql`${t.kind} in ('person', 'room', 'equipment')`),
    check("resources_only_people_are_members", sql`${t.userId} is null or ${t.kind} = 'person'`),
    check("resources_capacity_positive", sql`${t.capacity} between 1 and 10000`),
    check(
      "resources_limits_positive",
      sql`${t.limitPerDay} > 0 and ${t.limitPerWeek} > 0 and ${t.limitPerMonth} > 0`,
    ),
    uniqueIndex("resources_one_per_member").on(t.organizationId, t.userId),
    index("resources_schedule_idx").on(t.scheduleId),
  ],
);
