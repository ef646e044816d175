import { type RefObject, useEffect, useRef, useState } from "react";
import { dayMs, localDate, minuteMs, toLocal } from "@/lib/time/zone";
import type { GridDay } from "./week-days";
import { stepsOf } from "./week-steps";

/** Nine in the morning: where the keyboard begins on a day without hours. */
const usualStartMs = 9 * 60 * minuteMs;

/** The start that the keyboard is at; whoever moves it says whether its cell takes the focus. */
export function useWeekCursor(
  grid: RefObject<HTMLElement | null>,
  { now, timeZone, stepMinutes }: { now: number; timeZone: string; stepMinutes: number },
) {
  const [cursor, setCursor] = useState(() => firstCursor(now, timeZone, stepMinutes));
  const takesFocus = useRef(false);
  useEffect(() => {
    const cell = grid.current?.querySelector<HTMLElement>(`[data-at="${cursor}"]`);
    if (!cell || !takesFocus.current) return;
    takesFocus.current = false;
    cell.focus();
  }, [grid, cursor]);
  function goTo(start: number, focus = false) {
    takesFocus.current = focus;
    setCursor(start);
  }
  return { cursor, goTo };
}

function firstCursor(now: number, timeZone: string, stepMinutes: number): number {
  const steps = stepsOf(localDate(now, timeZone), timeZone, stepMinutes);
  return steps.find((step) => toLocal(step, timeZone) % dayMs >= usualStartMs) ?? steps[0] ?? now;
}

/** Shows the morning of the first opening once it is known, and not the night before. */
export function useScrollToHours(
  grid: RefObject<HTMLElement | null>,
  opens: number | undefined,
  days: readonly GridDay[],
): void {
  const isDone = useRef(false);
  useEffect(() => {
    const day = days.find(({ steps }) => opens !== undefined && steps.includes(opens));
    const cell = grid.current?.querySelector<HTMLElement>(`[data-at="${opens}"]`);
    if (isDone.current || !day || !cell || !grid.current) return;
    isDone.current = true;
    grid.current.scrollTop = cell.offsetTop - 2 * cell.offsetHeight;
  }, [grid, opens, days]);
}
