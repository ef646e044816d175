import type { KeyboardEvent, MouseEvent, PointerEvent, RefObject } from "react";
import { classNames } from "@/components/ui/class-names";
import { holdsInstant } from "@/lib/time/interval";
import { WeekBlocks } from "./week-blocks";
import { columns } from "./week-columns";
import type { Picked, StepState, WeekTimes } from "./week-steps";

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

export type WeekGridProps = {
  readonly label: string;
  readonly days: readonly GridDay[];
  readonly week: WeekTimes | undefined;
  readonly picked: readonly Picked[];
  /** Times that would be picked if the pointer were let go now. */
  readonly drawn: readonly Picked[];
  readonly stepMs: number;
  readonly lengthMs: number;
  /** The start that the keyboard is at, and its day's number. */
  readonly cursor: number;
  readonly shownDay: number;
  readonly stateOf: (start: number) => StepState | undefined;
  readonly cellName: (start: number, day: GridDay) => string;
  /** "09:00" for a full hour, "" for other starts. */
  readonly hourText: (start: number) => string;
  readonly timesText: (start: number, end: number) => string;
  readonly gridRef: RefObject<HTMLDivElement | null>;
  readonly handlers: {
    readonly onKeyDown: (event: KeyboardEvent) => void;
    readonly onClick: (event: MouseEvent) => void;
    readonly onPointerDown: (event: PointerEvent) => void;
    readonly onPointerMove: (event: PointerEvent) => void;
  };
};

/** A grid after the ARIA Authoring Practices: a row for each step of the day, a column for each day. */
export function WeekGrid(props: WeekGridProps) {
  const { label, days, week, shownDay, gridRef, handlers } = props;
  const rows = Math.max(...days.map(({ steps }) => steps.length));
  const usual = days.find(({ isOdd }) => !isOdd) ?? days[0];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot draw a day of 23 hours
    <div
      ref={gridRef}
      role="grid"
      aria-label={label}
      aria-multiselectable="true"
      aria-busy={week === undefined}
      className="relative max-h-[min(42rem,75dvh)] overflow-y-auto rounded-md border border-line bg-surface select-none [--row:1.5rem] pointer-coarse:[--row:1.75rem]"
      {...handlers}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: headers take no focus */}
      <div role="row" className={`${columns} sticky top-0 z-20 border-b border-line bg-surface`}>
        <span />
        {days.map(({ date, name, shortName }, day) => (
          // biome-ignore lint/a11y/useSemanticElements: see above
          // biome-ignore lint/a11y/useFocusableInteractive: headers take no focus
          <span
            key={date}
            role="columnheader"
            aria-label={name}
            className={classNames(
              "py-2 text-center text-sm font-medium",
              day !== shownDay && "max-sm:hidden",
            )}
          >
            {shortName}
          </span>
        ))}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <div role="rowgroup" className="relative">
        {Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/a11y/useSemanticElements: see above
          // biome-ignore lint/a11y/useFocusableInteractive: the focus is on a cell
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
          <div key={row} role="row" className={`${columns} h-(--row)`}>
            <span aria-hidden="true" className="relative">
              <span className="absolute end-2 -top-2.5 text-xs text-muted tabular-nums">
                {row > 0 && usual?.steps[row] !== undefined && props.hourText(usual.steps[row])}
              </span>
            </span>
            {days.map((day, number) => (
              <Cell key={day.date} {...{ props, day, number, row }} />
            ))}
          </div>
        ))}
        {week && <WeekBlocks {...props} week={week} />}
      </div>
    </div>
  );
}

type CellProps = {
  readonly props: WeekGridProps;
  readonly day: GridDay;
  readonly number: number;
  readonly row: number;
};

function Cell({ props, day, number, row }: CellProps) {
  const { week, cursor, shownDay, stateOf, cellName, hourText } = props;
  const start = day.steps[row];
  const hidden = number !== shownDay && "max-sm:hidden";
  if (start === undefined) return <span className={classNames("border-s border-line bg-canvas", hidden)} />;
  const state = stateOf(start);
  const isOpen = week !== undefined && holdsInstant(week.openings, start) && start >= week.earliest;
  const hour = hourText(start);
  return (
    // biome-ignore lint/a11y/useSemanticElements: see above
    <div
      role="gridcell"
      tabIndex={start === cursor ? 0 : -1}
      aria-label={cellName(start, day)}
      aria-selected={state === "picked"}
      aria-disabled={state === "busy" || state === "past" || state === "overlap" || undefined}
      data-at={start}
      data-day={number}
      data-row={row}
      className={classNames(
        "relative border-s border-line focus-visible:z-10 focus-visible:-outline-offset-2",
        hour !== "" && row > 0 && "border-t",
        isOpen ? "bg-surface" : "bg-sunken dark:bg-canvas",
        state === "free" && "cursor-pointer hover:bg-accent-soft",
        state === "outside" && "cursor-pointer hover:bg-warning-soft",
        hidden,
      )}
    >
      {day.isOdd && hour !== "" && (
        <span aria-hidden="true" className="absolute start-1 top-0 text-[0.65rem] text-muted tabular-nums">
          {hour}
        </span>
      )}
    </div>
  );
}
