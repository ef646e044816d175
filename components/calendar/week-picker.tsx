"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import {
  type KeyboardEvent,
  type MouseEvent,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import {
  type Display,
  formatDate,
  formatLocalDate,
  formatMonth,
  formatTime,
  formatTimeRange,
  weekdayNames,
} from "@/lib/time/format";
import { dayMs, dayOf, isoWeekday, localDate, minuteMs, toLocal } from "@/lib/time/zone";
import { type Drag, useDrag } from "./use-drag";
import { useWeek } from "./use-week";
import { type GridDay, WeekGrid } from "./week-grid";
import {
  inTheWay,
  meetingsBetween,
  type Picked,
  pickedAt,
  sameClock,
  stateAt,
  stepsOf,
  stepTo,
  weekOf,
} from "./week-steps";

export type WeekPickerProps = {
  /** Answers with the times of a week when `from` and its Monday are added; has a query already. */
  readonly weekHref: string;
  readonly display: Display;
  /** Epoch ms, when the page was drawn. */
  readonly now: number;
  readonly durationMinutes: number;
  /** How far apart the starts are. */
  readonly stepMinutes: number;
  readonly picked: readonly Picked[];
  readonly most: number;
  readonly onChange: (picked: readonly Picked[]) => void;
};

/** Nine in the morning: where the keyboard begins on a day without hours. */
const usualStartMs = 9 * 60 * minuteMs;

/**
 * A week on the owner's clock with its opening hours and what takes its time, on which starts
 * are picked: by a press, by drawing over several, and by keyboard. What happens is said in words.
 */
export function WeekPicker(props: WeekPickerProps) {
  const { weekHref, display, now, stepMinutes, picked, most, onChange } = props;
  const { timeZone, locale } = display;
  const t = useTranslations("oneTime");
  const [cursor, setCursor] = useState(() => firstCursor(now, timeZone, stepMinutes));
  const [said, setSaid] = useState("");
  const gridRef = useRef<HTMLDivElement>(null);
  const takesFocus = useRef(false);
  const [lengthMs, stepMs] = [props.durationMinutes * minuteMs, stepMinutes * minuteMs];

  const shownDate = localDate(cursor, timeZone);
  const monday = weekOf(shownDate)[0] ?? shownDate;
  const days = useMemo(() => gridDays(monday, display, stepMinutes), [monday, display, stepMinutes]);
  const texts = useMemo(() => stepTexts(days, display, lengthMs), [days, display, lengthMs]);
  const { week, hasFailed, retry } = useWeek(`${weekHref}&from=${monday}`);

  useEffect(() => {
    const cell = gridRef.current?.querySelector<HTMLElement>(`[data-at="${cursor}"]`);
    if (!cell || !takesFocus.current) return;
    takesFocus.current = false;
    cell.focus();
  }, [cursor]);
  useScrollToHours(gridRef, week?.openings[0], days);

  const timesText = (start: number, end: number) => formatTimeRange(start, end, display);
  const inWords = (start: number) => `${formatDate(start, display)}, ${timesText(start, start + lengthMs)}`;
  const stateOf = (start: number) => week && stateAt(week, picked, start, lengthMs);

  function stateText(start: number): string {
    const state = stateOf(start);
    if (!week || !state) return t("picker.loading");
    const busy = state === "busy" ? inTheWay(week, start, lengthMs) : undefined;
    return busy ? t("picker.states.busyWith", { what: busy.label }) : t(`picker.states.${state}`);
  }

  function toggle(start: number) {
    const state = stateOf(start);
    const chosen = pickedAt(picked, start, lengthMs);
    if (chosen) {
      onChange(picked.filter((time) => time !== chosen));
      setSaid(t("picker.removed", { time: inWords(chosen.start) }));
    } else if (state === "free" || state === "outside") {
      if (picked.length >= most) return setSaid(t("picker.most", { most }));
      onChange(inOrder([...picked, { start, isOutside: state === "outside" }]));
      setSaid(t(state === "outside" ? "picker.addedOutside" : "picker.added", { time: inWords(start) }));
    } else setSaid(t("picker.refused", { time: inWords(start), reason: stateText(start) }));
  }

  const between = useCallback(
    (drag: Drag | undefined): Picked[] => {
      const steps = drag && days[drag.day]?.steps;
      if (!steps || !week || drag.from === drag.to) return [];
      const [first, last] = [Math.min(drag.from, drag.to), Math.max(drag.from, drag.to)];
      const range = { from: steps[first] ?? 0, until: (steps[last] ?? steps.at(-1) ?? 0) + stepMs };
      return meetingsBetween(week, picked, range, { lengthMs, stepMs }).slice(0, most - picked.length);
    },
    [days, week, picked, most, lengthMs, stepMs],
  );
  const addDrawn = useCallback(
    (drag: Drag) => {
      const times = between(drag);
      onChange(inOrder([...picked, ...times]));
      setSaid(t("picker.addedMany", { count: times.length }));
    },
    [between, onChange, picked, t],
  );
  const { drag, handlers } = useDrag(addDrawn);

  function goTo(start: number, focus: boolean) {
    takesFocus.current = focus;
    setCursor(start);
  }

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
    goTo(start, false);
    toggle(start);
  }

  const turn = (weeks: number) => goTo(sameClock(cursor, 7 * weeks, timeZone, stepMinutes), false);
  const shownDay = days.findIndex(({ date }) => date === shownDate);
  const isFirst = monday <= localDate(now, timeZone);
  const title = t("picker.weekOf", { date: formatLocalDate(monday, locale) });
  return (
    <div className="grid gap-3">
      <div className="flex items-center justify-between gap-2">
        <Button
          variant="secondary"
          aria-label={t("picker.previous")}
          disabled={isFirst}
          onClick={() => turn(-1)}
          className="size-11"
        >
          <ChevronLeft aria-hidden="true" className="size-5 shrink-0" />
        </Button>
        <p aria-live="polite" className="text-center font-medium">
          {title}
        </p>
        <Button variant="secondary" aria-label={t("picker.next")} onClick={() => turn(1)} className="size-11">
          <ChevronRight aria-hidden="true" className="size-5 shrink-0" />
        </Button>
      </div>
      <DayTabs
        {...{ days, shownDay }}
        onChoose={(by) => goTo(sameClock(cursor, by, timeZone, stepMinutes), false)}
      />
      {hasFailed ? (
        <Notice kind="error" title={t("picker.failed")}>
          <Button variant="secondary" size="small" onClick={retry}>
            {t("picker.retry")}
          </Button>
        </Notice>
      ) : (
        <WeekGrid
          label={title}
          drawn={between(drag)}
          cellName={(start, day) =>
            t("picker.cell", {
              day: day.name,
              time: timesText(start, start + lengthMs),
              state: stateText(start),
            })
          }
          hourText={(start) => texts.hours.get(start) ?? ""}
          handlers={{ ...handlers, onKeyDown, onClick }}
          {...{ days, week, picked, stepMs, lengthMs, cursor, shownDay, stateOf, timesText, gridRef }}
        />
      )}
      <p role="status" className="min-h-6 text-sm text-muted">
        {said || t("picker.help")}
      </p>
    </div>
  );
}

