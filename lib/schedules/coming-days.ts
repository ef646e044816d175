import { openingsOf } from "@/lib/availability/openings";
import { type Intervals, intersectIntervals } from "@/lib/time/interval";
import { dateOfDay, localDay, startOfDay } from "@/lib/time/zone";
import { type DateHours, hoursOn, type WholeSchedule } from "./date-hours";

/** One date of a schedule as the engine has it. */
export type ComingDay = {
  readonly onDate: string;
  /** Where the date begins and ends, epoch ms. */
  readonly start: number;
  readonly end: number;
  /** When it is open within the date. */
  readonly openings: Intervals;
  /** What it is by the rules of the schedule, and why it is not as in every week. */
  readonly own: DateHours;
};

/** The dates from today on the schedule's clock, with what the engine offers on each. */
export function comingDays(schedule: WholeSchedule, now: number, count: number): ComingDay[] {
  const { timeZone } = schedule;
  const today = localDay(now, timeZone);
  const until = startOfDay(today + count, timeZone);
  const openings = openingsOf(schedule, [], startOfDay(today, timeZone), until);
  return Array.from({ length: count }, (_, i) => {
    const [start, end] = [startOfDay(today + i, timeZone), startOfDay(today + i + 1, timeZone)];
    const onDate = dateOfDay(today + i);
    return {
      onDate,
      start,
      end,
      openings: intersectIntervals(openings, [start, end]),
      own: hoursOn(schedule, onDate),
    };
  });
}
