import type { Transaction } from "@/db/client";
import type { Context } from "@/lib/context";
import type { Link } from "@/lib/links/queries";
import { closedBecause } from "@/lib/links/rules";
import { withHolidays } from "@/lib/schedules/with-holidays";
import { dayMs, localDate, localDay, minuteMs, startOfDay } from "@/lib/time/zone";
import {
  type Except,
  type LinkMember,
  type Range,
  readMembers,
  readRecentMeetings,
  readStartCounts,
  readTakenTimes,
  type StartCount,
  type TakenTime,
} from "./queries";
import type {
  BookingWindow,
  DateCounts,
  Group,
  Limits,
  LinkRule,
  OfferInput,
  Session,
  Taken,
  Turn,
} from "./types";

/** The longest buffer there is, in minutes: how far another meeting's reach can go. */
const longestBufferMinutes = 1440;

/** A month on either side, so that every limit's period is counted whole. */
const limitMarginDays = 31;

/** How far back a round robin counts who had how many. */
const turnDays = 30;

export type OfferRange = Range &
  Except & {
    readonly durationMinutes: number;
    /** For a booking that is there already: a link that takes no new ones is no obstacle to moving it. */
    readonly isMove?: boolean | undefined;
  };

/**
 * Reads all that decides what a link offers in a range: at most three queries, whatever
 * the number of members. Says nothing of whose turn it is: see `loadCheck`. `thoughtOf` are
 * members in place of those that the link has, for settings that nobody has saved.
 */
export async function loadOffer(
  tx: Transaction,
  ctx: Context,
  link: Link,
  range: OfferRange,
  thoughtOf?: readonly LinkMember[],
): Promise<OfferInput> {
  const members = await closeHolidays(
    thoughtOf ?? (await readMembers(tx, ctx.organizationId, link.id)),
    range,
  );
  const taken = await readTakenTimes(
    tx,
    ctx.organizationId,
    { resourceIds: idsOf(members), linkId: link.id, except: range },
    { ...reachOf(link, range), now: ctx.now },
  );
  const counts = await loadCounts(tx, ctx, link, members, range);
  const countsOf = (resourceId: string | null) => dateCounts(counts, resourceId, link.timeZone);
  return {
    now: ctx.now,
    link: toRule(link, range, members[0], ctx.now),
    groups: toGroups(members, taken, countsOf),
    counts: countsOf(null),
    ...(link.seats !== null && { sessions: toSessions(link.id, taken) }),
  };
}

/** The same for one start that somebody wants (epoch ms), with whose turn it is where only some are needed. */
export async function loadCheck(
  tx: Transaction,
  ctx: Context,
  link: Link,
  { start, ...wanted }: Omit<OfferRange, "from" | "until"> & { readonly start: number },
): Promise<OfferInput> {
  const offer = await loadOffer(tx, ctx, link, { ...wanted, from: start, until: start + 1 });
  if (offer.groups.every((group) => group.needed === "all")) return offer;
  const recent = await readRecentMeetings(tx, ctx.organizationId, link.id, ctx.now - turnDays * dayMs);
  const groups = offer.groups.map(({ needed, members }) => ({
    needed,
    members: members.map((member) => ({
      ...member,
      ...(member.turn && { turn: { ...member.turn, recentBookings: recent.get(member.id) ?? 0 } }),
    })),
  }));
  return { ...offer, groups };
}

/** The members with their holidays among the days off, as far as meetings that begin in the range ask for them. */
const closeHolidays = (members: readonly LinkMember[], { from, until, durationMinutes }: OfferRange) =>
  Promise.all(
    members.map(async (member) => ({
      ...member,
      schedule: await withHolidays(member.schedule, { from, until: until + durationMinutes * minuteMs }),
    })),
  );

const idsOf = (members: readonly LinkMember[]) => [...new Set(members.map(({ resourceId }) => resourceId))];

/** The range in which another meeting can be in the way of one that begins in `range`. */
function reachOf(link: Link, { from, until, durationMinutes }: OfferRange): Range {
  const reachMinutes = Math.max(longestBufferMinutes, link.bufferBeforeMinutes, link.bufferAfterMinutes);
  return {
    from: from - reachMinutes * minuteMs,
    until: until + (durationMinutes + reachMinutes) * minuteMs,
  };
}

/** What counts against the limits of the link and of its members; asks for nothing where there are none. */
function loadCounts(
  tx: Transaction,
  ctx: Context,
  link: Link,
  members: readonly LinkMember[],
  range: OfferRange,
): Promise<StartCount[]> {
  return readStartCounts(
    tx,
    ctx.organizationId,
    {
      linkId: isLimited(limitsOf(link)) ? link.id : undefined,
      resourceIds: idsOf(members.filter(({ limits }) => isLimited(limits))),
      except: range,
    },
    {
      from: startOfDay(localDay(range.from, link.timeZone) - limitMarginDays, link.timeZone),
      until: startOfDay(localDay(range.until, link.timeZone) + limitMarginDays, link.timeZone),
    },
  );
}

