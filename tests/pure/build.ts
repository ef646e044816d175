import type { Group, LinkRule, Member, OfferInput, Schedule, Taken } from "@/lib/availability/types";
import { parseInstant } from "@/lib/time/format";
import { dayMs, minuteMs, parseClock, wallClockText } from "@/lib/time/zone";

export { dayMs, minuteMs };
export const hourMs = 60 * minuteMs;

/** An instant from RFC 3339; seconds may be left out: "2026-10-15T12:07Z". */
export function utc(text: string): number {
  const instant = parseInstant(text.replace(/(T\d\d:\d\d)(?=Z|[+-])/, "$1:00"));
  if (instant === undefined) throw new Error(`${text} is no instant`);
  return instant;
}

const minutes = (range: string) => {
  const [start = "", end = ""] = range.split("-");
  const startMinute = parseClock(start);
  const endMinute = parseClock(end);
  if (startMinute === undefined || endMinute === undefined) throw new Error(`${range} is no range`);
  return { startMinute, endMinute };
};

/** Opening hours in few words: `week("Europe/Berlin", "09:00-17:00")`, on Monday to Friday unless said. */
export function week(
  timeZone: string,
  hours: string,
  weekdays: readonly number[] = [1, 2, 3, 4, 5],
): Schedule {
  const ranges = hours === "" ? [] : hours.split(" ").map(minutes);
  return {
    timeZone,
    weekly: weekdays.flatMap((weekday) => ranges.map((range) => ({ weekday, ...range }))),
    overrides: [],
    daysOff: [],
  };
}

export const everyDay = [1, 2, 3, 4, 5, 6, 7];

export const override = (onDate: string, hours: string) => ({
  onDate,
  ranges: hours === "" ? [] : hours.split(" ").map(minutes),
});

export const noLimits = { perDay: null, perWeek: null, perMonth: null };

/** A half-hour link without any further rule. */
export const rule = (changes: Partial<LinkRule> = {}): LinkRule => ({
  isActive: true,
  timeZone: "UTC",
  durationMs: 30 * minuteMs,
  incrementMs: changes.durationMs ?? 30 * minuteMs,
  bufferBeforeMs: 0,
  bufferAfterMs: 0,
  noticeMs: 0,
  window: { kind: "none" },
  exclusions: [],
  limits: noLimits,
  seats: 1,
  ...changes,
});

export const member = (id: string, schedule: Schedule, changes: Partial<Member> = {}): Member => ({
  id,
  schedule,
  taken: [],
  ...changes,
});

export const all = (...members: Member[]): Group => ({ needed: "all", members });
export const some = (needed: number, ...members: Member[]): Group => ({ needed, members });

export const taken = (start: string, end: string, changes: Partial<Taken> = {}): Taken => ({
  kind: "meeting",
  start: utc(start),
  end: utc(end),
  bufferBeforeMs: 0,
  bufferAfterMs: 0,
  ...changes,
});

/** One host on a link, asked at the start of 2026. */
export const offer = (
  host: Member,
  link: LinkRule = rule(),
  changes: Partial<OfferInput> = {},
): OfferInput => ({
  now: utc("2026-01-01T00:00Z"),
  link,
  groups: [all(host)],
  counts: new Map(),
  ...changes,
});

/** Instants as a person in a zone reads them: "2026-10-15T09:00". */
export const clocks = (instants: readonly number[], timeZone = "UTC"): string[] =>
  instants.map((instant) => wallClockText(instant, timeZone));

/** Only the times of day. */
export const times = (instants: readonly number[], timeZone = "UTC"): string[] =>
  clocks(instants, timeZone).map((text) => text.slice(11));

/** A flat list of intervals as "start/end" in a zone. */
export const spans = (intervals: readonly number[], timeZone = "UTC"): string[] => {
  const texts = clocks(intervals, timeZone);
  return texts.flatMap((start, i) => (i % 2 === 0 ? [`${start}/${texts[i + 1]}`] : []));
};
