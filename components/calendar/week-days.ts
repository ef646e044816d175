import {
  type Display,
  formatLocalDate,
  formatMonth,
  formatTime,
  formatTimeRange,
  weekdayNames,
} from "@/lib/time/format";
import { dayOf, isoWeekday, minuteMs, toLocal } from "@/lib/time/zone";
import { stepsOf, weekOf } from "./week-steps";

/** A day of the grid, with its steps from midnight on. */
export type GridDay = {
  readonly date: string;
  /** "Thursday, 3 December 2026", "December 2026", and "Thu 3". */
  readonly name: string;
  readonly month: string;
  readonly shortName: string;
  readonly steps: readonly number[];
  /** A day on which clocks change says its own hours. */
  readonly isOdd: boolean;
};

/** The days of a week from its Monday on. */
export function gridDays(monday: string, { timeZone, locale }: Display, stepMinutes: number): GridDay[] {
  const names = weekdayNames(locale);
  const usual = (24 * 60) / stepMinutes;
  return weekOf(monday).map((date) => {
    const steps = stepsOf(date, timeZone, stepMinutes);
    return {
      date,
      name: formatLocalDate(date, locale),
      month: formatMonth(date, locale),
      shortName: `${names[isoWeekday(dayOf(date)) - 1] ?? ""} ${Number(date.slice(8))}`,
      steps,
      isOdd: steps.length !== usual,
    };
  });
}

/** The times of all steps in words, made once for each week: there are hundreds of them. */
export function stepTexts(days: readonly GridDay[], display: Display, lengthMs: number) {
  const inWords = (start: number) => formatTimeRange(start, start + lengthMs, display);
  const steps = days.flatMap((day) => day.steps);
  const times = new Map(steps.map((start) => [start, inWords(start)]));
  const hours = steps.filter((start) => toLocal(start, display.timeZone) % (60 * minuteMs) === 0);
  return {
    /** Of a meeting that begins there; one that was picked before may lie between two steps. */
    timeOf: (start: number): string => times.get(start) ?? inWords(start),
    /** Of the steps that are full hours. */
    hours: new Map(hours.map((start) => [start, formatTime(start, display)])),
  };
}
