import type { Transaction } from "@/db/client";
import type { Context } from "@/lib/context";
import type { Link } from "@/lib/links/queries";
import { dateOfDay, localDay, minuteMs } from "@/lib/time/zone";
import { type LinkMember, readDateCounts, readMembers, readTakenTimes, type TakenTime } from "./queries";
import type { BookingWindow, Group, LinkRule, OfferInput, Taken } from "./types";

/** The longest buffer there is, in minutes: how far another meeting's reach can go. */
const longestBufferMinutes = 1440;

/** A month on either side, so that every limit's period is counted whole. */
const limitMarginDays = 31;

export type OfferRange = {
  /** Epoch ms. */
  readonly from: number;
  /** Epoch ms, not included. */
  readonly until: number;
  readonly durationMinutes: number;
};

/**
 * Reads all that decides what a link offers in a range: at most three queries, whatever
 * the number of members.
 */
export async function loadOffer(
  tx: Transaction,
  ctx: Context,
  link: Link,
  { from, until, durationMinutes }: OfferRange,
): Promise<OfferInput> {
  const members = await readMembers(tx, ctx.organizationId, link.id);
  const reachMinutes = Math.max(longestBufferMinutes, link.bufferBeforeMinutes, link.bufferAfterMinutes);
  const resourceIds = [...new Set(members.map((member) => member.resourceId))];
  const taken = await readTakenTimes(tx, ctx.organizationId, resourceIds, {
    from: from - reachMinutes * minuteMs,
    until: until + (durationMinutes + reachMinutes) * minuteMs,
    now: ctx.now,
  });
  const counts = hasLimits(link)
    ? await readDateCounts(tx, ctx.organizationId, link.id, {
        firstDate: dateOfDay(localDay(from, link.timeZone) - limitMarginDays),
        lastDate: dateOfDay(localDay(until, link.timeZone) + limitMarginDays),
      })
    : new Map<string, number>();
  return {
    now: ctx.now,
    link: toRule(link, durationMinutes, members[0]),
    groups: toGroups(members, taken),
    counts,
  };
}

const hasLimits = (link: Link) =>
  [link.limitPerDay, link.limitPerWeek, link.limitPerMonth].some((limit) => limit !== null);

function toRule(link: Link, durationMinutes: number, named: LinkMember | undefined): LinkRule {
  const chosenTimes = named?.chosenTimes ?? [];
  return {
    isActive: true,
    timeZone: link.timeZone,
    durationMs: durationMinutes * minuteMs,
    incrementMs: (link.incrementMinutes ?? durationMinutes) * minuteMs,
    bufferBeforeMs: link.bufferBeforeMinutes * minuteMs,
    bufferAfterMs: link.bufferAfterMinutes * minuteMs,
    noticeMs: link.noticeMinutes * minuteMs,
    window: toWindow(link),
    exclusions: named?.exclusions ?? [],
    ...(chosenTimes.length > 0 && { chosenTimes }),
    limits: { perDay: link.limitPerDay, perWeek: link.limitPerWeek, perMonth: link.limitPerMonth },
    seats: link.seats ?? 1,
  };
}

function toWindow(link: Link): BookingWindow {
  if (link.windowDays !== null) return { kind: "rolling", days: link.windowDays };
  const { windowFirstDate: firstDate, windowLastDate: lastDate } = link;
  return firstDate && lastDate ? { kind: "fixed", firstDate, lastDate } : { kind: "none" };
}

function toGroups(members: readonly LinkMember[], taken: readonly TakenTime[]): Group[] {
  const takenBy = Map.groupBy(taken, (time) => time.resourceId);
  const groups = Map.groupBy(members, (member) => member.groupPosition);
  return [...groups.values()].map((inGroup) => ({
    needed: inGroup[0]?.needed ?? "all",
    members: inGroup.map(({ resourceId, schedule, capacity, isActive }) => ({
      id: resourceId,
      schedule,
      capacity,
      // A meeting that needs somebody who is switched off is not offered without them.
      isUnreachable: !isActive,
      taken: (takenBy.get(resourceId) ?? []).map((time) => toTaken(time, capacity)),
    })),
  }));
}

const toTaken = (time: TakenTime, capacity: number): Taken => ({
  kind: time.isHold ? "hold" : "meeting",
  start: time.startsAt,
  end: time.endsAt,
  bufferBeforeMs: time.bufferBeforeMinutes * minuteMs,
  bufferAfterMs: time.bufferAfterMinutes * minuteMs,
  ...(capacity > 1 && { place: time.seat }),
});
