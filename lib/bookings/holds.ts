import { and, eq, lte, not, or } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { holds } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import type { HoldKey } from "@/lib/availability/queries";
import { config } from "@/lib/config";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";
import { newId } from "@/lib/ids";
import { type Link, requireOpen } from "@/lib/links/queries";
import { requireDuration } from "@/lib/links/rules";
import { minuteMs } from "@/lib/time/zone";
import { requireFreshTzdata } from "@/lib/tzdata";
import { requireOffered } from "./check-slot";
import { findOfferedHold } from "./offered-holds";
import { lockLink, reserve } from "./reservations";

/** A time kept for one visitor of a link. Instants in epoch ms. */
export type Hold = {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly expiresAt: number;
};

/**
 * How many times of a link are held at once. Guests beyond that book without; more would let
 * somebody who never books close a whole month.
 */
const mostHoldsOfLink = 20;

/**
 * Keeps a time for a visitor who fills the form, by the same rules and locks as a booking;
 * an earlier hold of theirs on this link is let go. Fails like `bookSlot`, and with `too_many`.
 */
export async function placeHold(
  ctx: Context,
  { id }: Link,
  input: { readonly start: number; readonly duration?: number | undefined; readonly visitorId: string },
): Promise<Hold> {
  requireFreshTzdata();
  return inTransaction(ctx.db, ctx, async (tx) => {
    const locked = await lockLink(tx, ctx, id);
    const { link } = locked;
    requireOpen(link, ctx.now);
    const durationMinutes = requireDuration(link, input.duration);
    const { start, visitorId } = input;
    await clearHolds(tx, ctx, link.id, { visitorId });
    await requireRoom(tx, ctx, link.id);
    const offered = await requireOffered(tx, ctx, locked, { start, durationMinutes });
    const kept = link.holdsTimes ? await findOfferedHold(tx, ctx, link.id, start) : undefined;
    // The time is kept for whoever comes through this link as it is: it says so for as long as any hold.
    if (kept) return { ...kept, expiresAt: Math.min(kept.expiresAt, lapsesAt(ctx)) };
    const hold = {
      id: newId(),
      start,
      end: start + durationMinutes * minuteMs,
      expiresAt: lapsesAt(ctx),
    };
    await tx.insert(holds).values({
      id: hold.id,
      organizationId: ctx.organizationId,
      linkId: link.id,
      visitorId,
      createdAt: ctx.now,
      expiresAt: hold.expiresAt,
    });
    await reserve(tx, ctx, link, hold, offered, { holdId: hold.id, expiresAt: hold.expiresAt });
    return hold;
  });
}

const lapsesAt = (ctx: Context): number => ctx.now + config().holdMinutes * minuteMs;

/** Refuses when guests hold too many times of a link; what its owner keeps free does not count. */
async function requireRoom(tx: Transaction, ctx: Context, linkId: string): Promise<void> {
  const held = await tx.$count(
    holds,
    and(eq(holds.organizationId, ctx.organizationId), eq(holds.linkId, linkId), not(holds.isOffered)),
  );
  if (held >= mostHoldsOfLink) throw new AppError("too_many", say("holds.many"));
}

/** Lets a hold go; one that is unknown, lapsed or gone already is left alone. */
export async function releaseHold(ctx: Context, link: Link, key: HoldKey): Promise<void> {
  await inTransaction(ctx.db, ctx, async (tx) => {
    await lockLink(tx, ctx, link.id);
    await clearHolds(tx, ctx, link.id, key);
  });
}

/** Removes the holds that a key opens on a link, and with them all of the link's that have lapsed. Needs the locks of `lockLink`. */
export async function clearHolds(
  tx: Transaction,
  ctx: Context,
  linkId: string,
  { holdId, visitorId }: HoldKey = {},
): Promise<void> {
  const own = or(
    holdId ? eq(holds.id, holdId) : undefined,
    visitorId ? eq(holds.visitorId, visitorId) : undefined,
  );
  await tx
    .delete(holds)
    .where(
      and(
        eq(holds.organizationId, ctx.organizationId),
        eq(holds.linkId, linkId),
        or(own && and(own, not(holds.isOffered)), lte(holds.expiresAt, ctx.now)),
      ),
    );
}
