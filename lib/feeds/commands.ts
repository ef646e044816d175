import { and, eq } from "drizzle-orm";
import { feeds, resources } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { recordAudit } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";
import { isId, newId } from "@/lib/ids";
import { requireMaker } from "./maker";
import { mayHaveFeed } from "./rules";
import { feedUrl } from "./token";

/**
 * Gives the caller a new address for the feed of a resource, and takes the one away that they had; what
 * others made stays. Fails with `not_found` for a resource that is not theirs to have a feed of.
 */
export async function makeFeed(ctx: Context, resourceId: string): Promise<{ url: string }> {
  const maker = requireMaker(ctx);
  const { organizationId } = ctx;
  const id = newId();
  await inTransaction(ctx.db, ctx, async (tx) => {
    const [resource] = isId(resourceId)
      ? await tx
          .select({ userId: resources.userId })
          .from(resources)
          .where(and(eq(resources.organizationId, organizationId), eq(resources.id, resourceId)))
          .for("update")
      : [];
    if (!resource || !mayHaveFeed(maker, resource)) throw new AppError("not_found", say("nothingHere"));
    const before = await tx
      .delete(feeds)
      .where(
        and(
          eq(feeds.organizationId, organizationId),
          eq(feeds.resourceId, resourceId),
          eq(feeds.createdBy, maker.userId),
        ),
      )
      .returning({ id: feeds.id });
    await tx
      .insert(feeds)
      .values({ id, organizationId, resourceId, createdBy: maker.userId, createdAt: ctx.now });
    for (const feed of before)
      await recordAudit(tx, ctx, { action: "feed.revoked", subjectId: feed.id, before: { resourceId } });
    await recordAudit(tx, ctx, { action: "feed.made", subjectId: id, after: { resourceId } });
  });
  return { url: feedUrl({ organizationId, id }) };
}

/**
 * Makes an address open nothing any more: one of the caller's own, or, for owners and admins, anybody's.
 * Fails with `not_found` for what is neither, and when it is gone already.
 */
export async function revokeFeed(ctx: Context, feedId: string): Promise<void> {
  const maker = requireMaker(ctx);
  await inTransaction(ctx.db, ctx, async (tx) => {
    const [feed] = isId(feedId)
      ? await tx
          .delete(feeds)
          .where(
            and(
              eq(feeds.organizationId, ctx.organizationId),
              eq(feeds.id, feedId),
              maker.role === "member" ? eq(feeds.createdBy, maker.userId) : undefined,
            ),
          )
          .returning({ resourceId: feeds.resourceId })
      : [];
    if (!feed) throw new AppError("not_found", say("nothingHere"));
    await recordAudit(tx, ctx, { action: "feed.revoked", subjectId: feedId, before: feed });
  });
}
