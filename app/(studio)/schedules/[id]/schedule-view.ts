import type { ComingDate } from "@/components/schedules/coming-list";
import type { MinuteRange } from "@/lib/availability/types";
import type { Reader } from "@/lib/i18n/locale";
import type { Translate } from "@/lib/i18n/translator";
import { type ComingDay, comingDays } from "@/lib/schedules/coming-days";
import type { DateHours, WholeSchedule } from "@/lib/schedules/date-hours";
import type { Pair, WeeklyRange } from "@/lib/schedules/rules";
import { type Display, formatShortDate, formatTime } from "@/lib/time/format";
import { clockText, dayMs, dayOf, minuteMs } from "@/lib/time/zone";

/** For whom a schedule is drawn: their words, their language for the names of holidays, and the schedule's clock. */
export type View = Display & { readonly language: Reader["language"]; readonly t: Translate<"schedules"> };

/** The weekly hours as the form takes them: seven days, Monday first. */
export const weekView = (weekly: readonly WeeklyRange[]): Pair[][] =>
  Array.from({ length: 7 }, (_, day) => weekly.filter(({ weekday }) => weekday === day + 1).map(toPair));

/** A field for times knows no 24:00; an end of 00:00 means the same. */
export const toPair = ({ startMinute, endMinute }: MinuteRange): Pair => ({
  from: clockText(startMinute),
  to: clockText(endMinute % 1440),
});

/** "09:00 – 12:00" for each range of a date. */
export function rangeTexts(ranges: readonly MinuteRange[], display: Display): string[] {
  const time = (minute: number) => formatTime(minute * minuteMs, { ...display, timeZone: "UTC" });
  return ranges.map(({ startMinute, endMinute }) => `${time(startMinute)} – ${time(endMinute)}`);
}

/** The same in one line, or that the date is closed. */
export const rangesText = (ranges: readonly MinuteRange[], view: View): string =>
  rangeTexts(ranges, view).join(", ") || view.t("hours.closed");

/** "Tue 24 Nov 2026" for a local date. */
export const dateText = (onDate: string, { locale }: Display): string =>
  formatShortDate(dayOf(onDate) * dayMs, { locale, timeZone: "UTC" });

/** "… – …" for a first and a last local date; the date alone where they are one. */
export const datesText = (first: string, last: string, display: Display): string =>
  first === last ? dateText(first, display) : `${dateText(first, display)} – ${dateText(last, display)}`;

/** Why a date is not as in every week; undefined when it is. */
export function noteOf({ kind, label, holiday }: DateHours, { t, language }: View): string | undefined {
  if (kind === "override") {
    return holiday ? t("coming.ownOnHoliday", { holiday: holiday[language] }) : t("coming.own");
  }
  return label ?? holiday?.[language];
}

/** The coming two weeks as the engine has them. */
export const comingView = (schedule: WholeSchedule, now: number, view: View): ComingDate[] =>
  comingDays(schedule, now, 14).map((day) => ({
    onDate: day.onDate,
    dateText: dateText(day.onDate, view),
    hours: hoursOf(day, view),
    note: noteOf(day.own, view),
  }));

function hoursOf({ openings, start, end }: ComingDay, view: View): string[] {
  if (openings[0] === start && openings[1] === end) return [view.t("hours.allDay")];
  const hours: string[] = [];
  for (let i = 0; i < openings.length; i += 2) {
    const [from = 0, to = 0] = openings.slice(i, i + 2);
    hours.push(`${formatTime(from, view)} – ${formatTime(to, view)}`);
  }
  return hours;
}
