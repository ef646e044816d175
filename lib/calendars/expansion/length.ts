import ICAL from "ical.js";
import { dayMs } from "@/lib/time/zone";
import { cannotBeRead, type Property, partsOf, propertyOf, valuesOf } from "./property";
import { SkippedPart } from "./skipped-part";
import type { Component } from "./split";
import { dayOf, type Place, type Start, stampOf } from "./stamp";
import type { Zone } from "./zone";

/** How long an occurrence lasts: whole days of its clock, 23 or 25 hours when it changes, and exact time after them. */
export type Length = { readonly days: number; readonly ms: number };

/** Nobody means more, and a date of the calendar stays one. */
const longest = 36_525 * dayMs;

/** The longest that it may last, on a day that the clock makes longer. */
export const reachOf = ({ days, ms }: Length): number => (days + 1) * dayMs + ms;

export const endOf = ({ wall, instant }: Place, zone: Zone, { days, ms }: Length): number =>
  (days === 0 ? instant : zone.toInstant(wall + days * dayMs)) + ms;

/**
 * An event's length by DTEND or DURATION; without both a day, or no time at all (RFC 5545, 3.6.1). With DTEND all
 * occurrences last exactly as long as the first (3.8.5.3). Fails with SkippedPart when it is negative or unreadable.
 */
export function lengthOf(
  component: Component,
  start: Start,
  zoneOf: (property: Property) => Zone | undefined,
): Length {
  const end = propertyOf(component, "DTEND");
  const length = end ? untilEnd(valuesOf(end)[0], start) : byDuration();
  if (reachOf(length) > longest) throw new SkippedPart("it lasts longer than a century");
  if (start.isAllDay) return { days: Math.max(1, length.days + Math.ceil(length.ms / dayMs)), ms: 0 };
  if (endOf(start, start.zone, length) < start.instant) throw new SkippedPart("it ends before it starts");
  return length;

  function untilEnd(value: unknown, { wall, instant, isAllDay }: Start): Length {
    if (!end || !(value instanceof ICAL.Time)) throw new SkippedPart(cannotBeRead("DTEND"));
    const stamp = stampOf(value, end, zoneOf(end));
    // A bare date and a time without a zone follow the start's clock.
    const zone = stamp.zone ?? start.zone;
    const there = zone === start.zone ? stamp.wall : start.zone.toWall(zone.toInstant(stamp.wall));
    if (isAllDay) return { days: Math.ceil((there - dayOf(wall)) / dayMs), ms: 0 };
    const ms = zone.toInstant(stamp.wall) - instant;
    // A start that the clock skips is moved on; an end soon after the gap is not, and must stay behind it.
    return { days: 0, ms: ms < 0 && there >= wall ? there - wall : ms };
  }

  function byDuration(): Length {
    const duration = propertyOf(component, "DURATION");
    if (!duration) return { days: 0, ms: 0 };
    const [value] = valuesOf(duration);
    if (!(value instanceof ICAL.Duration)) throw new SkippedPart(cannotBeRead("DURATION"));
    return partsOf(value);
  }
}
