import type { MinuteRange } from "@/lib/availability/types";
import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";
import { localDate } from "@/lib/time/zone";

/** Opening hours that repeat every week; ISO weekday, Monday is 1. */
export type WeeklyRange = MinuteRange & { readonly weekday: number };

/** Two times of day as somebody writes them, "HH:MM"; both empty is no hours at all. */
export type Pair = { readonly from: string; readonly to: string };

/** Most ranges that a day can have. */
export const rangesMax = 24;

const dayMinutes = 1440;

/** Monday to Friday, 9 to 17: the hours of a first schedule. */
export const usualHours: readonly WeeklyRange[] = [1, 2, 3, 4, 5].map((weekday) => ({
  weekday,
  startMinute: 9 * 60,
  endMinute: 17 * 60,
}));

/** When a range ends, in minutes after the midnight before it; past 1440 for one that runs past midnight. */
const endOf = ({ startMinute, endMinute }: MinuteRange) =>
  endMinute > startMinute ? endMinute : endMinute + dayMinutes;

/** The positions of those ranges of one day that begin before an earlier one has ended. To touch is allowed. */
export function overlapping(ranges: readonly MinuteRange[]): number[] {
  const inOrder = [...ranges.entries()].toSorted(([, a], [, b]) => a.startMinute - b.startMinute);
  const found: number[] = [];
  let lastEnd = 0;
  for (const [position, range] of inOrder) {
    if (range.startMinute < lastEnd) found.push(position);
    lastEnd = Math.max(lastEnd, endOf(range));
  }
  return found.toSorted((a, b) => a - b);
}

/** The ranges of seven days, Monday first, as one list. */
export const toWeekly = (days: readonly (readonly MinuteRange[])[]): WeeklyRange[] =>
  days.flatMap((ranges, day) => ranges.map((range) => ({ weekday: day + 1, ...range })));

/**
 * What the weekly hours say, in one line, the same for the same hours. A form carries it
 * along, so that it does not undo what somebody changed after it was opened.
 */
export const weeklyVersion = (weekly: readonly WeeklyRange[]): string =>
  weekly
    .toSorted((a, b) => a.weekday - b.weekday || a.startMinute - b.startMinute)
    .map(({ weekday, startMinute, endMinute }) => `${weekday}:${startMinute}-${endMinute}`)
    .join(",");

/**
 * Form fields named like "days/1/0/from" as the pairs below "days/1". The names are the
 * JSON pointers of the schema, so that what is wrong finds its field.
 */
export function readPairs(fields: Readonly<Record<string, string>>, below: string): Pair[] {
  const isHere = (position: number) =>
    fields[`${below}/${position}/from`] !== undefined || fields[`${below}/${position}/to`] !== undefined;
  const pairs: Pair[] = [];
  for (let i = 0; i <= rangesMax && isHere(i); i += 1) {
    pairs.push({ from: fields[`${below}/${i}/from`] ?? "", to: fields[`${below}/${i}/to`] ?? "" });
  }
  return pairs;
}

/** Who goes by a schedule. */
export type ScheduleUsers = {
  /** The people, rooms and things whose own hours it is. */
  readonly resources: readonly { readonly id: string; readonly name: string }[];
  /** The links on which somebody goes by it, without those that are closed for good. */
  readonly links: readonly {
    readonly id: string;
    readonly title: string;
    /** The link itself names the schedule, for one of its members. */
    readonly isNamed: boolean;
    readonly isArchived: boolean;
  }[];
};

/** Why a schedule cannot be deleted, as `say` has it; undefined when it can. */
export function keptBecause(isDefault: boolean, { resources, links }: ScheduleUsers): string | undefined {
  if (isDefault) return say("schedules.isDefault");
  const named = links.filter(({ isNamed }) => isNamed);
  if (resources.length > 0) {
    return say("schedules.usedBy", {
      names: listed(resources.map(({ name }) => name)),
      count: resources.length,
    });
  }
  if (named.length === 0) return undefined;
  return say("schedules.usedByLinks", {
    titles: listed(named.map(({ title }) => title)),
    count: named.length,
  });
}

/** The first few of many. */
const listed = (names: readonly string[], shown = 3): string =>
  [...names.slice(0, shown), ...(names.length > shown ? ["…"] : [])].join(", ");

/** Fails with `invalid` at the pointer for a date that is over on the schedule's clock: it would change nothing. */
export function requireNotPast(
  onDate: string,
  { now, timeZone, pointer }: { readonly now: number; readonly timeZone: string; readonly pointer: string },
): void {
  if (onDate >= localDate(now, timeZone)) return;
  const detail = say("schedules.datePast");
  throw new AppError("invalid", detail, [{ pointer, detail }]);
}
