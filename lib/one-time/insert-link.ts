import type { Transaction } from "@/db/client";
import { linkGroupMembers, linkGroups, links, linkTimes } from "@/db/tables";
import { loadOffer } from "@/lib/availability/load-offer";
import { holdOffered } from "@/lib/bookings/offered-holds";
import { lockLink } from "@/lib/bookings/reservations";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";
import { newId, newToken } from "@/lib/ids";
import { copyLinkMails } from "@/lib/link-mails/copy-mails";
import { copyGroups } from "@/lib/links/duplicate-link";
import { readOwnHost, readZoneOfHours } from "@/lib/links/hosts";
import { type Link, readLink } from "@/lib/links/queries";
import type { LinkSettings } from "@/lib/links/schema";
import { checkTemplate, readExclusions, replaceExclusions, settingsColumns } from "@/lib/links/settings";
import { dayMs, minuteMs } from "@/lib/time/zone";
import { type CheckedTime, checkPicked, type PickedTime } from "./picked-times";

type LinkRow = typeof links.$inferInsert;

/** What a one-time link has of its own, beside its settings. */
export type OwnColumns = Pick<LinkRow, "recipientName" | "recipientEmail" | "note" | "holdsTimes"> & {
  readonly expiresAt: number;
  readonly parentLinkId: string | null;
};

/** A session is for many guests, and this link for one. Picked times need no window: they say themselves which they are. */
const ofOneTime = (hasTimes: boolean) => ({
  seats: null,
  ...(hasTimes && { windowDays: null, windowFirstDate: null, windowLastDate: null }),
});

/** Makes a one-time link with copies of another link's settings, groups, mails and days on which it takes no bookings. */
export async function insertLike(
  tx: Transaction,
  ctx: Context,
  source: Link,
  own: OwnColumns & { readonly createdBy: string; readonly hasTimes: boolean; readonly durations?: number[] },
): Promise<Link> {
  const { hasTimes, durations = source.durationsMinutes, ...columns } = own;
  const link = {
    ...source,
    ...ofOneTime(hasTimes),
    ...columns,
    ...freshColumns(ctx),
    durationsMinutes: durations,
  };
  await tx.insert(links).values(link);
  await copyGroups(tx, ctx, source.id, link.id);
  await copyLinkMails(tx, ctx, source.id, link.id);
  await replaceExclusions(tx, ctx, link.id, await readExclusions(tx, ctx, source.id));
  return readLink(tx, ctx, link.id);
}

/** Makes a one-time link to the member who makes it, with settings of its own. */
export async function insertOwn(
  tx: Transaction,
  ctx: Context,
  settings: LinkSettings,
  own: OwnColumns & { readonly hasTimes: boolean; readonly durations?: number[] },
): Promise<Link> {
  const { hasTimes, durations = settings.durationsMinutes, ...columns } = own;
  const { organizationId } = ctx;
  const { userId, resourceId, ownScheduleId } = await readOwnHost(tx, ctx);
  const hoursZone = await readZoneOfHours(tx, ctx, settings.scheduleId ?? ownScheduleId);
  await checkTemplate(tx, ctx, settings.templateId);
  const link = {
    ...settingsColumns(settings, settings.timeZone ?? hoursZone),
    ...ofOneTime(hasTimes),
    ...columns,
    ...freshColumns(ctx),
    durationsMinutes: durations,
    organizationId,
    createdBy: userId,
  };
  await tx.insert(links).values(link);
  await tx.insert(linkGroups).values({ organizationId, linkId: link.id, position: 0 });
  await tx.insert(linkGroupMembers).values({
    organizationId,
    linkId: link.id,
    groupPosition: 0,
    resourceId,
    scheduleId: settings.scheduleId,
  });
  await replaceExclusions(tx, ctx, link.id, settings.exclusions);
  return readLink(tx, ctx, link.id);
}

const freshColumns = (ctx: Context) => ({
  id: newId(),
  kind: "one_time" as const,
  token: newToken(),
  isActive: true,
  archivedAt: null,
  usedAt: null,
  revokedAt: null,
  version: 1,
  createdAt: ctx.now,
});

/** No start beyond is on offer, whatever the link: without a window it ends 365 days ahead. */
const farthestMs = 367 * dayMs;

/**
 * Puts picked times to the rules of a new link, which is locked with its resources for that:
 * what is found free stays free until the transaction ends.
 */
export async function checkTimes(tx: Transaction, ctx: Context, link: Link, times: readonly PickedTime[]) {
  await lockLink(tx, ctx, link.id, { spends: true });
  const starts = times.map(({ start }) => start);
  const durationMinutes = link.durationsMinutes[0] ?? 0;
  // What has passed or lies beyond any link's window is refused unread: a year is enough to read.
  const from = Math.max(Math.min(...starts), ctx.now);
  const until = Math.min(Math.max(...starts) + 1, ctx.now + farthestMs);
  const range = { from, until: Math.max(from + 1, until), durationMinutes };
  return checkPicked(await loadOffer(tx, ctx, link, range), times);
}

/** Writes down the times of a link, and keeps them free where it says so. Needs the locks of `checkTimes`. */
export async function insertTimes(
  tx: Transaction,
  ctx: Context,
  link: Link,
  times: readonly CheckedTime[],
): Promise<void> {
  const { organizationId } = ctx;
  await tx.insert(linkTimes).values(
    times.map(({ start, isOutsideHours }) => ({
      organizationId,
      linkId: link.id,
      startsAt: start,
      isOutsideHours,
    })),
  );
  const { expiresAt } = link;
  if (!link.holdsTimes || expiresAt === null) return;
  const lengthMs = (link.durationsMinutes[0] ?? 0) * minuteMs;
  const kept = times.map(({ start, offered }) => ({ start, end: start + lengthMs, offered }));
  await holdOffered(tx, ctx, { ...link, expiresAt }, kept);
}

/** The one-time link with this id, kept to the transaction with its resources. Fails with `not_found`. */
export async function lockOneTime(tx: Transaction, ctx: Context, linkId: string): Promise<Link> {
  const { kind, id } = await readLink(tx, ctx, linkId);
  if (kind !== "one_time") throw new AppError("not_found", say("oneTime.onlyOneTime"));
  return (await lockLink(tx, ctx, id, { spends: true })).link;
}
