import type { Window } from "@/lib/calendars/provider";
import { dayMs } from "@/lib/time/zone";
import type { Budget } from "./bounded-iterator";
import type { ReadEvent } from "./event";
import type { Length } from "./length";
import { type Rule, wallsOf } from "./rule";
import { dayOf, type Place, placeOn, type Start } from "./stamp";

/** Local times differ from UTC, and from each other, by less than this. */
const slack = 2 * dayMs;

export type Occurrence = { readonly place: Place; readonly length: Length };

/**
 * Where a series occurs, each place once: at its start, by its rules, and on its own dates. At least those that
 * begin no longer than `reach` before or after the window; exceptions are not looked at.
 */
export function occurrencesOf(
  { start, length, rules, added }: ReadEvent,
  window: Window,
  reach: number,
  budget: Budget,
): Iterable<Occurrence> {
  const found = new Map<number, Occurrence>([[start.instant, { place: start, length }]]);
  const from = window.from - reach - slack;
  for (const rule of rules) {
    const isPast = endOf(rule, start);
    const last = Math.min(window.until + reach, rule.until?.wall ?? Number.POSITIVE_INFINITY) + slack;
    for (const wall of wallsOf(rule, start.wall, from, last, budget)) {
      const place = { wall, instant: start.zone.toInstant(wall) };
      if (!isPast(place)) found.set(place.instant, { place, length });
    }
  }
  for (const one of added) {
    const place = placeOn(start, one.stamp);
    found.set(place.instant, { place, length: (start.isAllDay ? undefined : one.length) ?? length });
  }
  return found.values();
}

/** Tells what lies beyond a rule's UNTIL, itself still being inside. A bare date means the whole of its day. */
function endOf({ until }: Rule, { zone, isAllDay }: Start): (place: Place) => boolean {
  if (!until) return () => false;
  const { wall, isDate, isUtc } = until;
  if (isAllDay) {
    // Midnight in UTC is how some programs write a bare date.
    const day = dayOf(isUtc && wall !== dayOf(wall) ? zone.toWall(wall) : wall);
    return (place) => place.wall > day;
  }
  if (isDate) return (place) => dayOf(place.wall) > wall;
  return isUtc ? (place) => place.instant > wall : (place) => place.wall > wall;
}
