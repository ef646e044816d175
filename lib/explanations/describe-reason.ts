import { windowStarts } from "@/lib/availability/limits";
import { openingsOf } from "@/lib/availability/openings";
import type { Reason, ReasonKind } from "@/lib/availability/reasons";
import type { Limits, LinkRule, Member, OfferInput, Schedule } from "@/lib/availability/types";
import { dateOfDay, dayOf, localDate, localDay, startOfDate, startOfDay } from "@/lib/time/zone";
import type { KeptFree, Known, OwnersReason, Span } from "./explanation";

/** A reason as the owner is told it: names for ids, and what the rule behind it says. */
export function toOwnersReason(reason: Reason, offer: OfferInput, start: number, known: Known): OwnersReason {
  const { kind, memberId } = reason;
  const member = offer.groups.flatMap((group) => group.members).find(({ id }) => id === memberId);
  const person = known.members.get(memberId ?? "");
  return {
    kind,
    ...(person && { memberName: person.name, isSwitchedOff: !person.isActive }),
    ...(member && scheduleFacts(kind, member.schedule, offer.link, start)),
    ...limitFacts(kind, member, offer.link),
    ...takenFacts(reason, offer.link, start, known),
  };
}

/** The dates that the link's window holds now. */
export function windowDates({ window, timeZone }: LinkRule, now: number) {
  const { first, end } = windowStarts(window, timeZone, now);
  return { kind: window.kind, firstDate: localDate(first, timeZone), lastDate: localDate(end - 1, timeZone) };
}

function scheduleFacts(
  kind: ReasonKind,
  schedule: Schedule,
  link: LinkRule,
  start: number,
): Pick<OwnersReason, "hours" | "dates" | "holiday"> {
  if (kind === "outside_hours") {
    const day = localDay(start, link.timeZone);
    const asked = { start: startOfDay(day, link.timeZone), end: startOfDay(day + 1, link.timeZone) };
    return { hours: hoursIn({ ...schedule, overrides: [], daysOff: [] }, asked) };
  }
  if (kind === "day_off") {
    const off = onDateOrBefore(start, schedule, (date) =>
      schedule.daysOff.find(({ startsOn, endsOn }) => startsOn <= date && date <= endsOn),
    );
    if (!off) return {};
    const dates = { first: off.startsOn, last: off.endsOn };
    return off.names ? { dates, holiday: off.names } : { dates };
  }
  if (kind === "override") {
    const override = onDateOrBefore(start, schedule, (date) =>
      schedule.overrides.find(({ onDate }) => onDate === date),
    );
    return override ? { dates: oneDate(override.onDate), hours: hoursOf(schedule, override) } : {};
  }
  if (kind !== "exclusion") return {};
  const date = onDateOrBefore(start, schedule, (on) => link.exclusions.find((excluded) => excluded === on));
  return date ? { dates: oneDate(date) } : {};
}

const oneDate = (date: string) => ({ first: date, last: date });

/** What is found for the start's date or else for the date before, whose night shift may reach the start. */
function onDateOrBefore<T>(
  start: number,
  { timeZone }: Schedule,
  find: (date: string) => T | undefined,
): T | undefined {
  const day = localDay(start, timeZone);
  return find(dateOfDay(day)) ?? find(dateOfDay(day - 1));
}

function hoursOf({ timeZone }: Schedule, override: Schedule["overrides"][number]): Span[] {
  const start = startOfDate(override.onDate, timeZone);
  // Two days, so that a range past midnight keeps its end.
  const end = startOfDay(dayOf(override.onDate) + 2, timeZone);
  return hoursIn({ timeZone, weekly: [], overrides: [override], daysOff: [] }, { start, end });
}

function hoursIn(schedule: Schedule, { start, end }: Span): Span[] {
  const openings = [...openingsOf(schedule, [], start, end)];
  return openings
    .flatMap((opens, i) => (i % 2 === 0 ? [{ start: opens, end: openings[i + 1] ?? end }] : []))
    .map((span) => ({ start: Math.max(span.start, start), end: Math.min(span.end, end) }))
    .filter((span) => span.start < span.end);
}

const limitOf = { limit_day: "perDay", limit_week: "perWeek", limit_month: "perMonth" } as const;

function limitFacts(kind: ReasonKind, member: Member | undefined, link: LinkRule): { limit?: number } {
  if (kind !== "limit_day" && kind !== "limit_week" && kind !== "limit_month") return {};
  const limits: Limits | undefined = member ? member.limits : link.limits;
  const limit = limits?.[limitOf[kind]];
  return typeof limit === "number" ? { limit } : {};
}

function takenFacts(
  { kind, taken }: Reason,
  link: LinkRule,
  start: number,
  { meetings, recipients }: Known,
): Pick<OwnersReason, "busy" | "meeting" | "hold" | "buffer"> {
  if (!taken) return {};
  const span = { start: taken.start, end: taken.end };
  const meeting = meetings.get(taken.bookingId ?? "");
  const { expiresAt } = taken;
  const keptFor = recipients.get(taken.linkId ?? "");
  return {
    ...(taken.kind === "busy" && { busy: span }),
    ...(taken.kind === "hold" && {
      hold: { ...span, ...(expiresAt !== undefined && { expiresAt }), ...(keptFor && { keptFor }) },
    }),
    ...(meeting && { meeting: { ...span, ...meeting, isSession: taken.sessionId !== undefined } }),
    ...(kind === "buffer" && { buffer: bufferAt(taken, link, start) }),
  };
}

/** Two buffers may share minutes, so it is the longer one that keeps the start away. */
function bufferAt(taken: NonNullable<Reason["taken"]>, link: LinkRule, start: number): KeptFree {
  const isBefore = start < taken.start;
  const own = isBefore ? link.bufferAfterMs : link.bufferBeforeMs;
  const theirs = isBefore ? taken.bufferBeforeMs : taken.bufferAfterMs;
  return {
    lengthMs: Math.max(own, theirs),
    side: isBefore ? "before" : "after",
    isOfThisLink: own >= theirs,
  };
}
