import { openingsOf } from "@/lib/availability/openings";
import { type Intervals, intersectIntervals } from "@/lib/time/interval";
import { dateOfDay, localDay, startOfDay } from "@/lib/time/zone";
import type { ScheduleDetails } from "./queries";

/** One date of a schedule as the engine has it. */
export type ComingDay = {
  readonly onDate: string;
  /** Where the date begins and ends, epoch ms. */
  readonly start: number;
  readonly end: number;
  /** When it is open within the date. */
  readonly openings: Intervals;
  /** Why it is not as in every week: hours of its own, or the label of its days off. */
  readonly exception?: { readonly kind: "override" } | { readonly kind: "daysOff"; readonly label: string };
};

/** The dates from today on the schedule's clock, with what the engine offers on each. */
export function comingDays(schedule: ScheduleDetails, now: number, count: number): ComingDay[] {
  const { timeZone } = schedule;
  const today = localDay(now, timeZone);
  const until = startOfDay(today + count, timeZone);
  const openings = openingsOf(schedule, [], startOfDay(today, timeZone), until);
  return Array.from({ length: count }, (_, i) => {
    const [start, end] = [startOfDay(today + i, timeZone), startOfDay(today + i + 1, timeZone)];
    const onDate = dateOfDay(today + i);
    const exception = exceptionOn(schedule, onDate);
    return {
      onDate,
      start,
      end,
      openings: intersectIntervals(openings, [start, end]),
      ...(exception && { exception }),
    };
  });
}

/** Hours of a date's own go before days off, as in the engine. */
function exceptionOn({ overrides, daysOff }: ScheduleDetails, onDate: string): ComingDay["exception"] {
  if (overrides.some((override) => override.onDate === onDate)) return { kind: "override" };
  const off = daysOff.find(({ startsOn, endsOn }) => startsOn <= onDate && onDate <= endsOn);
  return off && { kind: "daysOff", label: off.label };
}
