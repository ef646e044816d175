import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { instant, organizationId } from "./columns";
import { organizations } from "./organizations";

/** Opening hours in their own time zone; resources point to one. */
export const schedules = pgTable(
  "schedules",
  {
    id: uuid().primaryKey(),
    organizationId: organizationId(),
    name: text().notNull(),
    timeZone: text().notNull(),
    isDefault: boolean().notNull().default(false),
    createdAt: instant().notNull(),
  },
  (t) => [
    unique("schedules_tenant_key").on(t.organizationId, t.id),
    foreignKey({
      name: "schedules_organization_fk",
      columns: [t.organizationId],
      foreignColumns: [organizations.id],
    }).onDelete("cascade"),
    uniqueIndex("schedules_one_default").on(t.organizationId).where(sql`${t.isDefault}`),
  ],
);

/** Minutes after local midnight. A range that does not end after its start runs past midnight. */
const minutes = () => smallint().notNull();
const isRange = (start: unknown, end: unknown) =>
  sql`${start} between 0 and 1439 and ${end} between 0 and 1440`;

/** Opening hours that repeat every week; ISO weekday, Monday is 1. */
export const scheduleWeeklyRanges = pgTable(
  "schedule_weekly_ranges",
  {
    organizationId: organizationId(),
    scheduleId: uuid().notNull(),
    weekday: smallint().notNull(),
    startMinute: minutes(),
    endMinute: minutes(),
  },
  (t) => [
    primaryKey({ name: "schedule_weekly_ranges_pkey", columns: [t.scheduleId, t.weekday, t.startMinute] }),
    foreignKey({
      name: "schedule_weekly_ranges_schedule_fk",
      columns: [t.organizationId, t.scheduleId],
      foreignColumns: [schedules.organizationId, schedules.id],
    }).onDelete("cascade"),
    check("schedule_weekly_ranges_weekday_iso", sql`${t.weekday} between 1 and 7`),
    check("schedule_weekly_ranges_within_day", isRange(t.startMinute, t.endMinute)),
  ],
);

/** A local date whose hours differ: its ranges replace all weekly ones, and none at all closes it. */
export const scheduleOverrides = pgTable(
  "schedule_overrides",
  { organizationId: organizationId(), scheduleId: uuid().notNull(), onDate: date().notNull() },
  (t) => [
    primaryKey({ name: "schedule_overrides_pkey", columns: [t.organizationId, t.scheduleId, t.onDate] }),
    foreignKey({
      name: "schedule_overrides_schedule_fk",
      columns: [t.organizationId, t.scheduleId],
      foreignColumns: [schedules.organizationId, schedules.id],
    }).onDelete("cascade"),
  ],
);

/** The hours of an override. */
export const scheduleOverrideRanges = pgTable(
  "schedule_override_ranges",
  {
    organizationId: organizationId(),
    scheduleId: uuid().notNull(),
    onDate: date().notNull(),
    startMinute: minutes(),
    endMinute: minutes(),
  },
  (t) => [
    primaryKey({ name: "schedule_override_ranges_pkey", columns: [t.scheduleId, t.onDate, t.startMinute] }),
    foreignKey({
      name: "schedule_override_ranges_override_fk",
      columns: [t.organizationId, t.scheduleId, t.onDate],
      foreignColumns: [
        scheduleOverrides.organizationId,
        scheduleOverrides.scheduleId,
        scheduleOverrides.onDate,
      ],
    }).onDelete("cascade"),
    check("schedule_override_ranges_within_day", isRange(t.startMinute, t.endMinute)),
  ],
);

/** Days off: a vacation from one local date through another, inclusive. */
export const scheduleDaysOff = pgTable(
  "schedule_days_off",
  {
    id: uuid().primaryKey(),
    organizationId: organizationId(),
    scheduleId: uuid().notNull(),
    startsOn: date().notNull(),
    endsOn: date().notNull(),
    label: text().notNull(),
  },
  (t) => [
    foreignKey({
      name: "schedule_days_off_schedule_fk",
      columns: [t.organizationId, t.scheduleId],
      foreignColumns: [schedules.organizationId, schedules.id],
    }).onDelete("cascade"),
    check("schedule_days_off_in_order", sql`${t.endsOn} >= ${t.startsOn}`),
    index("schedule_days_off_schedule_idx").on(t.scheduleId, t.endsOn),
  ],
);

/** Public holidays kept: an ISO 3166 country, and a region of it or '' for the whole country. */
export const scheduleHolidays = pgTable(
  "schedule_holidays",
  {
    organizationId: organizationId(),
    scheduleId: uuid().notNull(),
    country: text().notNull(),
    region: text().notNull().default(""),
  },
  (t) => [
    primaryKey({ name: "schedule_holidays_pkey", columns: [t.scheduleId, t.country, t.region] }),
    foreignKey({
      name: "schedule_holidays_schedule_fk",
      columns: [t.organizationId, t.scheduleId],
      foreignColumns: [schedules.organizationId, schedules.id],
    }).onDelete("cascade"),
    check("schedule_holidays_country_shape", sql`${t.country} ~ '^[A-Z]{2}$'`),
  ],
);
