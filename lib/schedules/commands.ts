import { and, eq } from "drizzle-orm";
import { linkGroupMembers, schedules, scheduleWeeklyRanges } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { recordAudit } from "@/lib/audit/record";
import { requirePermission } from "@/lib/auth/permissions";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { lockSchedule } from "./lock-schedule";
import { readWeekly } from "./queries";
import { keptBecause, usualHours } from "./rules";
import type { ScheduleName } from "./schema";
import { readUsers } from "./users";

/** Makes a schedule with the default one's weekly hours; a first one becomes the default. */
export async function createSchedule(ctx: Context, input: ScheduleName): Promise<{ id: string }> {
  requirePermission(ctx, "schedules:write");
  const { organizationId } = ctx;
  const id = newId();
  await inTransaction(ctx.db, ctx, async (tx) => {
    const [usual] = await tx
      .select({ id: schedules.id })
      .from(schedules)
      .where(and(eq(schedules.organizationId, organizationId), eq(schedules.isDefault, true)));
    const weekly = usual ? await readWeekly(tx, organizationId, usual.id) : usualHours;
    await tx
      .insert(schedules)
      .values({ id, organizationId, ...input, isDefault: !usual, createdAt: ctx.now });
    if (weekly.length > 0) {
      await tx
        .insert(scheduleWeeklyRanges)
        .values(weekly.map((range) => ({ organizationId, scheduleId: id, ...range })));
    }
    await recordAudit(tx, ctx, { action: "schedule.created", subjectId: id, after: { ...input, weekly } });
  });
  return { id };
}

/** Gives a schedule another name or another clock; the hours stay what they are on that clock. */
export async function changeSchedule(ctx: Context, scheduleId: string, input: ScheduleName): Promise<void> {
  requirePermission(ctx, "schedules:write");
  await inTransaction(ctx.db, ctx, async (tx) => {
    const { id, name, timeZone } = await lockSchedule(tx, ctx, scheduleId);
    await tx
      .update(schedules)
      .set(input)
      .where(and(eq(schedules.organizationId, ctx.organizationId), eq(schedules.id, id)));
    await recordAudit(tx, ctx, {
      action: "schedule.changed",
      subjectId: id,
      before: { name, timeZone },
      after: input,
    });
  });
}

/** Makes a schedule the one that new people begin with; the one before is no longer it. */
export async function makeDefault(ctx: Context, scheduleId: string): Promise<void> {
  requirePermission(ctx, "schedules:write");
  const ofOrganization = eq(schedules.organizationId, ctx.organizationId);
  await inTransaction(ctx.db, ctx, async (tx) => {
    // All rows, in one order: two who choose at once take turns, and the later one wins.
    const all = await tx
      .select({ id: schedules.id, isDefault: schedules.isDefault })
      .from(schedules)
      .where(ofOrganization)
      .orderBy(schedules.id)
      .for("no key update");
    const { id } = await lockSchedule(tx, ctx, scheduleId);
    await tx.update(schedules).set({ isDefault: false }).where(and(ofOrganization, schedules.isDefault));
    await tx
      .update(schedules)
      .set({ isDefault: true })
      .where(and(ofOrganization, eq(schedules.id, id)));
    await recordAudit(tx, ctx, {
      action: "schedule.made_default",
      subjectId: id,
      before: { defaultId: all.find((schedule) => schedule.isDefault)?.id ?? null },
      after: { defaultId: id },
    });
  });
}

/**
 * Deletes a schedule with all its parts. Fails with `conflict` for the default one, and while
 * anybody goes by it or a link names it. Links that were used or revoked go back to their
 * members' own hours: nothing opens them again, and nobody could take the schedule off them.
 */
export async function deleteSchedule(ctx: Context, scheduleId: string): Promise<void> {
  requirePermission(ctx, "schedules:write");
  const { organizationId } = ctx;
  await inTransaction(ctx.db, ctx, async (tx) => {
    const schedule = await lockSchedule(tx, ctx, scheduleId);
    const kept = keptBecause(schedule.isDefault, await readUsers(tx, ctx, schedule.id));
    if (kept) throw new AppError("conflict", kept);
    const { scheduleId: named, linkId, resourceId } = linkGroupMembers;
    const released = await tx
      .update(linkGroupMembers)
      .set({ scheduleId: null })
      .where(and(eq(linkGroupMembers.organizationId, organizationId), eq(named, schedule.id)))
      .returning({ linkId, resourceId });
    await tx
      .delete(schedules)
      .where(and(eq(schedules.organizationId, organizationId), eq(schedules.id, schedule.id)));
    const before = { ...schedule, released };
    await recordAudit(tx, ctx, { action: "schedule.deleted", subjectId: schedule.id, before });
  });
}
