import { holdsInterval, type Intervals, intersectIntervals } from "@/lib/time/interval";
import { localDate } from "@/lib/time/zone";
import { hasRightMembers, rosterOf, sharedHours, uniqueMembers } from "./groups";
import { earliestStart, limitsAt, windowStarts } from "./limits";
import { openingsOf } from "./openings";
import { conflictsAt, freePlace, isOnGrid } from "./slots";
import type { LinkRule, Member, OfferInput, Schedule, Session, Taken } from "./types";

/** Every reason there is for a start not to be on offer; the first that applies is the answer. */
export const reasonKinds = [
  "outside_hours",
  "day_off",
  "override",
  "exclusion",
  "notice",
  "past",
  "window",
  "busy",
  "meeting",
  "buffer",
  "hold",
  "limit_day",
  "limit_week",
  "limit_month",
  "not_chosen",
  "seats",
  "calendar_unreachable",
  "link_inactive",
  "off_grid",
] as const;

export type ReasonKind = (typeof reasonKinds)[number];

/** One reason, for the owner: whose it is, and what takes the time. */
export type Reason = {
  readonly kind: ReasonKind;
  /** Absent for a rule of the link itself. */
  readonly memberId?: string;
  /** The busy block, meeting or hold that is in the way. */
  readonly taken?: Taken;
};

/** What a guest may know: the kinds, each once, in order. */
export const forGuest = (reasons: readonly Reason[]): ReasonKind[] => [
  ...new Set(reasons.map(({ kind }) => kind)),
];

/**
 * Why a start that is not on offer is not: the first reason is the answer, the rest come
 * with it. Never empty; meaningless for a start that is on offer.
 */
export function explainStart(input: OfferInput, start: number): Reason[] {
  const reasons = [...linkReasons(input, start), ...groupReasons(input, start)];
  if (reasons.length === 0) {
    // The groups themselves cannot be filled: nobody is in them, or the same person in two.
    reasons.push({ kind: sessionAt(input, start) ? "seats" : "outside_hours" });
  }
  return reasons.toSorted((a, b) => reasonKinds.indexOf(a.kind) - reasonKinds.indexOf(b.kind));
}

/** The reasons that lie in the link, whoever is free. */
function linkReasons({ link, now, counts }: OfferInput, start: number): Reason[] {
  const kinds: ReasonKind[] = [];
  const window = windowStarts(link.window, link.timeZone, now);
  if (start < now) kinds.push("past");
  else if (start < earliestStart(link, now)) kinds.push("notice");
  if (start < window.first || start >= window.end) kinds.push("window");
  kinds.push(...limitsAt(link.limits, counts, link.timeZone, start));
  if (link.chosenTimes && !link.chosenTimes.some((time) => time.start === start)) kinds.push("not_chosen");
  if (!link.isActive) kinds.push("link_inactive");
  return kinds.map((kind) => ({ kind }));
}

/** The reasons that lie in the members of those groups that cannot be filled. */
function groupReasons(input: OfferInput, start: number): Reason[] {
  const { link, groups } = input;
  const roster = rosterOf(groups);
  if (!roster)
    return uniqueMembers(groups.flatMap((group) => group.members)).flatMap((m) =>
      memberReasons(input, m, start),
    );
  const end = start + link.durationMs;
  const shared = sharedHours(roster.required, link.exclusions, start, end);
  const reasons = roster.required.flatMap((member) => memberReasons(input, member, start));
  if (shared && roster.choices.length === 0) reasons.push(...gridReasons(link, shared, start));
  for (const choice of roster.choices) {
    const blocked = choice.members
      .map((member) => {
        const own = openingsOf(member.schedule, link.exclusions, start, end);
        const hours = shared ? intersectIntervals(shared, own) : own;
        return [...memberReasons(input, member, start), ...gridReasons(link, hours, start, member.id)];
      })
      .filter((own) => own.length > 0);
    if (choice.members.length - blocked.length < choice.needed) reasons.push(...blocked.flat());
  }
  return reasons;
}

function gridReasons(link: LinkRule, hours: Intervals, start: number, memberId?: string): Reason[] {
  const isOpen = holdsInterval(hours, start, start + link.durationMs);
  if (link.chosenTimes || !isOpen || isOnGrid(hours, link, start)) return [];
  return [{ kind: "off_grid", ...(memberId === undefined ? {} : { memberId }) }];
}

/** What keeps one member from a start, the grid aside. */
function memberReasons(input: OfferInput, member: Member, start: number): Reason[] {
  const { link } = input;
  const kinds: ReasonKind[] = [];
  const allowed = link.chosenTimes?.some((time) => time.start === start && time.outsideHoursAllowed);
  if (!allowed) kinds.push(...hoursReasons(member.schedule, link, start));
  if (member.limits) kinds.push(...limitsAt(member.limits, member.counts ?? new Map(), link.timeZone, start));
  if (member.isUnreachable) kinds.push("calendar_unreachable");
  return [...kinds.map((kind) => ({ kind, memberId: member.id })), ...takenReasons(input, member, start)];
}

/**
 * Why a schedule is closed for a meeting. Each kind of exception is blamed when it closes
 * what would be open without it, and also when it stands on the meeting's own date.
 */
function hoursReasons(schedule: Schedule, link: LinkRule, start: number): ReasonKind[] {
  const end = start + link.durationMs;
  const isOpen = (hours: Schedule, exclusions: readonly string[]) =>
    holdsInterval(openingsOf(hours, exclusions, start, end), start, end);
  if (isOpen(schedule, link.exclusions)) return [];
  const byWeek = isOpen({ ...schedule, overrides: [], daysOff: [] }, []);
  const byOverride = isOpen({ ...schedule, daysOff: [] }, []);
  const byDaysOff = isOpen(schedule, []);

  const date = localDate(start, schedule.timeZone);
  const hasOverride = schedule.overrides.some(({ onDate }) => onDate === date);
  const isOff = !hasOverride && schedule.daysOff.some((off) => off.startsOn <= date && date <= off.endsOn);
  const kinds: ReasonKind[] = [];
  if (!byWeek && !byOverride) kinds.push("outside_hours");
  if (isOff || (byOverride && !byDaysOff)) kinds.push("day_off");
  if (!byOverride && (byWeek || hasOverride)) kinds.push("override");
  if (byDaysOff || link.exclusions.includes(date)) kinds.push("exclusion");
  return kinds;
}

/** What takes a member's time: by its own time its kind, by a buffer on either side `buffer`. */
function takenReasons(input: OfferInput, member: Member, start: number): Reason[] {
  const { link } = input;
  if (freePlace(member, link, start) !== undefined) return [];
  const session = sessionAt(input, start);
  return member.taken
    .filter((taken) => conflictsAt(taken, link, start))
    .flatMap((taken): Reason[] => {
      const isDirect = taken.start < start + link.durationMs && start < taken.end;
      if (!session || taken.sessionId !== session.id) {
        return [{ kind: isDirect ? taken.kind : "buffer", memberId: member.id, taken }];
      }
      return session.seatsTaken < link.seats ? [] : [{ kind: "seats", memberId: member.id, taken }];
    });
}

/** The link's own session that begins at a start, and is as long and has the members as its meetings now. */
const sessionAt = ({ sessions, link, groups }: OfferInput, start: number): Session | undefined =>
  sessions?.find(
    (session) =>
      session.start === start &&
      session.end - session.start === link.durationMs &&
      hasRightMembers(session, groups),
  );
