import ICAL from "ical.js";
import { dayMs } from "@/lib/time/zone";
import type { Budget } from "./bounded-iterator";
import { cannotBeRead, orSkip, propertiesOf, propertyOf, type Time, valuesOf, wallOf } from "./property";
import { readRule, wallsOf } from "./rule";
import { SkippedPart } from "./skipped-part";
import type { Component } from "./split";
import type { Zone } from "./zone";

/** From `at` on the clock is `after` ms ahead of UTC, and `before` ms up to then. */
type Change = { readonly at: number; readonly before: number; readonly after: number };

/**
 * The zone that a VTIMEZONE describes, up to an instant; later its last offset holds on. Fails with
 * SkippedPart when it cannot be read or has nothing in it.
 */
export function customZone(component: Component, until: number, budget: Budget): Zone {
  const changes = component.parts
    .filter(({ kind }) => kind === "STANDARD" || kind === "DAYLIGHT")
    .flatMap((observance) => [...changesOf(observance, until, budget)])
    .sort((a, b) => a.at - b.at);
  const [first] = changes;
  if (!first) throw new SkippedPart("it describes no clock");
  const offsetAt = (instant: number) => changeBefore(changes, instant)?.after ?? first.before;
  return {
    toWall: (instant) => instant + offsetAt(instant),
    toInstant: (wall) => instantOf(wall, offsetAt),
  };
}

/**
 * As in `zoneOfRuntime`. A day to either side the offsets before and after any change are in force, for no
 * clock was ever further from UTC and none changes twice within two days.
 */
function instantOf(wall: number, offsetAt: (instant: number) => number): number {
  const early = wall - offsetAt(wall - dayMs);
  const late = wall - offsetAt(wall + dayMs);
  const isShown = (instant: number) => instant + offsetAt(instant) === wall;
  return !isShown(early) && isShown(late) ? late : early;
}

/** The last change at or before an instant. */
function changeBefore(changes: readonly Change[], instant: number): Change | undefined {
  let low = 0;
  let high = changes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((changes[middle]?.at ?? 0) <= instant) low = middle + 1;
    else high = middle;
  }
  return changes[low - 1];
}

/** When one observance begins: once, by its rules, and on dates of their own. */
function* changesOf(observance: Component, until: number, budget: Budget): Generator<Change> {
  const before = offsetOf(observance, "TZOFFSETFROM");
  const after = offsetOf(observance, "TZOFFSETTO");
  const start = propertyOf(observance, "DTSTART");
  if (!start) throw new SkippedPart(cannotBeRead("DTSTART"));
  const [startWall = 0] = timesIn(valuesOf(start), "DTSTART");
  const changeAt = (wall: number): Change => ({ at: wall - before, before, after });

  yield changeAt(startWall);
  for (const property of propertiesOf(observance, "RDATE"))
    yield* timesIn(valuesOf(property), "RDATE").map(changeAt);
  for (const property of propertiesOf(observance, "RRULE")) {
    const rule = readRule(property, false);
    const last = rule.until ? Math.min(until, rule.until.wall - (rule.until.isUtc ? 0 : before)) : until;
    for (const wall of wallsOf(rule, startWall, startWall, last + dayMs, budget))
      if (wall - before <= last) yield changeAt(wall);
  }
}

const timesIn = (values: readonly unknown[], property: string): number[] =>
  values.filter((value): value is Time => value instanceof ICAL.Time).map((time) => wallOf(time, property));

function offsetOf(observance: Component, name: string): number {
  const property = propertyOf(observance, name);
  const value = property && orSkip(name, () => property.getFirstValue());
  if (!(value instanceof ICAL.UtcOffset)) throw new SkippedPart(cannotBeRead(name));
  return value.toSeconds() * 1000;
}
