import { dateOfDay, dayOf, localDate, monthBounds, startOfDay, startOfWeek } from "@/lib/time/zone";

/** Whole days on a clock: two local dates "YYYY-MM-DD", both counted, and the zone they are meant in. */
export type Range = { readonly from: string; readonly until: string; readonly timeZone: string };

/** Part of a range, drawn as one bar: its local dates, both counted. */
export type Bucket = { readonly first: string; readonly last: string };

export type BucketUnit = "day" | "week" | "month";

/** The ranges that one click chooses, in days that end today. */
export const presetDays = [7, 30, 90, 365] as const;
export type PresetDays = (typeof presetDays)[number];
export const defaultDays: PresetDays = 30;

/** Ten years, in days: more would be a slip of the year. */
export const mostDays = 3660;

/** More bars than these are too thin for a phone. */
const mostDailyBars = 62;
const mostWeeklyBars = 54;

/** The last so many days of a zone's calendar, today included. */
export function lastDays(days: number, now: number, timeZone: string): Range {
  const until = localDate(now, timeZone);
  return { from: dateOfDay(dayOf(until) - days + 1), until, timeZone };
}

/** How many days a range has. */
export const lengthInDays = ({ from, until }: Range): number => dayOf(until) - dayOf(from) + 1;

/** How wide the bars of a range are, so that they stay as many as a phone can show. */
export function unitOf(range: Range): BucketUnit {
  const days = lengthInDays(range);
  if (days <= mostDailyBars) return "day";
  return days / 7 <= mostWeeklyBars ? "week" : "month";
}

/** A range cut into days, ISO weeks or months; the first and the last may be shorter. */
export function bucketsOf(range: Range, unit: BucketUnit): Bucket[] {
  const end = dayOf(range.until) + 1;
  const buckets: Bucket[] = [];
  for (let day = dayOf(range.from); day < end; ) {
    const next = Math.min(nextBucket(day, unit), end);
    buckets.push({ first: dateOfDay(day), last: dateOfDay(next - 1) });
    day = next;
  }
  return buckets;
}

function nextBucket(day: number, unit: BucketUnit): number {
  if (unit === "day") return day + 1;
  return unit === "week" ? startOfWeek(day) + 7 : monthBounds(day)[1];
}

/** The instants (epoch ms) at which the buckets begin, in order, and the one at which the last ends. */
export function boundariesOf(buckets: readonly Bucket[], timeZone: string): number[] {
  const starts = buckets.map(({ first }) => startOfDay(dayOf(first), timeZone));
  const last = buckets.at(-1);
  return last ? [...starts, startOfDay(dayOf(last.last) + 1, timeZone)] : [];
}

/** What was counted of one thing. */
export type Counts = { readonly views: number; readonly bookings: number };

/**
 * Bookings per view, from 0; undefined when nobody looked. It can exceed 1: programs book
 * without looking at a page.
 */
export const conversionOf = ({ views, bookings }: Counts): number | undefined =>
  views === 0 ? undefined : bookings / views;

/** Days between booking and meeting at which a group of lead times begins; the last has no end. */
export const leadTimeDays = [0, 1, 2, 4, 8, 15, 31] as const;

/** A group of lead times in whole days, both counted; `to` is undefined for the last, which has no end. */
export const leadTimeGroups: readonly { readonly from: number; readonly to: number | undefined }[] =
  leadTimeDays.map((from, i) => {
    const next = leadTimeDays[i + 1];
    return { from, to: next === undefined ? undefined : next - 1 };
  });
