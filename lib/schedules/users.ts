import { and, eq, ne, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { resources, schedules } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { recordAudit } from "@/lib/audit/record";
import { requirePermission } from "@/lib/auth/permissions";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";
import { isId } from "@/lib/ids";
import { toIso } from "@/lib/time/format";
import { lockSchedule } from "./lock-schedule";
import type { ScheduleUsers } from "./rules";

/** Somebody who goes by another schedule. */
export type OtherResource = { readonly id: string; readonly name: string; readonly scheduleName: string };

/** Who goes by a schedule, and who could. */
export async function findUsers(
  ctx: Context,
  scheduleId: string,
): Promise<ScheduleUsers & { readonly others: readonly OtherResource[] }> {
  requirePermission(ctx, "schedules:read");
  return inTransaction(ctx.db, ctx, async (tx) => ({
    ...(await readUsers(tx, ctx, scheduleId)),
    others: await tx
      .select({ id: resources.id, name: resources.name, scheduleName: schedules.name })
      .from(resources)
      .innerJoin(
        schedules,
        and(eq(schedules.organizationId, resources.organizationId), eq(schedules.id, resources.scheduleId)),
      )
      .where(and(eq(resources.organizationId, ctx.organizationId), ne(resources.scheduleId, scheduleId)))
      .orderBy(resources.name, resources.id),
  }));
}

/**
 * Who goes by a schedule, inside a transaction of the organization. An archived link counts when
 * it names the schedule: it can be restored, and must not come back with other hours. So does a
 * one-time link whose meeting is to come: by its hours the meeting can be moved.
 */
export async function readUsers(
  tx: Transaction,
  { organizationId, now }: Context,
  scheduleId: string,
): Promise<ScheduleUsers> {
  const isComing = sql`exists (select from bookings b
    where b.organization_id = l.organization_id and b.link_id = l.id and l.used_at is not null
      and b.status in ('pending', 'confirmed') and b.starts_at > ${toIso(now)})`;
  const links = await tx.execute<ScheduleUsers["links"][number]>(sql`
    select l.id, l.title, bool_or(m.schedule_id is not null) as "isNamed", l.archived_at is not null as "isArchived"
    from links l
      join link_group_members m on m.organization_id = l.organization_id and m.link_id = l.id
      join resources r on r.organization_id = m.organization_id and r.id = m.resource_id
    where l.organization_id = ${organizationId} and coalesce(m.schedule_id, r.schedule_id) = ${scheduleId}
      and (${isComing} or (l.revoked_at is null and l.used_at is null and (l.expires_at is null or l.expires_at > ${toIso(now)})))
      and (l.archived_at is null or m.schedule_id is not null)
    group by l.id, l.title, l.archived_at
    order by l.title, l.id`);
  return {
    links: [...links],
    resources: await tx
      .select({ id: resources.id, name: resources.name })
      .from(resources)
      .where(and(eq(resources.organizationId, organizationId), eq(resources.scheduleId, scheduleId)))
      .orderBy(resources.name, resources.id),
  };
}

/** Makes a schedule the own hours of a person, room or thing. Fails with `not_found` for either. */
export async function giveSchedule(ctx: Context, scheduleId: string, resourceId: string): Promise<void> {
  requirePermission(ctx, "schedules:write");
  await inTransaction(ctx.db, ctx, async (tx) => {
    const { id } = await lockSchedule(tx, ctx, scheduleId);
    const isResource = and(
      eq(resources.organizationId, ctx.organizationId),
      eq(resources.id, isId(resourceId) ? resourceId : id),
    );
    const [before] = await tx
      .select({ scheduleId: resources.scheduleId })
      .from(resources)
      .where(isResource)
      .for("no key update");
    if (!before) throw new AppError("not_found", say("schedules.noResource"));
    const after = { scheduleId: id };
    await tx.update(resources).set(after).where(isResource);
    await recordAudit(tx, ctx, { action: "resource.schedule_given", subjectId: resourceId, before, after });
  });
}
