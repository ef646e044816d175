import { and, asc, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { linkGroupMembers, links, resources, schedules } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { requirePermission } from "@/lib/auth/permissions";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";

/** Whose hours a link's settings choose: their resource, and the schedule that they go by otherwise. */
export type Host = { readonly resourceId: string; readonly ownScheduleId: string };

const host = { resourceId: resources.id, ownScheduleId: resources.scheduleId };

/** The member who acts, as somebody who can be booked. Fails with `not_found` for all others. */
export async function readOwnHost(tx: Transaction, ctx: Context): Promise<Host & { userId: string }> {
  if (ctx.actor.kind !== "member") throw new AppError("not_found", say("links.membersOnly"));
  const { userId } = ctx.actor;
  const [own] = await tx
    .select(host)
    .from(resources)
    .where(and(eq(resources.organizationId, ctx.organizationId), eq(resources.userId, userId)));
  if (!own) throw new AppError("not_found", say("links.ownScheduleMissing"));
  return { ...own, userId };
}

/** The host whose hours the settings of a link choose: who made it, or else the first in its groups. */
export async function readLinkHost(
  tx: Transaction,
  ctx: Context,
  linkId: string,
): Promise<(Host & { readonly scheduleId: string | null }) | undefined> {
  const [found] = await tx
    .select({ ...host, scheduleId: linkGroupMembers.scheduleId })
    .from(linkGroupMembers)
    .innerJoin(
      resources,
      and(
        eq(resources.organizationId, linkGroupMembers.organizationId),
        eq(resources.id, linkGroupMembers.resourceId),
      ),
    )
    .innerJoin(
      links,
      and(eq(links.organizationId, linkGroupMembers.organizationId), eq(links.id, linkGroupMembers.linkId)),
    )
    .where(and(eq(linkGroupMembers.organizationId, ctx.organizationId), eq(linkGroupMembers.linkId, linkId)))
    .orderBy(
      sql`${resources.userId} is distinct from ${links.createdBy}`,
      asc(linkGroupMembers.groupPosition),
      asc(resources.id),
    )
    .limit(1);
  return found;
}

/** The zone of a schedule. Fails with `invalid` at /scheduleId for one that the organization does not have. */
export async function readZoneOfHours(tx: Transaction, ctx: Context, scheduleId: string): Promise<string> {
  const [found] = await tx
    .select({ timeZone: schedules.timeZone })
    .from(schedules)
    .where(and(eq(schedules.organizationId, ctx.organizationId), eq(schedules.id, scheduleId)));
  if (found) return found.timeZone;
  const detail = say("links.noSchedule");
  throw new AppError("invalid", detail, [{ pointer: "/scheduleId", detail }]);
}

/** Whose hours a link's settings choose; for a link that is not there yet, the member's who asks. */
export async function findHost(ctx: Context, linkId?: string): Promise<Host | undefined> {
  requirePermission(ctx, "links:read");
  return inTransaction<Host | undefined>(ctx.db, ctx, (tx) =>
    linkId === undefined ? readOwnHost(tx, ctx) : readLinkHost(tx, ctx, linkId),
  );
}
