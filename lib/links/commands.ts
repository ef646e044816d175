import { and, eq } from "drizzle-orm";
import { linkGroupMembers, linkGroups, links, resources, schedules } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { recordAudit } from "@/lib/audit/record";
import { requirePermission } from "@/lib/auth/permissions";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { newId, newToken } from "@/lib/ids";
import type { NewLink } from "./schema";

/**
 * Makes an evergreen link to the member who makes it, with their schedule's zone and
 * hours. Fails with `invalid` at /slug when the word is taken.
 */
export async function createLink(ctx: Context, input: NewLink): Promise<{ id: string; token: string }> {
  requirePermission(ctx, "links:write");
  if (ctx.actor.kind !== "member") throw new AppError("not_found", "Only a member can make a link.");
  const { userId } = ctx.actor;
  const link = { id: newId(), token: input.slug ?? newToken() };
  const organizationId = ctx.organizationId;
  await inTransaction(ctx.db, ctx, async (tx) => {
    const [host] = await tx
      .select({ resourceId: resources.id, timeZone: schedules.timeZone })
      .from(resources)
      .innerJoin(
        schedules,
        and(eq(schedules.organizationId, resources.organizationId), eq(schedules.id, resources.scheduleId)),
      )
      .where(and(eq(resources.organizationId, organizationId), eq(resources.userId, userId)));
    if (!host) throw new AppError("not_found", "You have no schedule in this organization yet.");
    await tx.insert(links).values({
      ...link,
      organizationId,
      kind: "evergreen",
      title: input.title,
      timeZone: host.timeZone,
      durationsMinutes: [input.durationMinutes],
      createdBy: userId,
      createdAt: ctx.now,
    });
    await tx.insert(linkGroups).values({ organizationId, linkId: link.id, position: 0 });
    await tx
      .insert(linkGroupMembers)
      .values({ organizationId, linkId: link.id, groupPosition: 0, resourceId: host.resourceId });
    await recordAudit(tx, ctx, { action: "link.created", subjectId: link.id, after: input });
  });
  return link;
}
