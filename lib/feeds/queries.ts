import { asc, eq } from "drizzle-orm";
import { feeds, resources, users } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import type { Context } from "@/lib/context";
import { requireMaker } from "./maker";
import { mayHaveFeed } from "./rules";
import { feedUrl } from "./token";

/** A resource that the caller may have a feed of, with the feeds there are. */
export type FeedResource = {
  readonly id: string;
  readonly kind: "person" | "room" | "equipment";
  readonly name: string;
  /** The caller's own time. */
  readonly isOwn: boolean;
  readonly feeds: readonly ListedFeed[];
};

export type ListedFeed = {
  readonly id: string;
  /** Only the caller's own: another's address is theirs. */
  readonly url: string | undefined;
  readonly madeBy: string;
  /** Epoch ms. */
  readonly createdAt: number;
  readonly lastUsedAt: number | null;
};

/** What the caller may have feeds of, their own time first, with their own feed and whose else there are. */
export async function findFeedResources(ctx: Context): Promise<FeedResource[]> {
  const maker = requireMaker(ctx);
  const { organizationId } = ctx;
  const [all, made] = await inTransaction(ctx.db, ctx, async (tx) => [
    await tx
      .select({ id: resources.id, kind: resources.kind, name: resources.name, userId: resources.userId })
      .from(resources)
      .where(eq(resources.organizationId, organizationId))
      .orderBy(asc(resources.name), asc(resources.id)),
    await tx
      .select({
        id: feeds.id,
        resourceId: feeds.resourceId,
        createdBy: feeds.createdBy,
        madeBy: users.name,
        createdAt: feeds.createdAt,
        lastUsedAt: feeds.lastUsedAt,
      })
      .from(feeds)
      .innerJoin(users, eq(users.id, feeds.createdBy))
      .where(eq(feeds.organizationId, organizationId))
      .orderBy(asc(users.name), asc(feeds.id)),
  ]);
  return all
    .filter((resource) => mayHaveFeed(maker, resource))
    .map(({ userId, ...resource }) => ({
      ...resource,
      isOwn: userId === maker.userId,
      feeds: made
        .filter(({ resourceId }) => resourceId === resource.id)
        .map(({ resourceId: _, createdBy, ...feed }) => ({
          ...feed,
          url: createdBy === maker.userId ? feedUrl({ organizationId, id: feed.id }) : undefined,
        })),
    }))
    .sort((a, b) => Number(b.isOwn) - Number(a.isOwn));
}
