import { and, desc, eq, gte, inArray } from "drizzle-orm";
import { analyticsEvents } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import type { Link } from "@/lib/links/queries";
import { minuteMs } from "@/lib/time/zone";
import type { Visitor } from "./visitor";
import { hashNow, recentHashes } from "./visitor-hash";

const visitMs = 120 * minuteMs;

/**
 * Counts a guest's view of a link's page: once per visitor and half hour, however often they look.
 * Whoever comes from our own page stays with the site that sent them there. It may err by counting none.
 */
export async function countView(ctx: Context, link: Pick<Link, "id">, visitor: Visitor): Promise<void> {
  const referrer =
    visitor.referrer === undefined ? await referrerOfVisit(ctx, link, visitor) : visitor.referrer;
  const visitorHash = await hashNow(ctx, visitor, link.id);
  await inTransaction(ctx.db, ctx, (tx) =>
    tx
      .insert(analyticsEvents)
      .values({
        id: newId(),
        organizationId: ctx.organizationId,
        linkId: link.id,
        kind: "view",
        at: ctx.now,
        visitorHash,
        referrer,
      })
      .onConflictDoNothing({
        target: [analyticsEvents.linkId, analyticsEvents.kind, analyticsEvents.visitorHash],
      }),
  );
}

/**
 * The site that a visitor came to this link from: that of their latest view in the last two hours.
 * Null when they came from nowhere, or have not been seen.
 */
export async function referrerOfVisit(
  ctx: Context,
  link: Pick<Link, "id">,
  visitor: Visitor,
): Promise<string | null> {
  const hashes = await recentHashes(ctx, visitor, link.id);
  if (hashes.length === 0) return null;
  const [latest] = await inTransaction(ctx.db, ctx, (tx) =>
    tx
      .select({ referrer: analyticsEvents.referrer })
      .from(analyticsEvents)
      .where(
        and(
          eq(analyticsEvents.organizationId, ctx.organizationId),
          eq(analyticsEvents.linkId, link.id),
          eq(analyticsEvents.kind, "view"),
          inArray(analyticsEvents.visitorHash, hashes),
          gte(analyticsEvents.at, ctx.now - visitMs),
        ),
      )
      .orderBy(desc(analyticsEvents.at))
      .limit(1),
  );
  return latest?.referrer ?? null;
}
