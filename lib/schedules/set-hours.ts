import { and, eq, inArray } from "drizzle-orm";
import { scheduleOverrideRanges, scheduleOverrides, scheduleWeeklyRanges } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { recordAudit } from "@/lib/audit/record";
import { requirePermission } from "@/lib/auth/permissions";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";
import { lockSchedule } from "./lock-schedule";
import { requireNotPast, toWeekly, weeklyVersion } from "./rules";
import type { Override, WeeklyHours } from "./schema";

/**
 * Replaces all weekly hours. Fails with `conflict` when they are no longer those that the
 * input says it replaces.
 */
export async function setWeeklyHours(ctx: Context, scheduleId: string, input: WeeklyHours): Promise<void> {
  requirePermission(ctx, "schedules:write");
  const { organizationId } = ctx;
  await inTransaction(ctx.db, ctx, async (tx) => {
    const { id, weekly: before } = await lockSchedule(tx, ctx, scheduleId);
    if (weeklyVersion(before) !== input.version) {
      throw new AppError("conflict", say("schedules.changedMeanwhile"));
    }
    const after = toWeekly(input.days);
    await tx
      .delete(scheduleWeeklyRanges)
      .where(
        and(eq(scheduleWeeklyRanges.organizationId, organizationId), eq(scheduleWeeklyRanges.scheduleId, id)),
      );
    if (after.length > 0) {
      await tx
        .insert(scheduleWeeklyRanges)
        .values(after.map((range) => ({ organizationId, scheduleId: id, ...range })));
    }
    await recordAudit(tx, ctx, { action: "schedule.hours_set", subjectId: id, before, after });
  });
}

/**
 * Gives dates hours of their own, closes them, or gives them their weekly hours back. Fails
 * with `invalid` at /dates when one of them is over on the schedule's clock.
 */
export async function setDates(ctx: Context, scheduleId: string, { dates, ranges }: Override): Promise<void> {
  requirePermission(ctx, "schedules:write");
  const { organizationId } = ctx;
  await inTransaction(ctx.db, ctx, async (tx) => {
    const { id, timeZone, overrides } = await lockSchedule(tx, ctx, scheduleId);
    for (const onDate of dates) requireNotPast(onDate, { now: ctx.now, timeZone, pointer: "/dates" });
    await tx
      .delete(scheduleOverrides)
      .where(
        and(
          eq(scheduleOverrides.organizationId, organizationId),
          eq(scheduleOverrides.scheduleId, id),
          inArray(scheduleOverrides.onDate, [...dates]),
        ),
      );
    if (ranges) {
      const rows = dates.map((onDate) => ({ organizationId, scheduleId: id, onDate }));
      await tx.insert(scheduleOverrides).values(rows);
      const hours = rows.flatMap((row) => ranges.map((range) => ({ ...row, ...range })));
      if (hours.length > 0) await tx.insert(scheduleOverrideRanges).values(hours);
    }
    await recordAudit(tx, ctx, {
      action: "schedule.dates_set",
      subjectId: id,
      before: overrides.filter(({ onDate }) => dates.includes(onDate)),
      after: { dates, ranges },
    });
  });
}
