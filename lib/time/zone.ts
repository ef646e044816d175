import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";
import { at } from "./interval";
import { type Block, blockMs, blockOf, canonicalName, positionIn, zoneOf } from "./transitions";

/*
 * The only file that turns wall clocks into instants and back.
 *
 * A wall clock is held as local milliseconds: the epoch ms at which a clock on UTC would
 * show the same date and time. A local date is "YYYY-MM-DD", or a day: the whole number
 * of days since 1970-01-01, which has no zone either.
 */

export const minuteMs = 60_000;
export const dayMs = 86_400_000;

/** No clock was ever further from UTC than this, either way (Manila and Juneau came near). */
const farthestOffsetMs = 16 * 60 * minuteMs;

/** How far the zone's clock is ahead of UTC at an instant, in ms. */
export function offsetAt(instant: number, timeZone: string): number {
  const block = blockOf(zoneOf(timeZone), Math.floor(instant / blockMs));
  return at(block, positionIn(block, instant) + 1);
}

/** What the zone's clock shows at an instant (epoch ms), as local ms. */
export const toLocal = (instant: number, timeZone: string): number => instant + offsetAt(instant, timeZone);

/**
 * The instant of a wall clock as the start of a range, or as a single time somebody picks.
 * When the clock shows it twice, the first; when never, the first instant after the gap.
 */
export const firstInstant = (local: number, timeZone: string): number => instantOf(local, timeZone, false);

/**
 * The instant of a wall clock as the end of a range. When the clock shows it twice, the
 * second; when never, the first instant after the gap.
 */
export const lastInstant = (local: number, timeZone: string): number => instantOf(local, timeZone, true);

function instantOf(local: number, timeZone: string, last: boolean): number {
  const zone = zoneOf(timeZone);
  let number = Math.floor((local - farthestOffsetMs) / blockMs);
  let block = blockOf(zone, number);
  let i = positionIn(block, local - farthestOffsetMs);
  let answer: number | undefined;
  // Usually the first offset tried holds all around and the loop ends at once.
  for (;;) {
    const start = at(block, i);
    const end = endOf(block, i, number);
    const instant = local - at(block, i + 1);
    if (start > local + farthestOffsetMs) break;
    if (instant < start) answer ??= start;
    else if (instant < end) answer = instant;
    if (answer !== undefined && (!last || end > local + farthestOffsetMs)) break;
    i += 2;
    if (i >= block.length) {
      number += 1;
      block = blockOf(zone, number);
      i = 0;
    }
  }
  return answer ?? local;
}

const endOf = (block: Block, i: number, number: number): number =>
  i + 2 < block.length ? at(block, i + 2) : (number + 1) * blockMs;

/** The day (since 1970-01-01) that the zone's calendar shows at an instant. */
export const localDay = (instant: number, timeZone: string): number =>
  Math.floor(toLocal(instant, timeZone) / dayMs);

/** The date, "YYYY-MM-DD", that the zone's calendar shows at an instant. */
export const localDate = (instant: number, timeZone: string): string =>
  dateOfDay(localDay(instant, timeZone));

/** The first instant of a day in a zone: its midnight, or what comes after when midnight is skipped. */
export const startOfDay = (day: number, timeZone: string): number => firstInstant(day * dayMs, timeZone);

/** The first instant of a date "YYYY-MM-DD" in a zone. Fails with `invalid` for no date. */
export const startOfDate = (onDate: string, timeZone: string): number => startOfDay(dayOf(onDate), timeZone);

/** Reads "YYYY-MM-DD" strictly: undefined for another shape, a date no calendar has, and years outside 1800–8999. */
export function parseDate(text: string): string | undefined {
  return isUsualYear(text) && !Number.isNaN(dayOrNaN(text)) ? text : undefined;
}

/** Years that people plan in: what comes from outside and lies beyond is a slip, and would run out of the calendar. */
const isUsualYear = (text: string) => text >= "1800" && text < "9000";

/** The day (since 1970-01-01) of a date "YYYY-MM-DD". Fails with `invalid` for no date. */
export function dayOf(onDate: string): number {
  const day = dayOrNaN(onDate);
  if (Number.isNaN(day)) throw new AppError("invalid", say("time.notADate", { text: onDate }));
  return day;
}

function dayOrNaN(text: string): number {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return Number.NaN;
  const day = Date.parse(text) / dayMs;
  // Some runtimes read 30 February as 2 March; every month has the first 28 days.
  if (text.slice(8) <= "28" || Number.isNaN(day)) return day;
  return dateOfDay(day) === text ? day : Number.NaN;
}

/** The date "YYYY-MM-DD" of a day since 1970-01-01. */
export const dateOfDay = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

/** ISO weekday of a day: Monday is 1, Sunday 7. */
export const isoWeekday = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** The Monday of a day's ISO week. */
export const startOfWeek = (day: number): number => day - isoWeekday(day) + 1;

/** First day of a day's month, and first day of the month after it. */
export function monthBounds(day: number): readonly [number, number] {
  const first = new Date(day * dayMs);
  first.setUTCDate(1);
  const next = new Date(first);
  next.setUTCMonth(first.getUTCMonth() + 1);
  return [first.getTime() / dayMs, next.getTime() / dayMs];
}

/**
 * The weeks that a day's month is shown in: rows of seven days, Monday first or from another ISO
 * weekday on, the outer ones with days of its neighbours.
 */
export function weeksOfMonth(day: number, firstWeekday = 1): number[][] {
  const [first, next] = monthBounds(day);
  const start = first - ((isoWeekday(first) - firstWeekday + 7) % 7);
  return Array.from({ length: Math.ceil((next - start) / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_, i) => start + 7 * week + i),
  );
}

/** Reads "HH:MM", 00:00 to 24:00, as minutes after midnight; undefined for anything else. */
export function parseClock(text: string): number | undefined {
  const found = /^(\d\d):(\d\d)$/.exec(text);
  if (!found) return undefined;
  const minutes = Number(found[2]);
  const total = Number(found[1]) * 60 + minutes;
  return minutes < 60 && total <= 1440 ? total : undefined;
}

/** Minutes after midnight, 0 to 1440, as "HH:MM". */
export function clockText(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** What the zone's clock shows at an instant, to the minute: "YYYY-MM-DDTHH:MM". */
export const wallClockText = (instant: number, timeZone: string): string =>
  new Date(toLocal(instant, timeZone)).toISOString().slice(0, 16);

/** Reads "YYYY-MM-DDTHH:MM" as local ms; undefined for anything else. */
export function parseWallClock(text: string): number | undefined {
  const day = dayOrNaN(text.slice(0, 10));
  const minute = text[10] === "T" ? parseClock(text.slice(11)) : undefined;
  return Number.isNaN(day) || minute === undefined ? undefined : day * dayMs + minute * minuteMs;
}

/** Whether the runtime knows a zone by this name, alias or not. */
export const isTimeZone = (name: string): boolean => canonicalName(name) !== undefined;

/** The runtime's own name for a zone and all its aliases. Fails with `invalid` for no zone. */
export const canonicalTimeZone = (name: string): string => zoneOf(name).name;

/** The names of all zones, aliases left out, with UTC. */
export const listTimeZones = (): readonly string[] => ["UTC", ...Intl.supportedValuesOf("timeZone")];
