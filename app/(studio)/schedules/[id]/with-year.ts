import type { WholeSchedule } from "@/lib/schedules/date-hours";
import type { ScheduleDetails } from "@/lib/schedules/queries";
import { withHolidays } from "@/lib/schedules/with-holidays";
import { dayMs, dayOf, monthBounds, startOfDay } from "@/lib/time/zone";
import type { CalendarAddress } from "./calendar-view";

/** How far ahead the page lists holidays. */
const aheadMs = 366 * dayMs;

/** The schedule with its public holidays of the coming year, and of the month and the date that are shown. */
export function wholeSchedule(
  schedule: ScheduleDetails,
  { inMonth, onDate }: CalendarAddress,
  now: number,
): Promise<WholeSchedule> {
  const shown = [inMonth, ...(onDate ? [onDate] : [])].flatMap((date) => monthBounds(dayOf(date)));
  const instants = shown.map((day) => startOfDay(day, schedule.timeZone));
  const monthsAgo = now - 31 * dayMs;
  return withHolidays(schedule, {
    from: Math.min(monthsAgo, ...instants),
    until: Math.max(now + aheadMs, ...instants),
  });
}
