import { ChevronLeft, ChevronRight } from "lucide-react";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useEffect, useId, useRef, useState, useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import { Turn } from "@/components/calendar/turn";
import { WeekdayRow } from "@/components/calendar/weekday-row";
import type { WeekdayHead } from "@/lib/time/format";
import { type CalendarDay, CalendarDayCell } from "./calendar-day";
import { dateAfterKey } from "./calendar-keys";

/** one: this date alone; toggle: this one too, or no longer; range: all from the last one chosen through this. */
export type Choosing = "one" | "toggle" | "range";

export type Month = {
  /** "December 2026". */
  readonly title: string;
  /** Seven, Monday first. */
  readonly weekdays: readonly WeekdayHead[];
  /** Rows of seven; those of other months stay empty. */
  readonly weeks: readonly (readonly CalendarDay[])[];
  /** There is none before the month of today. */
  readonly previousHref: string | undefined;
  /** There is none after the last month that can be booked. */
  readonly nextHref: string | undefined;
  /** What "2026-12" is appended to, to open a month. */
  readonly hrefOfMonth: string;
};

export type MonthCalendarProps = {
  readonly month: Month;
  /** The first date that can be chosen, "YYYY-MM-DD". */
  readonly today: string;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (onDate: string, how: Choosing) => void;
  /** The pointer was drawn from one date to another. */
  readonly onDraw: (from: string, to: string) => void;
};

/**
 * The dates of a month to choose from. With script it is one stop for Tab, and arrow keys, Home,
 * End and Page keys move in it (ARIA's date grid); without, each date is a plain link.
 */
export function MonthCalendar({ month, today, chosen, onChoose, onDraw }: MonthCalendarProps) {
  const t = useTranslations("schedules.dates");
  const titleId = useId();
  const { table, reached, onKeyDown } = useDateGrid(month, today, chosen, onChoose);
  const drawnFrom = useRef<string>(undefined);
  return (
    <div>
      <div className="-mt-2 flex items-center justify-between">
        <h3 id={titleId} aria-live="polite" className="font-semibold">
          {month.title}
        </h3>
        <div className="-me-2 flex">
          <Turn href={month.previousHref} label={t("previous")} Icon={ChevronLeft} />
          <Turn href={month.nextHref} label={t("next")} Icon={ChevronRight} />
        </div>
      </div>
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: ARIA makes a grid of a table
        role="grid"
        aria-labelledby={titleId}
        aria-multiselectable="true"
        onKeyDown={onKeyDown}
        className="w-full table-fixed border-separate border-spacing-0"
      >
        <WeekdayRow weekdays={month.weekdays} className="h-8 text-sm font-normal text-muted" />
        <tbody>
          {month.weeks.map((week) => (
            <tr key={week[0]?.onDate}>
              {week.map((day) => (
                <CalendarDayCell
                  key={day.onDate}
                  day={day}
                  isChosen={chosen.has(day.onDate)}
                  tabIndex={reached === undefined ? undefined : reached === day.onDate ? 0 : -1}
                  onClick={(event) => {
                    event.preventDefault();
                    const isToggle = event.ctrlKey || event.metaKey;
                    onChoose(day.onDate, event.shiftKey ? "range" : isToggle ? "toggle" : "one");
                  }}
                  onPointerDown={({ pointerType, button }) => {
                    drawnFrom.current = pointerType === "mouse" && button === 0 ? day.onDate : undefined;
                  }}
                  onPointerEnter={({ buttons }) => {
                    if (buttons !== 1) drawnFrom.current = undefined;
                    else if (drawnFrom.current) onDraw(drawnFrom.current, day.onDate);
                  }}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const nothing = () => () => {};

/** Which date Tab reaches, undefined before there is script, and what keys do. */
function useDateGrid(
  { weeks, hrefOfMonth }: Month,
  today: string,
  chosen: ReadonlySet<string>,
  onChoose: MonthCalendarProps["onChoose"],
) {
  const router = useRouter();
  const table = useRef<HTMLTableElement>(null);
  const hasScript = useSyncExternalStore(
    nothing,
    () => true,
    () => false,
  );
  const [wanted, setWanted] = useState<string>();
  // The date that a key led to, in a month that is still on its way.
  const awaited = useRef<string>(undefined);
  const open = weeks.flat().filter(({ inMonth, isPast }) => inMonth && !isPast);
  const isOpen = (onDate: string | undefined) => open.some((day) => day.onDate === onDate);
  const reached = isOpen(wanted)
    ? wanted
    : (open.find(({ onDate }) => chosen.has(onDate)) ?? open[0])?.onDate;
  useEffect(() => {
    const isHere = weeks.flat().some(({ onDate, inMonth }) => inMonth && onDate === awaited.current);
    if (!awaited.current || !isHere) return;
    focusDate(table.current, awaited.current);
    awaited.current = undefined;
  }, [weeks]);

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const onDate = (event.target as HTMLElement).dataset.date;
    if (onDate === undefined || event.altKey) return;
    if (event.key === " ") {
      event.preventDefault();
      onChoose(onDate, event.shiftKey ? "range" : event.ctrlKey ? "toggle" : "one");
      return;
    }
    const after = dateAfterKey(event.key, onDate);
    if (after === undefined || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = after < today ? today : after;
    if (event.shiftKey && !event.key.startsWith("Page")) onChoose(next, "range");
    setWanted(next);
    if (isOpen(next)) focusDate(table.current, next);
    else {
      awaited.current = next;
      router.push(hrefOfMonth + next.slice(0, 7), { scroll: false });
    }
  }
  return { table, reached: hasScript ? reached : undefined, onKeyDown };
}

const focusDate = (table: HTMLElement | null, onDate: string) =>
  table?.querySelector<HTMLElement>(`[data-date="${onDate}"]`)?.focus();
