"use client";

import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { WeekdayRow } from "@/components/calendar/weekday-row";
import type { WeekdayHead } from "@/lib/time/format";
import { useGo } from "./live-in-place";
import { type MonthDay, MonthDayCell } from "./month-day";
import { clampDate, dateAfterKey } from "./month-keys";
import { useHasScript } from "./use-has-script";

export type MonthDaysProps = {
  /** "2026-12". */
  readonly month: string;
  readonly titleId: string;
  /** Seven, in the order of the columns, the first of which is this ISO weekday. */
  readonly weekdays: readonly WeekdayHead[];
  readonly firstWeekday: number;
  /** The first and the last date that the link can offer. */
  readonly firstDate: string;
  readonly lastDate: string;
  /** Rows of seven; days of the neighbouring months are left out. */
  readonly weeks: readonly (readonly (MonthDay | null)[])[];
};

/**
 * The days of a month. With script they are a grid with one place for Tab, to move about in with the
 * arrow keys, also into other months (ARIA Authoring Practices, date grid); without, a table of links.
 */
export function MonthDays({ month, titleId, weekdays, weeks, ...rest }: MonthDaysProps) {
  const { firstWeekday, firstDate, lastDate } = rest;
  const hasScript = useHasScript();
  const go = useGo();
  const table = useRef<HTMLTableElement>(null);
  /** The date that the focus is on its way to, in a month that has still to come. */
  const goal = useRef<string>(undefined);
  const [visited, setVisited] = useState("");
  const days = weeks.flat().filter((day) => day !== null);
  const stop = (
    days.find(({ date }) => date === visited) ??
    days.find(({ isSelected }) => isSelected) ??
    days.find(({ href }) => href !== undefined) ??
    days[0]
  )?.date;

  useEffect(() => {
    if (!goal.current?.startsWith(month)) return;
    focusOn(table.current, goal.current);
    goal.current = undefined;
  }, [month]);

  const onKeyDown = (event: KeyboardEvent) => {
    const { target, key, shiftKey, ctrlKey, altKey, metaKey } = event;
    const from = goal.current ?? dateAt(target);
    if (from === undefined || !table.current || ctrlKey || altKey || metaKey) return;
    if (key === " " && target instanceof HTMLAnchorElement) {
      event.preventDefault();
      return target.click();
    }
    const isRtl = getComputedStyle(table.current).direction === "rtl";
    const next = dateAfterKey(from, { key, shiftKey, isRtl, firstWeekday });
    if (next === undefined) return;
    event.preventDefault();
    const date = clampDate(next, firstDate, lastDate);
    goal.current = undefined;
    if (date.startsWith(month)) return focusOn(table.current, date);
    goal.current = date;
    go(addressOfMonth(date), { replace: true });
  };

  return (
    <table
      ref={table}
      role={hasScript ? "grid" : undefined}
      aria-labelledby={titleId}
      onKeyDown={onKeyDown}
      onFocus={({ target }) => setVisited(dateAt(target) ?? "")}
      className="w-full table-fixed border-separate border-spacing-0"
    >
      <WeekdayRow weekdays={weekdays} className="h-9 text-sm font-normal text-muted" />
      <tbody>
        {weeks.map((week, row) => (
          <tr key={week.find((day) => day)?.date ?? row}>
            {week.map((day, column) =>
              day ? (
                <MonthDayCell
                  key={day.date}
                  {...day}
                  grid={hasScript ? { isStop: day.date === stop } : undefined}
                />
              ) : (
                // biome-ignore lint/suspicious/noArrayIndexKey: an empty cell is nothing but its place
                <td key={column} className="h-12 p-0" />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const dateAt = (target: EventTarget): string | undefined =>
  target instanceof HTMLElement ? target.dataset.date : undefined;

const focusOn = (table: HTMLElement | null, date: string): void =>
  table?.querySelector<HTMLElement>(`[data-date="${date}"]`)?.focus();

/** The address of what is shown, in the month of another date and with no day chosen. */
function addressOfMonth(date: string): string {
  const query = new URLSearchParams(window.location.search);
  query.set("date", date.slice(0, 7));
  return `?${query}`;
}
