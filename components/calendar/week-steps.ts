import { holdsInstant, holdsInterval, type Intervals, unionIntervals } from "@/lib/time/interval";
import {
  dateOfDay,
  dayMs,
  dayOf,
  firstInstant,
  localDate,
  minuteMs,
  startOfDay,
  startOfWeek,
  toLocal,
} from "@/lib/time/zone";

/*
 * A week as a calendar of starts that can be picked. Instants are epoch ms. A step is a part of
 * an hour of real time, so a day on which clocks change has fewer or more of them.
 */

/** Something that takes time, in words. */
export type BusyTime = { readonly start: number; readonly end: number; readonly label: string };

/** What is known of a week. */
export type WeekTimes = {
  /** When everybody who has to come is open: a flat list [start, end, …]. */
  readonly openings: Intervals;
  /** Starts that something is in the way of, buffers counted, as half-open intervals. */
  readonly refused: Intervals;
  /** Nothing can begin before. */
  readonly earliest: number;
  readonly busy: readonly BusyTime[];
};

/** A start that was picked; outside the opening hours it needs a word of the owner. */
export type Picked = { readonly start: number; readonly isOutside: boolean };

/** Monday to Sunday of the week that a date is in. */
export const weekOf = (date: string): string[] =>
  Array.from({ length: 7 }, (_, i) => dateOfDay(startOfWeek(dayOf(date)) + i));

/** The date so many days later. */
export const daysLater = (date: string, days: number): string => dateOfDay(dayOf(date) + days);

/** The starts of a day that can be pointed at, from its first instant on. */
export function stepsOf(date: string, timeZone: string, stepMinutes: number): number[] {
  const start = startOfDay(dayOf(date), timeZone);
  const end = startOfDay(dayOf(date) + 1, timeZone);
  const stepMs = stepMinutes * minuteMs;
  return Array.from({ length: Math.ceil((end - start) / stepMs) }, (_, i) => start + i * stepMs);
}

/** Whether a meeting can be offered at a start, and what is in the way when it cannot. */
export type StepState = "free" | "outside" | "busy" | "past" | "overlap" | "picked";

/** What can be said of a start, for meetings of a length (ms), among those that are picked already. */
export function stateAt(
  week: WeekTimes,
  picked: readonly Picked[],
  start: number,
  lengthMs: number,
): StepState {
  if (pickedAt(picked, start, lengthMs)) return "picked";
  if (start < week.earliest) return "past";
  if (holdsInstant(week.refused, start)) return "busy";
  if (picked.some((other) => other.start < start + lengthMs && start < other.start + lengthMs))
    return "overlap";
  return holdsInterval(week.openings, start, start + lengthMs) ? "free" : "outside";
}

/** The picked time that an instant lies in. */
export const pickedAt = (picked: readonly Picked[], instant: number, lengthMs: number): Picked | undefined =>
  picked.find(({ start }) => start <= instant && instant < start + lengthMs);

/** What takes a start, or is so near that a buffer is in the way. */
export const inTheWay = (week: WeekTimes, start: number, lengthMs: number): BusyTime | undefined =>
  week.busy.find((busy) => busy.start < start + lengthMs && start < busy.end);

/**
 * Meetings one after the other between two instants, as many as fit, beginning anew after
 * whatever is in the way; at least the one at the beginning, when it can be had.
 */
export function meetingsBetween(
  week: WeekTimes,
  picked: readonly Picked[],
  { from, until }: { readonly from: number; readonly until: number },
  { lengthMs, stepMs }: { readonly lengthMs: number; readonly stepMs: number },
): Picked[] {
  const found: Picked[] = [];
  let start = from;
  while (start + lengthMs <= until || start === from) {
    const state = stateAt(week, [...picked, ...found], start, lengthMs);
    if (state === "free" || state === "outside") {
      found.push({ start, isOutside: state === "outside" });
      start += lengthMs;
    } else start += stepMs;
  }
  return found;
}

/** What is known of several weeks, as if they were one. */
export const mergeWeeks = (weeks: readonly WeekTimes[]): WeekTimes => ({
  openings: weeks.reduce<Intervals>((all, { openings }) => unionIntervals(all, openings), []),
  refused: weeks.reduce<Intervals>((all, { refused }) => unionIntervals(all, refused), []),
  earliest: Math.max(...weeks.map(({ earliest }) => earliest)),
  busy: weeks.flatMap(({ busy }) => busy),
});

/**
 * Picked times put to what is known of their weeks for other meetings than those they were picked
 * for, in order: those that still fit, each inside or outside the hours as it now is.
 */
export function stillFitting(week: WeekTimes, picked: readonly Picked[], lengthMs: number): Picked[] {
  const kept: Picked[] = [];
  for (const { start } of picked) {
    const state = stateAt(week, kept, start, lengthMs);
    if (state === "free" || state === "outside") kept.push({ start, isOutside: state === "outside" });
  }
  return kept;
}

/** Where a key leads from a start: to another one, perhaps in another week; undefined for other keys. */
export function stepTo(key: string, from: number, timeZone: string, stepMinutes: number): number | undefined {
  const date = localDate(from, timeZone);
  const steps = stepsOf(date, timeZone, stepMinutes);
  const position = steps.indexOf(from);
  switch (key) {
    case "ArrowDown":
      return steps[position + 1] ?? from;
    case "ArrowUp":
      return steps[position - 1] ?? from;
    case "Home":
      return steps[0] ?? from;
    case "End":
      return steps.at(-1) ?? from;
    case "ArrowLeft":
      return sameClock(from, -1, timeZone, stepMinutes);
    case "ArrowRight":
      return sameClock(from, 1, timeZone, stepMinutes);
    case "PageUp":
      return sameClock(from, -7, timeZone, stepMinutes);
    case "PageDown":
      return sameClock(from, 7, timeZone, stepMinutes);
    default:
      return undefined;
  }
}

/** The same time of day so many days later, or the last step before it where the clock skips it. */
export function sameClock(from: number, days: number, timeZone: string, stepMinutes: number): number {
  const local = toLocal(from, timeZone);
  const date = dateOfDay(Math.floor(local / dayMs) + days);
  const wanted = firstInstant(local + days * dayMs, timeZone);
  const steps = stepsOf(date, timeZone, stepMinutes);
  return steps.findLast((step) => step <= wanted) ?? steps[0] ?? from;
}
