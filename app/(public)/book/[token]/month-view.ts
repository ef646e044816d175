import type { Translate } from "@/lib/i18n/translator";
import { formatLocalDate, formatMonth, weekdayHeads } from "@/lib/time/format";
import { dateOfDay, dayOf, localDate, monthBounds, startOfDay, weeksOfMonth } from "@/lib/time/zone";
import { type PageState, pageHref } from "./page-state";

/** The instants a month begins and ends at in a zone, for any date of it. */
export function monthRange(date: string, timeZone: string): { from: number; until: number } {
  const [first, next] = monthBounds(dayOf(date));
  return { from: startOfDay(first, timeZone), until: startOfDay(next, timeZone) };
}

/** The last date on which a link can have times; without a window it ends 365 days ahead. */
export const lastDateOf = (
  link: { readonly windowDays: number | null; readonly windowLastDate: string | null },
  today: string,
): string => link.windowLastDate ?? dateOfDay(dayOf(today) + (link.windowDays ?? 365));

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

/** A month as the grid component draws it: Monday first, days with times as links. */
export function monthView({ state, month, days, selected, today, lastDate, locale, t }: MonthInput) {
  const [first, next] = monthBounds(dayOf(month));
  const toCell = (day: number) => {
    const date = dateOfDay(day);
    const isInMonth = day >= first && day < next;
    const count = isInMonth ? (days.get(date)?.length ?? 0) : 0;
    const label = `${formatLocalDate(date, locale)}, ${t("month.times", { count })}`;
    return {
      date,
      dayOfMonth: Number(date.slice(8)),
      href: count > 0 ? pageHref(state, { date, time: undefined }) : undefined,
      count,
      label: date === today ? t("month.today", { day: label }) : label,
      isSelected: date === selected,
      isToday: date === today,
      inMonth: isInMonth,
    };
  };
  const turn = (day: number) => pageHref(state, { date: dateOfDay(day).slice(0, 7), time: undefined });
  return {
    monthTitle: formatMonth(month, locale),
    weekdays: weekdayHeads(locale),
    previousHref: dateOfDay(first) > today ? turn(first - 1) : undefined,
    nextHref: dateOfDay(next) <= lastDate ? turn(next) : undefined,
    weeks: weeksOfMonth(first).map((week) => week.map(toCell)),
  };
}
