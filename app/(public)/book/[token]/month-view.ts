import type { Translate } from "@/lib/i18n/translator";
import { firstWeekdayOf, formatLocalDate, formatMonth, weekdayHeads } from "@/lib/time/format";
import { dateOfDay, dayOf, localDate, monthBounds, startOfDay, weeksOfMonth } from "@/lib/time/zone";
import { type PageState, pageHref } from "./page-state";

/** The instants a month begins and ends at in a zone, for any date of it. */
export function monthRange(date: string, timeZone: string): { from: number; until: number } {
  const [first, next] = monthBounds(dayOf(date));
  return { from: startOfDay(first, timeZone), until: startOfDay(next, timeZone) };
}

/**
 * The last date in a zone on which a link can have times; without a window it ends 365 days ahead. The
 * window is of the link's own zone: its last evening may be the next day for a guest.
 */
export function lastDateOf(
  link: {
    readonly timeZone: string;
    readonly windowDays: number | null;
    readonly windowLastDate: string | null;
  },
  now: number,
  timeZone: string,
): string {
  const lastDay =
    link.windowLastDate === null
      ? dayOf(localDate(now, link.timeZone)) + (link.windowDays ?? 365)
      : dayOf(link.windowLastDate);
  return localDate(startOfDay(lastDay + 1, link.timeZone) - 1, timeZone);
}

/** The starts of each local date, in order. */
export const byDate = (starts: readonly number[], timeZone: string): Map<string, number[]> =>
  Map.groupBy(starts, (start) => localDate(start, timeZone));

export type MonthInput = {
  readonly state: PageState;
  /** Any date of the month shown. */
  readonly month: string;
  readonly days: ReadonlyMap<string, readonly number[]>;
  readonly selected: string | undefined;
  readonly today: string;
  /** The last date that the link can offer: no month after it is led to. */
  readonly lastDate: string;
  readonly locale: string;
  readonly t: Translate<"guest">;
};

/** A month as the grid component draws it: weeks as the locale begins them, days with times as links. */
export function monthView({ state, month, days, selected, today, lastDate, locale, t }: MonthInput) {
  const [first, next] = monthBounds(dayOf(month));
  const firstWeekday = firstWeekdayOf(locale);
  const toDay = (day: number) => {
    if (day < first || day >= next) return null;
    const date = dateOfDay(day);
    const count = days.get(date)?.length ?? 0;
    const label = `${formatLocalDate(date, locale)}, ${t("month.times", { count })}`;
    return {
      date,
      href: count > 0 ? pageHref(state, { date, time: undefined }) : undefined,
      label: date === today ? t("month.today", { day: label }) : label,
      isSelected: date === selected,
      isToday: date === today,
    };
  };
  const turn = (day: number) => pageHref(state, { date: dateOfDay(day).slice(0, 7), time: undefined });
  return {
    month: dateOfDay(first).slice(0, 7),
    monthTitle: formatMonth(month, locale),
    firstWeekday,
    weekdays: weekdayHeads(locale, firstWeekday),
    firstDate: today,
    lastDate: lastDate < today ? today : lastDate,
    previousHref: dateOfDay(first) > today ? turn(first - 1) : undefined,
    nextHref: dateOfDay(next) <= lastDate ? turn(next) : undefined,
    weeks: weeksOfMonth(first, firstWeekday).map((week) => week.map(toDay)),
  };
}