const limitsOf = (link: Link): Limits => ({
  perDay: link.limitPerDay,
  perWeek: link.limitPerWeek,
  perMonth: link.limitPerMonth,
});

const isLimited = (limits: Limits) => Object.values(limits).some((limit) => limit !== null);

/** The counts of the link (null) or of one resource, by date in the link's zone. */
function dateCounts(counts: readonly StartCount[], resourceId: string | null, timeZone: string): DateCounts {
  const byDate = new Map<string, number>();
  for (const count of counts) {
    if (count.resourceId !== resourceId) continue;
    const onDate = localDate(count.startsAt, timeZone);
    byDate.set(onDate, (byDate.get(onDate) ?? 0) + count.meetings);
  }
  return byDate;
}

function toRule(
  link: Link,
  { durationMinutes, isMove = false }: OfferRange,
  named: LinkMember | undefined,
  now: number,
): LinkRule {
  const chosenTimes = named?.chosenTimes ?? [];
  return {
    isActive: isMove || closedBecause(link, now) === undefined,
    timeZone: link.timeZone,
    durationMs: durationMinutes * minuteMs,
    incrementMs: (link.incrementMinutes ?? durationMinutes) * minuteMs,
    bufferBeforeMs: link.bufferBeforeMinutes * minuteMs,
    bufferAfterMs: link.bufferAfterMinutes * minuteMs,
    noticeMs: link.noticeMinutes * minuteMs,
    window: toWindow(link),
    exclusions: named?.exclusions ?? [],
    ...(chosenTimes.length > 0 && { chosenTimes }),
    limits: limitsOf(link),
    seats: link.seats ?? 1,
  };
}

function toWindow(link: Link): BookingWindow {
  if (link.windowDays !== null) return { kind: "rolling", days: link.windowDays };
  const { windowFirstDate: firstDate, windowLastDate: lastDate } = link;
  return firstDate && lastDate ? { kind: "fixed", firstDate, lastDate } : { kind: "none" };
}

function toGroups(
  members: readonly LinkMember[],
  taken: readonly TakenTime[],
  countsOf: (resourceId: string) => DateCounts,
): Group[] {
  const takenBy = Map.groupBy(taken, (time) => time.resourceId);
  const groups = Map.groupBy(members, (member) => member.groupPosition);
  return [...groups.values()].map((inGroup) => ({
    needed: inGroup[0]?.needed ?? "all",
    members: inGroup.map((member) => ({
      id: member.resourceId,
      schedule: member.schedule,
      capacity: member.capacity,
      // A meeting that needs somebody who is switched off is not offered without them.
      isUnreachable: !member.isActive,
      taken: (takenBy.get(member.resourceId) ?? []).map((time) => toTaken(time, member.capacity)),
      ...(isLimited(member.limits) && { limits: member.limits, counts: countsOf(member.resourceId) }),
      ...(member.needed !== null && { turn: toTurn(member) }),
    })),
  }));
}

/** Without the recent bookings, which only matter to who is picked. */
const toTurn = ({ priority, weight, lastBookedAt }: LinkMember): Turn => ({
  priority,
  weight,
  lastBookedAt,
  recentBookings: 0,
});

/** A time that is taken, as the engine takes it. */
export const toTaken = (time: TakenTime, capacity: number): Taken => ({
  kind: time.isHold ? "hold" : "meeting",
  start: time.startsAt,
  end: time.endsAt,
  bufferBeforeMs: time.bufferBeforeMinutes * minuteMs,
  bufferAfterMs: time.bufferAfterMinutes * minuteMs,
  ...(capacity > 1 && { place: time.seat }),
  sessionId: time.sessionId ?? undefined,
  bookingId: time.bookingId ?? undefined,
  linkId: time.linkId,
  expiresAt: time.expiresAt ?? undefined,
});

/** The link's own sessions, from the time they take of each of their members. */
function toSessions(linkId: string, taken: readonly TakenTime[]): Session[] {
  const ofLink = taken.filter((time) => time.sessionId !== null && time.linkId === linkId);
  return [...Map.groupBy(ofLink, (time) => time.sessionId ?? "")].map(([id, times]) => ({
    id,
    start: times[0]?.startsAt ?? 0,
    end: times[0]?.endsAt ?? 0,
    isCounted: times.some((time) => !time.isHold),
    seatsTaken: Math.max(...times.map((time) => time.seatsTaken)),
    memberIds: times[0]?.sessionMemberIds ?? [],
  }));
}
