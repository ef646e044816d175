import { and, eq } from "drizzle-orm";
import { scheduleDaysOff } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { recordAudit } from "@/lib/audit/record";
import { requirePermission } from "@/lib/auth/permissions";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";
import { newId } from "@/lib/ids";
import { lockSchedule } from "./lock-schedule";
import { requireNotPast } from "./rules";
import type { DaysOff } from "./schema";

/**
 * Closes a schedule from one date through another. Fails with `invalid` at /endsOn when
 * they are all over on the schedule's clock.
 */
export async function addDaysOff(ctx: Context, scheduleId: string, input: DaysOff): Promise<{ id: string }> {
  requirePermission(ctx, "schedules:write");
  const daysOffId = newId();
  await inTransaction(ctx.db, ctx, async (tx) => {
    const { id, timeZone } = await lockSchedule(tx, ctx, scheduleId);
    requireNotPast(input.endsOn, { now: ctx.now, timeZone, pointer: "/endsOn" });
    await tx
      .insert(scheduleDaysOff)
      .values({ id: daysOffId, organizationId: ctx.organizationId, scheduleId: id, ...input });
    const after = { id: daysOffId, ...input };
    await recordAudit(tx, ctx, { action: "schedule.days_off_added", subjectId: id, after });
  });
  return { id: daysOffId };
}

/** Opens the schedule on its days off again. Fails with `not_found` when these are gone already. */
export async function removeDaysOff(ctx: Context, scheduleId: string, daysOffId: string): Promise<void> {
  requirePermission(ctx, "schedules:write");
  await inTransaction(ctx.db, ctx, async (tx) => {
    const { id, daysOff } = await lockSchedule(tx, ctx, scheduleId);
    const before = daysOff.find((days) => days.id === daysOffId);
    if (!before) throw new AppError("not_found", say("schedules.daysOffGone"));
    await tx
      .delete(scheduleDaysOff)
      .where(
        and(
          eq(scheduleDaysOff.organizationId, ctx.organizationId),
          eq(scheduleDaysOff.scheduleId, id),
          eq(scheduleDaysOff.id, daysOffId),
        ),
      );
    await recordAudit(tx, ctx, { action: "schedule.days_off_removed", subjectId: id, before });
  });
}
