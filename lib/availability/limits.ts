import { holdsInstant, type Intervals, mergeIntervals } from "@/lib/time/interval";
import { dayOf, localDay, monthBounds, startOfDay, startOfWeek } from "@/lib/time/zone";
import type { StartRange } from "./slots";
import type { BookingWindow, DateCounts, Limits, LinkRule } from "./types";

/** How far ahead a link without a window can be booked, in days. */
const daysWithoutWindow = 365;

/** The starts that notice and window leave over: `first <= start < end`, epoch ms. */
export function allowedStarts(link: LinkRule, now: number): StartRange {
  const window = windowStarts(link.window, link.timeZone, now);
  return { first: Math.max(window.first, earliestStart(link, now)), end: window.end };
}

/** The first start that notice allows: not rounded, and never in the past. */
export const earliestStart = (link: LinkRule, now: number): number => now + Math.max(link.noticeMs, 0);

/** The starts inside the window, whose dates are whole days of the link's zone. */
export function windowStarts(window: BookingWindow, timeZone: string, now: number): StartRange {
  const [first, last] = windowDays(window, timeZone, now);
  return { first: startOfDay(first, timeZone), end: startOfDay(last + 1, timeZone) };
}

/** First and last day of the window, both inside it. */
function windowDays(window: BookingWindow, timeZone: string, now: number): readonly [number, number] {
  if (window.kind === "fixed") return [dayOf(window.firstDate), dayOf(window.lastDate)];
  const today = localDay(now, timeZone);
  return [today, today + (window.kind === "rolling" ? window.days : daysWithoutWindow)];
}

/** The kinds of limit: which one, and the days of the period that a day is in. */
const periods = [
  { reason: "limit_day", limit: "perDay", daysOf: (day: number) => [day, day + 1] },
  {
    reason: "limit_week",
    limit: "perWeek",
    daysOf: (day: number) => [startOfWeek(day), startOfWeek(day) + 7],
  },
  { reason: "limit_month", limit: "perMonth", daysOf: monthBounds },
] as const;

/** The starts in full periods, by day, ISO week and month of the zone. */
export function fullPeriods(limits: Limits, counts: DateCounts, timeZone: string): Intervals {
  return mergeIntervals(
    periods.flatMap(({ limit, daysOf }) => fullOf(limits[limit], daysOf, counts, timeZone)),
  );
}

/** Which limits refuse a start. */
export function limitsAt(limits: Limits, counts: DateCounts, timeZone: string, start: number) {
  return periods
    .filter(({ limit, daysOf }) =>
      holdsInstant(mergeIntervals(fullOf(limits[limit], daysOf, counts, timeZone)), start),
    )
    .map(({ reason }) => reason);
}

function fullOf(
  limit: number | null,
  daysOf: (day: number) => readonly [number, number] | number[],
  counts: DateCounts,
  timeZone: string,
): number[] {
  if (limit === null) return [];
  if (limit <= 0) return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const sums = new Map<number, number>();
  const ends = new Map<number, number>();
  for (const [onDate, count] of counts) {
    const [first = 0, end = 0] = daysOf(dayOf(onDate));
    sums.set(first, (sums.get(first) ?? 0) + count);
    ends.set(first, end);
  }
  return [...sums]
    .filter(([, sum]) => sum >= limit)
    .flatMap(([first]) => [startOfDay(first, timeZone), startOfDay(ends.get(first) ?? first, timeZone)]);
}
