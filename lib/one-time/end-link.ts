import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { links, linkTimes } from "@/db/tables";
import { inTransaction } from "@/db/tenant";
import { recordAudit } from "@/lib/audit/record";
import { requirePermission } from "@/lib/auth/permissions";
import { releaseOffered } from "@/lib/bookings/offered-holds";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";
import { readOwnHost } from "@/lib/links/hosts";
import type { Link } from "@/lib/links/queries";
import { toIso } from "@/lib/time/format";
import { checkTimes, insertLike, insertTimes, lockOneTime } from "./insert-link";
import { longestExpiryMs, statusOf } from "./rules";

/**
 * Ends a link before anybody has booked through it; the times it kept are free at once.
 * Revoking it again changes nothing. Fails with `conflict` for one that was used or has expired.
 */
export async function revokeOneTimeLink(ctx: Context, linkId: string): Promise<void> {
  requirePermission(ctx, "links:write");
  await inTransaction(ctx.db, ctx, async (tx) => {
    const link = await lockOneTime(tx, ctx, linkId);
    const status = statusOf(link, ctx.now);
    if (status === "revoked") return;
    if (status === "booked") throw new AppError("conflict", say("oneTime.used"));
    if (status === "expired") throw new AppError("conflict", say("oneTime.expired"));
    await revoke(tx, ctx, link);
    await recordAudit(tx, ctx, { action: "oneTimeLink.revoked", subjectId: link.id });
  });
}

async function revoke(tx: Transaction, ctx: Context, link: Link): Promise<void> {
  await tx
    .update(links)
    .set({ revokedAt: ctx.now })
    .where(and(eq(links.organizationId, ctx.organizationId), eq(links.id, link.id)));
  await releaseOffered(tx, ctx, link);
}

/** A link made anew, and how many of the exact times of the first could not be offered again. */
export type Reissued = { readonly link: Link; readonly timesLeftOut: number };

/**
 * Makes a link anew: the same recipient and settings, another address, and as long to book as
 * the first had. The first is revoked if it is still active. Of its exact times those are left
 * out that have passed or are taken; fails with `conflict` when none is left.
 */
export async function reissueOneTimeLink(ctx: Context, linkId: string): Promise<Reissued> {
  requirePermission(ctx, "links:write");
  return inTransaction(ctx.db, ctx, async (tx) => {
    const old = await lockOneTime(tx, ctx, linkId);
    const expiresAt = ctx.now + lengthOf(old);
    if (statusOf(old, ctx.now) === "active") await revoke(tx, ctx, old);
    const times = await readTimes(tx, ctx, linkId);
    const { userId: createdBy } = await readOwnHost(tx, ctx);
    const link = await insertLike(tx, ctx, old, {
      recipientName: old.recipientName,
      recipientEmail: old.recipientEmail,
      note: old.note,
      holdsTimes: old.holdsTimes,
      parentLinkId: old.parentLinkId,
      expiresAt,
      createdBy,
      hasTimes: times.length > 0,
    });
    let timesLeftOut = 0;
    if (times.length > 0) {
      const { checked, refused } = await checkTimes(tx, ctx, link, times);
      if (checked.length === 0) throw new AppError("conflict", say("oneTime.noTimesLeft"));
      await insertTimes(tx, ctx, link, checked);
      timesLeftOut = refused.length;
    }
    await recordAudit(tx, ctx, {
      action: "oneTimeLink.reissued",
      subjectId: link.id,
      after: { from: old.id, expiresAt: toIso(expiresAt), timesLeftOut },
    });
    return { link, timesLeftOut };
  });
}

const lengthOf = ({ expiresAt, createdAt }: Link): number =>
  Math.min((expiresAt ?? createdAt) - createdAt, longestExpiryMs);

async function readTimes(tx: Transaction, ctx: Context, linkId: string) {
  return tx
    .select({ start: linkTimes.startsAt, isOutsideHours: linkTimes.isOutsideHours })
    .from(linkTimes)
    .where(and(eq(linkTimes.organizationId, ctx.organizationId), eq(linkTimes.linkId, linkId)))
    .orderBy(linkTimes.startsAt);
}
