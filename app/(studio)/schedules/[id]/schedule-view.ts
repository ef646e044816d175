import type { ComingDate } from "@/components/schedules/coming-list";
import type { MinuteRange } from "@/lib/availability/types";
import { type ComingDay, comingDays } from "@/lib/schedules/coming-days";
import type { ScheduleDetails } from "@/lib/schedules/queries";
import type { Pair, WeeklyRange } from "@/lib/schedules/rules";
import { type Display, formatShortDate, formatTime } from "@/lib/time/format";
import { clockText, minuteMs, startOfDate } from "@/lib/time/zone";

/** The weekly hours as the form takes them: seven days, Monday first. */
export const weekView = (weekly: readonly WeeklyRange[]): Pair[][] =>
  Array.from({ length: 7 }, (_, day) => weekly.filter(({ weekday }) => weekday === day + 1).map(toPair));

/** A field for times knows no 24:00; an end of 00:00 means the same. */
const toPair = ({ startMinute, endMinute }: MinuteRange): Pair => ({
  from: clockText(startMinute),
  to: clockText(endMinute % 1440),
});

/** "09:00 – 12:00, 13:00 – 17:00" for the hours of a date, or that it is closed. */
export function rangesText(ranges: readonly MinuteRange[], display: Display): string {
  if (ranges.length === 0) return "Closed";
  const time = (minute: number) => formatTime(minute * minuteMs, { ...display, timeZone: "UTC" });
  return ranges.map(({ startMinute, endMinute }) => `${time(startMinute)} – ${time(endMinute)}`).join(", ");
}

/** "Tue 24 Nov 2026" for a local date, and "… – …" for two. */
export const dateText = (onDate: string, { locale, timeZone }: Display): string =>
  formatShortDate(startOfDate(onDate, timeZone), { locale, timeZone });

export const datesText = (first: string, last: string, display: Display): string =>
  first === last ? dateText(first, display) : `${dateText(first, display)} – ${dateText(last, display)}`;

/** The coming two weeks as the engine has them. */
export const comingView = (schedule: ScheduleDetails, now: number, display: Display): ComingDate[] =>
  comingDays(schedule, now, 14).map((day) => ({
    onDate: day.onDate,
    dateText: dateText(day.onDate, display),
    hours: hoursOf(day, display),
    note: noteOf(day),
  }));

function hoursOf({ openings, start, end }: ComingDay, display: Display): string[] {
  if (openings[0] === start && openings[1] === end) return ["All day"];
  const hours: string[] = [];
  for (let i = 0; i < openings.length; i += 2) {
    const [from = 0, to = 0] = openings.slice(i, i + 2);
    hours.push(`${formatTime(from, display)} – ${formatTime(to, display)}`);
  }
  return hours;
}

function noteOf({ exception }: ComingDay): string | undefined {
  if (exception?.kind === "daysOff") return exception.label;
  return exception && "Hours of its own";
}
