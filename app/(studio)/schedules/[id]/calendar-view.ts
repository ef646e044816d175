import type { CalendarDay } from "@/components/schedules/calendar-day";
import type { Month } from "@/components/schedules/month-calendar";
import { type DateHours, hoursOn, type WholeSchedule } from "@/lib/schedules/date-hours";
import type { SearchParams } from "@/lib/search-params";
import { formatLocalDate, formatMonth, weekdayHeads } from "@/lib/time/format";
import { dateOfDay, dayOf, isoWeekday, monthBounds, parseDate, weeksOfMonth } from "@/lib/time/zone";
import { dateText, noteOf, rangesText, rangeTexts, toPair, type View } from "./schedule-view";

/** What the address of the page says about the calendar. */
export type CalendarAddress = {
  /** "/schedules/…" */
  readonly path: string;
  /** Any date of the month that is shown. */
  readonly inMonth: string;
  /** The date whose form is open. */
  readonly onDate: string | undefined;
};

/** As far ahead as a link's window reaches, so as far as anybody can book. */
const aheadDays = 3650;

/**
 * Reads the month and the date of an address; without them, or before today, the month of today.
 * What lies too far ahead is the last that is shown.
 */
export function readCalendar(path: string, { month, date }: SearchParams, today: string): CalendarAddress {
  const named = typeof date === "string" ? parseDate(date) : undefined;
  const last = dateOfDay(dayOf(today) + aheadDays);
  const onDate = named !== undefined && named >= today && named <= last ? named : undefined;
  const asked = typeof month === "string" ? parseDate(`${month}-01`) : undefined;
  const wanted = asked ?? onDate ?? today;
  return { path, inMonth: [today, wanted, last].toSorted()[1] ?? today, onDate };
}

/** A month of a schedule as its calendar takes it. */
export function monthView(
  schedule: WholeSchedule,
  address: CalendarAddress,
  today: string,
  view: View,
): Month {
  const { path, inMonth, onDate } = address;
  const [first, end] = monthBounds(dayOf(inMonth));
  const hrefOfMonth = `${path}?${onDate ? `date=${onDate}&` : ""}month=`;
  const monthOf = (day: number) => hrefOfMonth + dateOfDay(day).slice(0, 7);
  return {
    title: formatMonth(inMonth, view.locale),
    weekdays: weekdayHeads(view.locale),
    weeks: weeksOfMonth(first).map((week) =>
      week.map((day) => {
        const cell = dayView(schedule, dateOfDay(day), { path, today }, view);
        return { ...cell, inMonth: first <= day && day < end };
      }),
    ),
    previousHref: first > dayOf(today) ? monthOf(first - 1) : undefined,
    nextHref: end <= dayOf(today) + aheadDays ? monthOf(end) : undefined,
    hrefOfMonth,
  };
}

/** One date of a schedule as the calendar and its form take it. */
export function dayView(
  schedule: WholeSchedule,
  onDate: string,
  { path, today }: { readonly path: string; readonly today: string },
  view: View,
): CalendarDay {
  const { t, locale, language } = view;
  const own = hoursOn(schedule, onDate);
  const note = noteOf(own, view);
  const isOff = own.kind === "daysOff" || own.kind === "holiday";
  const weekday = isoWeekday(dayOf(onDate));
  const weekly = schedule.weekly.filter((range) => range.weekday === weekday);
  const isPast = onDate < today;
  const words = [
    formatLocalDate(onDate, locale),
    onDate === today ? t("dates.today") : isPast ? t("dates.past") : undefined,
    rangesText(own.ranges, view),
    note,
  ];
  return {
    onDate,
    dayOfMonth: Number(onDate.slice(8)),
    label: words.filter(Boolean).join(", "),
    dateText: dateText(onDate, view),
    mark: markOf(own),
    lines: isOff ? [note ?? t("hours.closed")] : linesOf(own, view),
    note: own.kind === "override" ? `${rangesText(own.ranges, view)} (${t("dates.own")})` : note,
    holiday: own.holiday?.[language],
    inMonth: true,
    isToday: onDate === today,
    isPast,
    href: `${path}?month=${onDate.slice(0, 7)}&date=${onDate}#dates`,
    isOverride: own.kind === "override",
    isClosed: own.ranges.length === 0,
    pairs: (own.ranges.length > 0 ? own.ranges : weekly).map(toPair),
  };
}

/** A day closed every week needs no words in its cell; one closed by hand does. */
const linesOf = ({ kind, ranges }: DateHours, view: View): string[] =>
  ranges.length === 0 && kind === "override" ? [view.t("hours.closed")] : rangeTexts(ranges, view);

function markOf({ kind, ranges }: DateHours): CalendarDay["mark"] {
  if (kind === "override") return "own";
  if (kind !== "weekly") return "off";
  return ranges.length > 0 ? "open" : "none";
}
