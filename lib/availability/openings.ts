import {
  appendInterval,
  at,
  holdsInstant,
  type Intervals,
  indexEndingAfter,
  mergeIntervals,
} from "@/lib/time/interval";
import {
  dayMs,
  dayOf,
  firstInstant,
  isoWeekday,
  lastInstant,
  localDay,
  minuteMs,
  startOfDay,
} from "@/lib/time/zone";
import type { MinuteRange, Schedule } from "./types";

const dayMinutes = 1440;

/** Openings begin on 1970-01-01 at the earliest; a range of the day before may run into it. */
const earliestDay = -1;

/** Ranges of one day as a flat list in minutes after its midnight, [start, end, …], by start. */
type DayRanges = readonly number[];

/** A schedule made ready for look-ups. Days are counted from 1970-01-01. */
type Plan = {
  readonly timeZone: string;
  /** Monday first. */
  readonly weekly: readonly DayRanges[];
  readonly overrides: ReadonlyMap<number, DayRanges>;
  readonly daysOff: Intervals;
  readonly excluded: ReadonlySet<number>;
};

/**
 * When one resource is open: the merged union of its ranges, as instants, complete for
 * `[from, until)`.
 *
 * The first opening keeps its true start however long before `from` it lies, because the
 * grid of starts hangs on it. A schedule that never closes opened at local midnight of
 * 1970-01-01. `exclusions` are dates on which the link closes this schedule.
 */
export function openingsOf(
  schedule: Schedule,
  exclusions: readonly string[],
  from: number,
  until: number,
): Intervals {
  const plan = planOf(schedule, exclusions);
  // A night shift reaches into the next day; one day more for clocks that go back over midnight.
  const firstDay = Math.max(localDay(from, plan.timeZone) - 2, earliestDay);
  const lastDay = localDay(until, plan.timeZone) + 1;
  const list: number[] = [];
  for (let day = firstDay; day <= lastDay; day += 1) {
    const ranges = rangesOn(plan, day);
    for (let i = 0; i < ranges.length; i += 2) {
      appendInterval(list, startOf(plan, day, ranges, i), endOf(plan, day, ranges, i));
    }
  }
  const relevant = firstDay > earliestDay ? from : Math.max(from, startOfDay(0, plan.timeZone));
  const openings = list.slice(indexEndingAfter(list, relevant));
  if (openings.length > 0) openings[0] = trueStart(plan, at(openings, 0), firstDay);
  return openings;
}

function planOf(schedule: Schedule, exclusions: readonly string[]): Plan {
  const weekly: MinuteRange[][] = [[], [], [], [], [], [], []];
  for (const range of schedule.weekly) weekly[range.weekday - 1]?.push(range);
  return {
    timeZone: schedule.timeZone,
    weekly: weekly.map(flatRanges),
    overrides: new Map(schedule.overrides.map(({ onDate, ranges }) => [dayOf(onDate), flatRanges(ranges)])),
    daysOff: mergeIntervals(
      schedule.daysOff.flatMap(({ startsOn, endsOn }) => [dayOf(startsOn), dayOf(endsOn) + 1]),
    ),
    excluded: new Set(exclusions.map(dayOf)),
  };
}

const flatRanges = (ranges: readonly MinuteRange[]): DayRanges =>
  ranges
    .toSorted((a, b) => a.startMinute - b.startMinute)
    .flatMap(({ startMinute, endMinute }) => [
      startMinute,
      endMinute > startMinute ? endMinute : endMinute + dayMinutes,
    ]);

/** The ranges that begin on a day. What began the day before is not cut by this day's exceptions. */
function rangesOn(plan: Plan, day: number): DayRanges {
  if (plan.excluded.has(day)) return [];
  const override = plan.overrides.get(day);
  if (override) return override;
  if (holdsInstant(plan.daysOff, day)) return [];
  return plan.weekly[isoWeekday(day) - 1] ?? [];
}

const startOf = (plan: Plan, day: number, ranges: DayRanges, i: number): number =>
  firstInstant(day * dayMs + at(ranges, i) * minuteMs, plan.timeZone);

const endOf = (plan: Plan, day: number, ranges: DayRanges, i: number): number =>
  lastInstant(day * dayMs + at(ranges, i + 1) * minuteMs, plan.timeZone);

/**
 * Follows an opening back to the gap before it. `start` is where it begins as far as the
 * ranges of `day` and all later days tell.
 */
function trueStart(plan: Plan, start: number, day: number): number {
  let opened = start;
  let known = day;
  // No range reaches the second midnight after the day on which it begins.
  while (known > earliestDay && opened <= lastInstant((known + 1) * dayMs, plan.timeZone)) {
    // In a week without a gap only exceptions can close, so all days up to the last of them
    // are open; ranges that run past midnight need the day after it too.
    const leap = isOpenAllWeek(plan) ? Math.max(lastException(plan, known) + 2, earliestDay) : known;
    if (leap < known) {
      known = leap;
      opened = Math.min(opened, startOfDay(known, plan.timeZone));
    } else {
      known -= 1;
      opened = extendBack(plan, opened, known);
    }
  }
  return known > earliestDay ? opened : Math.max(opened, startOfDay(0, plan.timeZone));
}

/** Where an opening begins once the ranges of `day` are added to those of all later days. */
function extendBack(plan: Plan, start: number, day: number): number {
  const ranges = rangesOn(plan, day);
  let opened = start;
  for (let i = ranges.length - 2; i >= 0; i -= 2) {
    if (endOf(plan, day, ranges, i) >= opened) opened = Math.min(opened, startOf(plan, day, ranges, i));
  }
  return opened;
}

/** Whether the weekly ranges leave no minute of the week out. */
function isOpenAllWeek(plan: Plan): boolean {
  const weekMinutes = 7 * dayMinutes;
  const minutes = plan.weekly.flatMap((ranges, i) => ranges.map((minute) => minute + i * dayMinutes));
  const weekBefore = minutes.map((minute) => minute - weekMinutes);
  // With a gap in the week, what begins in the week before ends before this one does.
  const [, end = 0] = mergeIntervals([...weekBefore, ...minutes]);
  return end >= weekMinutes;
}

/** The last day up to `day` with an override, day off or exclusion; -Infinity when there is none. */
function lastException(plan: Plan, day: number): number {
  let last = Number.NEGATIVE_INFINITY;
  const consider = (exception: number) => {
    if (exception <= day && exception > last) last = exception;
  };
  for (const date of plan.overrides.keys()) consider(date);
  for (const date of plan.excluded) consider(date);
  for (let i = 0; i < plan.daysOff.length; i += 2) {
    if (at(plan.daysOff, i) <= day) consider(Math.min(day, at(plan.daysOff, i + 1) - 1));
  }
  return last;
}
