import { and, count, desc, eq, gt, inArray, isNotNull, isNull, ne, type SQL } from "drizzle-orm";
import { bookings, links } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { requirePermission } from "@/lib/auth/permissions";
import type { Context } from "@/lib/context";
import { isId } from "@/lib/ids";
import { isReservedSlug } from "./rules";

/** Which evergreen links are looked for; left out, all that are not archived. */
export type LinkFilter = {
  readonly status?: "on" | "off" | undefined;
  readonly isArchived?: boolean | undefined;
};

/** The organization's evergreen links, newest first, each with how many bookings it has before it. */
export async function findLinks(ctx: Context, filter: LinkFilter = {}) {
  requirePermission(ctx, "links:read");
  const { id, token, title, durationsMinutes, isActive, archivedAt, createdAt } = links;
  return inTransaction(ctx.db, ctx, async (tx) => {
    const found = await tx
      .select({ id, token, title, durationsMinutes, isActive, archivedAt })
      .from(links)
      .where(and(eq(links.organizationId, ctx.organizationId), ...conditionsOf(filter)))
      .orderBy(desc(createdAt), id);
    const upcoming = await tx
      .select({ linkId: bookings.linkId, count: count() })
      .from(bookings)
      .where(
        and(
          eq(bookings.organizationId, ctx.organizationId),
          inArray(bookings.status, ["pending", "confirmed"]),
          gt(bookings.endsAt, ctx.now),
        ),
      )
      .groupBy(bookings.linkId);
    const counts = new Map(upcoming.map((of) => [of.linkId, of.count]));
    return found.map((link) => ({ ...link, upcomingBookings: counts.get(link.id) ?? 0 }));
  });
}

/**
 * Whether a link may have this address: not ours to keep, and nobody's, in whatever
 * organization. `exceptLinkId` is the link that has it, perhaps, already.
 */
export async function isSlugFree(ctx: Context, slug: string, exceptLinkId?: string): Promise<boolean> {
  requirePermission(ctx, "links:read");
  if (isReservedSlug(slug)) return false;
  const [found] = await inTransaction(ctx.db, { linkToken: slug }, (tx) =>
    tx
      .select({ id: links.id })
      .from(links)
      .where(
        and(
          eq(links.token, slug),
          exceptLinkId !== undefined && isId(exceptLinkId) ? ne(links.id, exceptLinkId) : undefined,
        ),
      ),
  );
  return found === undefined;
}

const conditionsOf = ({ status, isArchived = false }: LinkFilter): (SQL | undefined)[] => [
  eq(links.kind, "evergreen"),
  isArchived ? isNotNull(links.archivedAt) : isNull(links.archivedAt),
  status && eq(links.isActive, status === "on"),
];
