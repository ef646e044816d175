import type { DaysOff, Schedule } from "@/lib/availability/types";
import { dateOfDay, localDay } from "@/lib/time/zone";
import { type Holiday, type HolidayPlace, holidaysOf } from "./holidays";

type Kept = Schedule & { readonly holidays: readonly HolidayPlace[] };

/** A schedule whose days off are its own and its public holidays. */
export type WithHolidays<S extends Kept> = Omit<S, "daysOff"> & {
  readonly daysOff: readonly (S["daysOff"][number] | DaysOff)[];
};

/** How far the engine looks around what it is asked for: night shifts, and clocks that change. */
const marginDays = 4;

/** No opening is followed back to before this year, and no calendar is computed after the other. */
const [firstYear, lastYear] = [1970, 2199];

/**
 * Adds the public holidays that a schedule keeps to its days off, as far as openings in a range
 * (epoch ms) depend on them.
 *
 * A schedule that never closes otherwise opened after the last holiday before the range, and
 * its grid hangs on that: so years are added backwards until one is found that no override opens.
 */
export async function withHolidays<S extends Kept>(
  schedule: S,
  { from, until }: { readonly from: number; readonly until: number },
): Promise<WithHolidays<S>> {
  if (schedule.holidays.length === 0) return schedule;
  const first = dateOfDay(localDay(from, schedule.timeZone) - marginDays);
  const last = dateOfDay(localDay(until, schedule.timeZone) + marginDays);
  const overridden = new Set(schedule.overrides.map(({ onDate }) => onDate));
  const anchors = ({ onDate }: Holiday) => onDate < first && !overridden.has(onDate);

  // One year more: what began in December may reach into January.
  let year = clamp(yearOf(first) - 1);
  const found = [...(await inYears(schedule.holidays, year, clamp(yearOf(last))))];
  while (year > firstYear && !found.some(anchors)) {
    year -= 1;
    found.unshift(...(await inYears(schedule.holidays, year, year)));
  }
  const anchor = found.findLast(anchors)?.onDate ?? first;
  const daysOff = found
    .filter(({ onDate }) => onDate >= anchor && onDate <= last)
    .map(({ onDate, names }) => ({ startsOn: onDate, endsOn: onDate, names }));
  return { ...schedule, daysOff: [...schedule.daysOff, ...daysOff] };
}

/** The holidays of all the places in these years, each date once, in order. */
async function inYears(places: readonly HolidayPlace[], first: number, last: number): Promise<Holiday[]> {
  const byDate = new Map<string, Holiday>();
  for (let year = first; year <= last; year += 1) {
    for (const place of places) {
      for (const holiday of await holidaysOf(place, year)) {
        if (!byDate.has(holiday.onDate)) byDate.set(holiday.onDate, holiday);
      }
    }
  }
  return [...byDate.values()].toSorted((a, b) => (a.onDate < b.onDate ? -1 : 1));
}

const yearOf = (onDate: string): number => Number(onDate.slice(0, 4));

const clamp = (year: number): number => Math.min(Math.max(year, firstYear), lastYear);