/** On a phone the calendar shows one day, and these its others. */
function DayTabs({
  days,
  shownDay,
  onChoose,
}: {
  readonly days: readonly GridDay[];
  readonly shownDay: number;
  readonly onChoose: (daysLater: number) => void;
}) {
  const t = useTranslations("oneTime");
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div role="group" aria-label={t("picker.days")} className="grid grid-cols-7 gap-1 sm:hidden">
      {days.map(({ date, month, shortName }, day) => (
        <button
          key={date}
          type="button"
          aria-pressed={day === shownDay}
          onClick={() => onChoose(day - shownDay)}
          className="min-h-12 rounded-md border border-line px-0.5 text-sm leading-tight whitespace-pre-line aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:font-medium aria-pressed:text-accent-ink"
        >
          {shortName.replace(" ", "\n")}
          <span className="sr-only"> {month}</span>
        </button>
      ))}
    </div>
  );
}

const inOrder = (times: readonly Picked[]) => times.toSorted((a, b) => a.start - b.start);

function firstCursor(now: number, timeZone: string, stepMinutes: number): number {
  const steps = stepsOf(localDate(now, timeZone), timeZone, stepMinutes);
  return steps.find((step) => toLocal(step, timeZone) % dayMs >= usualStartMs) ?? steps[0] ?? now;
}

function gridDays(monday: string, { timeZone, locale }: Display, stepMinutes: number): GridDay[] {
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
function stepTexts(days: readonly GridDay[], display: Display, lengthMs: number) {
  const steps = days.flatMap((day) => day.steps);
  const hours = steps.filter((start) => toLocal(start, display.timeZone) % (60 * minuteMs) === 0);
  return {
    times: new Map(steps.map((start) => [start, formatTimeRange(start, start + lengthMs, display)])),
    hours: new Map(hours.map((start) => [start, formatTime(start, display)])),
  };
}

/** Shows the morning of the first opening once it is known, and not the night before. */
function useScrollToHours(
  grid: React.RefObject<HTMLDivElement | null>,
  opens: number | undefined,
  days: readonly GridDay[],
) {
  const isDone = useRef(false);
  useEffect(() => {
    const day = days.find(({ steps }) => opens !== undefined && steps.includes(opens));
    const cell = grid.current?.querySelector<HTMLElement>(`[data-at="${opens}"]`);
    if (isDone.current || !day || !cell || !grid.current) return;
    isDone.current = true;
    grid.current.scrollTop = cell.offsetTop - 2 * cell.offsetHeight;
  }, [grid, opens, days]);
}
