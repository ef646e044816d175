import { and, asc, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import {
  scheduleDaysOff,
  scheduleHolidays,
  scheduleOverrideRanges,
  scheduleOverrides,
  schedules,
  scheduleWeeklyRanges,
} from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { requirePermission } from "@/lib/auth/permissions";
import type { MinuteRange } from "@/lib/availability/types";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";
import { isId } from "@/lib/ids";
import type { HolidayPlace } from "./holidays";
import type { WeeklyRange } from "./rules";

/** A schedule in the list: who goes by it, and which links are made of those. */
export type ScheduleSummary = {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly isDefault: boolean;
  /** The people, rooms and things that use it. */
  readonly resourceNames: readonly string[];
  /** The links, without archived ones, on which somebody goes by it. */
  readonly linkTitles: readonly string[];
};

/** A schedule with all its parts, as the engine takes it, and what only people read. */
export type ScheduleDetails = {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly isDefault: boolean;
  readonly weekly: readonly WeeklyRange[];
  readonly overrides: readonly { readonly onDate: string; readonly ranges: readonly MinuteRange[] }[];
  readonly daysOff: readonly {
    readonly id: string;
    readonly startsOn: string;
    readonly endsOn: string;
    readonly label: string;
  }[];
  /** Whose public holidays close it. */
  readonly holidays: readonly HolidayPlace[];
};

/** The organization's schedules, the default one first. */
export async function findSchedules(ctx: Context): Promise<ScheduleSummary[]> {
  requirePermission(ctx, "schedules:read");
  const rows = await inTransaction(ctx.db, ctx, (tx) =>
    tx.execute<ScheduleSummary>(sql`
      select s.id, s.name, s.time_zone as "timeZone", s.is_default as "isDefault",
        (select coalesce(json_agg(r.name order by r.name), '[]') from resources r
          where r.organization_id = s.organization_id and r.schedule_id = s.id) as "resourceNames",
        (select coalesce(json_agg(l.title order by l.title), '[]') from links l
          where l.organization_id = s.organization_id and l.archived_at is null and exists (
            select from link_group_members m
              join resources r on r.organization_id = m.organization_id and r.id = m.resource_id
            where m.organization_id = l.organization_id and m.link_id = l.id
              and coalesce(m.schedule_id, r.schedule_id) = s.id)
        ) as "linkTitles"
      from schedules s
      where s.organization_id = ${ctx.organizationId}
      order by s.is_default desc, s.name, s.id`),
  );
  return [...rows];
}

/** One schedule with all its parts. Fails with `not_found`, also for another organization's. */
export async function requireSchedule(ctx: Context, scheduleId: string): Promise<ScheduleDetails> {
  requirePermission(ctx, "schedules:read");
  return inTransaction(ctx.db, ctx, (tx) => readSchedule(tx, ctx, scheduleId));
}

/** The same inside a transaction of the organization, for whoever has checked the permission. */
export async function readSchedule(
  tx: Transaction,
  { organizationId }: Context,
  scheduleId: string,
): Promise<ScheduleDetails> {
  const [schedule] = isId(scheduleId)
    ? await tx
        .select({
          id: schedules.id,
          name: schedules.name,
          timeZone: schedules.timeZone,
          isDefault: schedules.isDefault,
        })
        .from(schedules)
        .where(and(eq(schedules.organizationId, organizationId), eq(schedules.id, scheduleId)))
    : [];
  if (!schedule) throw new AppError("not_found", say("schedules.gone"));
  return {
    ...schedule,
    weekly: await readWeekly(tx, organizationId, scheduleId),
    overrides: await readOverrides(tx, organizationId, scheduleId),
    daysOff: await readDaysOff(tx, organizationId, scheduleId),
    holidays: await readHolidays(tx, organizationId, scheduleId),
  };
}

/** The weekly hours, by weekday and start. */
export const readWeekly = (tx: Transaction, organizationId: string, scheduleId: string) => {
  const { weekday, startMinute, endMinute } = scheduleWeeklyRanges;
  return tx
    .select({ weekday, startMinute, endMinute })
    .from(scheduleWeeklyRanges)
    .where(
      and(
        eq(scheduleWeeklyRanges.organizationId, organizationId),
        eq(scheduleWeeklyRanges.scheduleId, scheduleId),
      ),
    )
    .orderBy(weekday, startMinute);
};

async function readOverrides(tx: Transaction, organizationId: string, scheduleId: string) {
  const { startMinute, endMinute } = scheduleOverrideRanges;
  const rows = await tx
    .select({ onDate: scheduleOverrides.onDate, startMinute, endMinute })
    .from(scheduleOverrides)
    .leftJoin(
      scheduleOverrideRanges,
      and(
        eq(scheduleOverrideRanges.organizationId, scheduleOverrides.organizationId),
        eq(scheduleOverrideRanges.scheduleId, scheduleOverrides.scheduleId),
        eq(scheduleOverrideRanges.onDate, scheduleOverrides.onDate),
      ),
    )
    .where(
      and(eq(scheduleOverrides.organizationId, organizationId), eq(scheduleOverrides.scheduleId, scheduleId)),
    )
    .orderBy(scheduleOverrides.onDate, startMinute);
  return [...Map.groupBy(rows, ({ onDate }) => onDate)].map(([onDate, ofDate]) => ({
    onDate,
    ranges: ofDate.flatMap(({ startMinute, endMinute }) =>
      startMinute === null || endMinute === null ? [] : [{ startMinute, endMinute }],
    ),
  }));
}

const readDaysOff = (tx: Transaction, organizationId: string, scheduleId: string) => {
  const { id, startsOn, endsOn, label } = scheduleDaysOff;
  return tx
    .select({ id, startsOn, endsOn, label })
    .from(scheduleDaysOff)
    .where(
      and(eq(scheduleDaysOff.organizationId, organizationId), eq(scheduleDaysOff.scheduleId, scheduleId)),
    )
    .orderBy(asc(startsOn), id);
};

const readHolidays = (tx: Transaction, organizationId: string, scheduleId: string) => {
  const { country, region } = scheduleHolidays;
  return tx
    .select({ country, region })
    .from(scheduleHolidays)
    .where(
      and(eq(scheduleHolidays.organizationId, organizationId), eq(scheduleHolidays.scheduleId, scheduleId)),
    )
    .orderBy(country, region);
};
