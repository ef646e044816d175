import { and, eq } from "drizzle-orm";
import { scheduleOverrideRanges, scheduleOverrides, scheduleWeeklyRanges } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { recordAudit } from "@/lib/audit/record";
import { requirePermission } from "@/lib/auth/permissions";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
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
      throw new AppError("conflict", "This schedule was changed in another tab meanwhile.");
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
 * Gives one date hours of its own, or closes it, in place of what it had. Fails with
 * `invalid` at /onDate for a date that is over on the schedule's clock.
 */
export async function setOverride(ctx: Context, scheduleId: string, input: Override): Promise<void> {
  requirePermission(ctx, "schedules:write");
  const { organizationId } = ctx;
  await inTransaction(ctx.db, ctx, async (tx) => {
    const { id, timeZone, overrides } = await lockSchedule(tx, ctx, scheduleId);
    requireNotPast(input.onDate, { now: ctx.now, timeZone, pointer: "/onDate" });
    const row = { organizationId, scheduleId: id, onDate: input.onDate };
    await tx.delete(scheduleOverrides).where(isOverride(row));
    await tx.insert(scheduleOverrides).values(row);
    if (input.ranges.length > 0) {
      await tx.insert(scheduleOverrideRanges).values(input.ranges.map((range) => ({ ...row, ...range })));
    }
    const before = overrides.find(({ onDate }) => onDate === input.onDate) ?? null;
    await recordAudit(tx, ctx, { action: "schedule.override_set", subjectId: id, before, after: input });
  });
}

/** Gives a date ("YYYY-MM-DD") its weekly hours back. Fails with `not_found` when it has them already. */
export async function removeOverride(ctx: Context, scheduleId: string, onDate: string): Promise<void> {
  requirePermission(ctx, "schedules:write");
  await inTransaction(ctx.db, ctx, async (tx) => {
    const { id, overrides } = await lockSchedule(tx, ctx, scheduleId);
    const before = overrides.find((override) => override.onDate === onDate);
    if (!before) throw new AppError("not_found", "This date has no hours of its own any more.");
    const { organizationId } = ctx;
    await tx.delete(scheduleOverrides).where(isOverride({ organizationId, scheduleId: id, onDate }));
    await recordAudit(tx, ctx, { action: "schedule.override_removed", subjectId: id, before });
  });
}

const isOverride = (row: { organizationId: string; scheduleId: string; onDate: string }) =>
  and(
    eq(scheduleOverrides.organizationId, row.organizationId),
    eq(scheduleOverrides.scheduleId, row.scheduleId),
    eq(scheduleOverrides.onDate, row.onDate),
  );
