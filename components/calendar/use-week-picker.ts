import { type KeyboardEvent, type MouseEvent, useMemo, useRef } from "react";
import { useTranslations } from "use-intl";
import { formatLocalDate } from "@/lib/time/format";
import { localDate, minuteMs } from "@/lib/time/zone";
import { usePicking } from "./use-picking";
import { useWeek } from "./use-week";
import { useScrollToHours, useWeekCursor } from "./use-week-cursor";
import { gridDays, stepTexts } from "./week-days";
import type { GridCell, WeekGridProps } from "./week-grid";
import type { WeekPickerProps } from "./week-picker";
import { sameClock, stepTo, weekOf } from "./week-steps";

/** What a calendar of a week shows, and what becomes of its keys and presses. */
export function useWeekPicker(props: WeekPickerProps) {
  const { weekHref, display, now, stepMinutes, picked, most, onChange } = props;
  const { timeZone, locale } = display;
  const t = useTranslations("oneTime.picker");
  const gridRef = useRef<HTMLDivElement>(null);
  const [lengthMs, stepMs] = [props.durationMinutes * minuteMs, stepMinutes * minuteMs];

  const { cursor, goTo } = useWeekCursor(gridRef, { now, timeZone, stepMinutes });
  const shownDate = localDate(cursor, timeZone);
  const monday = weekOf(shownDate)[0] ?? shownDate;
  const days = useMemo(() => gridDays(monday, display, stepMinutes), [monday, display, stepMinutes]);
  const texts = useMemo(() => stepTexts(days, display, lengthMs), [days, display, lengthMs]);
  const { week, hasFailed, retry } = useWeek(`${weekHref}&from=${monday}`);
  useScrollToHours(gridRef, week?.openings[0], days);
  const picking = usePicking({ weekHref, days, week, picked, most, lengthMs, stepMs, display, onChange });
  const { stateOf, stateText, toggle } = picking;

  // Made anew when a time is picked, not at each key and each move of the pointer.
  const cells = useMemo(() => {
    const cellOf = (day: string, start: number): GridCell => {
      const time = texts.timeOf(start);
      return { state: stateOf(start), name: t("cell", { day, time, state: stateText(start) }) };
    };
    return new Map(
      days.flatMap(({ name, steps }) => steps.map((start) => [start, cellOf(name, start)] as const)),
    );
  }, [days, texts, stateOf, stateText, t]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      return toggle(cursor);
    }
    const next = stepTo(event.key, cursor, timeZone, stepMinutes);
    if (next === undefined) return;
    event.preventDefault();
    goTo(next, true);
  }

  function onClick(event: MouseEvent) {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-at]") : null;
    if (!cell) return;
    const start = Number(cell.dataset.at);
    goTo(start);
    toggle(start);
  }

  const label = t("weekOf", { date: formatLocalDate(monday, locale) });
  const shownDay = days.findIndex(({ date }) => date === shownDate);
  const handlers = { ...picking.handlers, onKeyDown, onClick };
  const { drawn, said } = picking;
  const grid: WeekGridProps = {
    ...{ label, days, week, picked, drawn, cells, texts, stepMs, lengthMs, cursor, shownDay },
    ...{ gridRef, handlers },
  };
  return {
    grid,
    said,
    hasFailed,
    retry,
    isFirst: monday <= localDate(now, timeZone),
    goBy: (daysLater: number) => goTo(sameClock(cursor, daysLater, timeZone, stepMinutes)),
  };
}
