import ICAL from "ical.js";
import { dayMs } from "@/lib/time/zone";
import { type Property, type Time, wallOf } from "./property";
import { utc, type Zone } from "./zone";
import type { ZoneBook } from "./zone-book";

/** A date or a time as it is written. One of both without a zone is read beside its event's start. */
export type Stamp = { readonly wall: number; readonly isDate: boolean; readonly zone: Zone | undefined };

/** Where one occurrence begins. */
export type Place = { readonly wall: number; readonly instant: number };

/** When an event begins first, on the clock that its recurrences follow. */
export type Start = Place & { readonly zone: Zone; readonly isAllDay: boolean };

/** A value as it is written; `zone` is its property's, and counts unless the value ends in Z. */
export function stampOf(time: Time, property: Property, zone: Zone | undefined): Stamp {
  const wall = wallOf(time, property.name);
  if (time.isDate) return { wall, isDate: true, zone: undefined };
  return { wall, isDate: false, zone: time.zone === ICAL.Timezone.utcTimezone ? utc : zone };
}

/** Where an event begins whose DTSTART is this; what has no zone is on the owner's clock. */
export function startAt({ wall, isDate, zone }: Stamp, zones: ZoneBook): Start {
  const own = isDate ? zones.days : (zone ?? zones.owner);
  return { wall, instant: own.toInstant(wall), zone: own, isAllDay: isDate };
}

/**
 * Where a stamp stands on the clock of a series. A bare date means the time of day at which the series begins,
 * and a time beside all-day events the day around it.
 */
export function placeOn(start: Start, { wall, isDate, zone }: Stamp): Place {
  const on = (there: number): Place => ({ wall: there, instant: start.zone.toInstant(there) });
  if (isDate) return on(wall + start.wall - dayOf(start.wall));
  if (start.isAllDay) return on(dayOf(zone ? start.zone.toWall(zone.toInstant(wall)) : wall));
  if (zone === undefined || zone === start.zone) return on(wall);
  const instant = zone.toInstant(wall);
  return { wall: start.zone.toWall(instant), instant };
}

/** The midnight of a local time's day. */
export const dayOf = (wall: number): number => Math.floor(wall / dayMs) * dayMs;
