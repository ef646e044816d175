import { and, eq, gt } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { holds, reservations } from "@/db/tables";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import type { Link } from "@/lib/links/queries";
import { type Offered, reserve } from "./reservations";

/*
 * The times of a one-time link that its owner keeps free until it expires. Each is a hold like
 * a guest's: busy for every other link, and in nobody's way who comes through this one. All of
 * them go when one is booked, or when the link is revoked.
 */

/** A time that is to be kept, and who takes it. Instants in epoch ms. */
export type OfferedTime = { readonly start: number; readonly end: number; readonly offered: Offered };

/** Keeps times free until the link expires, under the locks of `lockLink`. Fails with `slot_taken`. */
export async function holdOffered(
  tx: Transaction,
  ctx: Context,
  link: Link & { readonly expiresAt: number },
  times: readonly OfferedTime[],
): Promise<void> {
  const { expiresAt } = link;
  for (const [position, { start, end, offered }] of times.entries()) {
    const id = newId();
    await tx.insert(holds).values({
      id,
      organizationId: ctx.organizationId,
      linkId: link.id,
      visitorId: `offered-${position}`,
      isOffered: true,
      createdAt: ctx.now,
      expiresAt,
    });
    await reserve(tx, ctx, link, { start, end }, offered, { holdId: id, expiresAt });
  }
}

/** Lets go of all the times that are kept for a link, under the locks of `lockLink`. */
export async function releaseOffered(tx: Transaction, ctx: Context, { id, holdsTimes }: Link): Promise<void> {
  if (!holdsTimes) return;
  await tx
    .delete(holds)
    .where(
      and(eq(holds.organizationId, ctx.organizationId), eq(holds.linkId, id), eq(holds.isOffered, true)),
    );
}

/** The hold that keeps a start (epoch ms) of a link free; undefined when none does, or it has lapsed. */
export async function findOfferedHold(tx: Transaction, ctx: Context, linkId: string, start: number) {
  const [hold] = await tx
    .select({ id: holds.id, during: reservations.during, expiresAt: holds.expiresAt })
    .from(holds)
    .innerJoin(
      reservations,
      and(eq(reservations.organizationId, holds.organizationId), eq(reservations.holdId, holds.id)),
    )
    .where(
      and(
        eq(holds.organizationId, ctx.organizationId),
        eq(holds.linkId, linkId),
        eq(holds.isOffered, true),
        gt(holds.expiresAt, ctx.now),
        eq(reservations.startsAt, start),
      ),
    )
    .limit(1);
  return hold && { id: hold.id, ...hold.during, expiresAt: hold.expiresAt };
}
