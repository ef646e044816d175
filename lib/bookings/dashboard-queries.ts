import { and, asc, eq, gt, isNull, sql } from "drizzle-orm";
import { auditEntries, bookings, links, resources } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { requirePermission } from "@/lib/auth/permissions";
import type { Context } from "@/lib/context";
import { isInTab } from "./booking-conditions";

/** A count beyond it is only said to be more. */
export const countedAtMost = 99;

/** How many bookings are to come and how many wait for an answer; counting ends at one more than `countedAtMost`. */
export async function countOpenBookings(
  ctx: Context,
): Promise<{ readonly upcoming: number; readonly pending: number }> {
  requirePermission(ctx, "bookings:read");
  return inTransaction(ctx.db, ctx, async (tx) => {
    const count = async (tab: "upcoming" | "pending") => {
      const some = tx
        .select({ one: sql`1` })
        .from(bookings)
        .where(and(eq(bookings.organizationId, ctx.organizationId), isInTab(tab, ctx.now)))
        .limit(countedAtMost + 1)
        .as("some");
      const [row] = await tx.select({ count: sql<number>`count(*)::int` }).from(some);
      return row?.count ?? 0;
    };
    return { upcoming: await count("upcoming"), pending: await count("pending") };
  });
}

/** What bookings can be filtered by: the links that many can book through, and the organization's people. */
export async function findFilterChoices(ctx: Context) {
  requirePermission(ctx, "bookings:read");
  return inTransaction(ctx.db, ctx, async (tx) => ({
    links: await tx
      .select({ id: links.id, name: links.title })
      .from(links)
      .where(
        and(
          eq(links.organizationId, ctx.organizationId),
          eq(links.kind, "evergreen"),
          isNull(links.archivedAt),
        ),
      )
      .orderBy(asc(links.title), links.id),
    hosts: await tx
      .select({ id: resources.id, name: resources.name })
      .from(resources)
      .where(and(eq(resources.organizationId, ctx.organizationId), eq(resources.kind, "person")))
      .orderBy(asc(resources.name), resources.id),
  }));
}

/** The ids of the bookings that were made after an instant (epoch ms). */
export async function findMadeSince(ctx: Context, since: number): Promise<string[]> {
  requirePermission(ctx, "bookings:read");
  const made = await inTransaction(ctx.db, ctx, (tx) =>
    tx
      .select({ id: auditEntries.subjectId })
      .from(auditEntries)
      .where(
        and(
          eq(auditEntries.organizationId, ctx.organizationId),
          gt(auditEntries.at, since),
          eq(auditEntries.action, "booking.created"),
        ),
      ),
  );
  return made.map(({ id }) => id);
}
