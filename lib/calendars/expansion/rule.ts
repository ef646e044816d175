import ICAL from "ical.js";
import { dayMs, minuteMs } from "@/lib/time/zone";
import { BoundedIterator, type Budget, isOnItsDays } from "./bounded-iterator";
import {
  cannotBeRead,
  floating,
  localOf,
  orSkip,
  type Property,
  type Recur,
  type Time,
  wallOf,
} from "./property";
import { SkippedPart } from "./skipped-part";

export type Rule = {
  readonly recur: Recur;
  readonly until: { readonly wall: number; readonly isDate: boolean; readonly isUtc: boolean } | undefined;
};

/** The frequencies whose steps are all of one length, on a local clock. */
const stepMs = new Map([
  ["SECONDLY", 1000],
  ["MINUTELY", minuteMs],
  ["HOURLY", 60 * minuteMs],
  ["DAILY", dayMs],
  ["WEEKLY", 7 * dayMs],
]);

/** Reads a rule; its UNTIL is taken out of it, for that is a time of its own kind. Fails with SkippedPart. */
export function readRule(property: Property, isAllDay: boolean): Rule {
  const name = property.name;
  const recur: unknown = orSkip(name, () => property.getFirstValue());
  if (!(recur instanceof ICAL.Recur) || !recur.freq) throw new SkippedPart(cannotBeRead(name));
  const own = recur.clone();
  if (isAllDay) {
    // Days have no hours: RFC 5545 has these parts ignored.
    for (const part of ["BYHOUR", "BYMINUTE", "BYSECOND"]) delete own.parts[part as keyof typeof own.parts];
    if ((stepMs.get(own.freq) ?? dayMs) < dayMs) throw new SkippedPart(cannotBeRead(name));
  }
  const until: Time | null = own.until;
  own.until = null as never;
  return {
    recur: own,
    until: until
      ? { wall: wallOf(until, name), isDate: until.isDate, isUtc: until.zone === ICAL.Timezone.utcTimezone }
      : undefined,
  };
}

/**
 * The local times from `from` to `last` at which a rule recurs, in order. They are local throughout, so no
 * change of any clock moves them. Fails with SkippedPart when the budget runs out.
 */
export function* wallsOf(
  { recur }: Rule,
  start: number,
  from: number,
  last: number,
  budget: Budget,
): Generator<number> {
  const dtstart = floating(soonerStart(recur, start, from));
  const iterator = orSkip("RRULE", () => new BoundedIterator({ rule: recur, dtstart }));
  iterator.limits = { last, budget };
  for (;;) {
    const next = iterator.nextOrNone();
    if (!next) return;
    const wall = localOf(next);
    if (wall > last) return;
    if (wall >= from && isOnItsDays(recur, next)) yield wall;
  }
}

/**
 * A rule that counts days or less, or weeks, recurs in steps of one length: one that has run for years may as
 * well begin a whole number of steps later, just before it is asked for. With COUNT the first ones matter.
 */
function soonerStart({ freq, interval, count }: Recur, start: number, from: number): number {
  const one = stepMs.get(freq);
  if (one === undefined || count || from <= start) return start;
  const step = one * interval;
  return start + Math.max(0, Math.floor((from - start) / step) - 1) * step;
}
