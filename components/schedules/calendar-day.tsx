import Link from "next/link";
import type { MouseEvent, PointerEvent } from "react";
import { classNames } from "@/components/ui/class-names";
import type { Pair } from "@/lib/schedules/rules";
import { DayMark, type MarkKind } from "./day-mark";

/** A date of the calendar, in words and for the form that changes it. */
export type CalendarDay = {
  readonly onDate: string;
  readonly dayOfMonth: number;
  /** "Thursday 24 December 2026, 09:00 – 17:00". */
  readonly label: string;
  /** The date alone: "Thu 24 Dec 2026". */
  readonly dateText: string;
  readonly mark: MarkKind;
  /** What stands in the cell where there is room: hours, or why there are none. */
  readonly lines: readonly string[];
  /** Why the date is not as in every week, for the list under a narrow calendar. */
  readonly note: string | undefined;
  /** The public holiday on it. */
  readonly holiday: string | undefined;
  readonly inMonth: boolean;
  readonly isToday: boolean;
  /** Over: it can no longer be changed. */
  readonly isPast: boolean;
  /** Opens the form for it, without script too. */
  readonly href: string;
  /** It has hours of its own, or is closed by hand. */
  readonly isOverride: boolean;
  readonly isClosed: boolean;
  /** Its hours; of a date that a holiday or days off close, those that it would have. */
  readonly pairs: readonly Pair[];
};

export type CalendarDayCellProps = {
  readonly day: CalendarDay;
  readonly isChosen: boolean;
  /** 0 for the one date that Tab reaches, -1 for the others; undefined without script, where Tab reaches all. */
  readonly tabIndex: 0 | -1 | undefined;
  readonly onClick: (event: MouseEvent<HTMLAnchorElement>) => void;
  readonly onPointerDown: (event: PointerEvent<HTMLAnchorElement>) => void;
  readonly onPointerEnter: (event: PointerEvent<HTMLAnchorElement>) => void;
};

/** One date: a link to its form, or pale when it is over or of another month. */
export function CalendarDayCell({ day, isChosen, tabIndex, ...handlers }: CalendarDayCellProps) {
  const { onDate, href, inMonth, isPast, isToday } = day;
  if (!inMonth) return <td className="h-14 p-0 sm:h-20" />;
  if (isPast) {
    return (
      <td className="h-14 p-0.5 align-top text-muted sm:h-20">
        <span className={FACE}>
          <Face day={day} />
        </span>
      </td>
    );
  }
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: in a grid it is a gridcell
    <td aria-selected={isChosen} className="h-14 p-0.5 align-top sm:h-20">
      <Link
        {...handlers}
        href={href}
        prefetch={false}
        scroll={false}
        draggable={false}
        data-date={onDate}
        tabIndex={tabIndex}
        aria-current={isToday ? "date" : undefined}
        className={classNames(
          FACE,
          "transition-colors select-none",
          isChosen ? "bg-accent text-on-accent" : "hover:bg-sunken",
        )}
      >
        <Face day={day} isChosen={isChosen} />
      </Link>
    </td>
  );
}

function Face({ day, isChosen = false }: { readonly day: CalendarDay; readonly isChosen?: boolean }) {
  const { dayOfMonth, label, isToday, mark, lines } = day;
  return (
    <>
      <span className="sr-only">{label}</span>
      <span aria-hidden="true" className={classNames("tabular-nums", isToday && "font-bold underline")}>
        {dayOfMonth}
      </span>
      <span aria-hidden="true" className="flex h-3 items-center sm:hidden">
        <DayMark kind={mark} isOnAccent={isChosen} />
      </span>
      <span
        aria-hidden="true"
        className={classNames(
          "hidden w-full text-xs leading-tight break-words sm:line-clamp-3",
          !isChosen && mark !== "own" && "text-muted",
          !isChosen && mark === "own" && "font-medium text-accent-ink",
        )}
      >
        {lines.join(" · ")}
      </span>
    </>
  );
}

const FACE = "relative flex h-full flex-col items-center gap-0.5 rounded-md px-0.5 py-1 text-center";
