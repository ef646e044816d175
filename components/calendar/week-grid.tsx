import type { KeyboardEvent, MouseEvent, PointerEvent, RefObject } from "react";
import { classNames } from "@/components/ui/class-names";
import { holdsInstant } from "@/lib/time/interval";
import { WeekBlocks } from "./week-blocks";
import { columns } from "./week-columns";
import type { GridDay, stepTexts } from "./week-days";
import { gridFrame } from "./week-frame";
import type { Picked, StepState, WeekTimes } from "./week-steps";

/** A start as the grid shows it. */
export type GridCell = {
  /** Undefined while the week is not known. */
  readonly state: StepState | undefined;
  /** All that there is to say of it. */
  readonly name: string;
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
  readonly cells: ReadonlyMap<number, GridCell>;
  readonly texts: ReturnType<typeof stepTexts>;
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
  const { label, days, week, shownDay, texts, gridRef, handlers } = props;
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
      className={`${gridFrame} select-none`}
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
                {row > 0 && usual?.steps[row] !== undefined && texts.hours.get(usual.steps[row])}
              </span>
            </span>
            {days.map((day, number) => (
              <Cell key={day.date} {...{ props, day, number, row }} />
            ))}
          </div>
        ))}
        {week ? (
          <WeekBlocks {...props} week={week} />
        ) : (
          <div
            aria-hidden="true"
            className="pointer-events-none absolute inset-0 bg-line/60 motion-safe:animate-pulse"
          />
        )}
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
  const { week, cursor, shownDay, cells, texts } = props;
  const start = day.steps[row];
  const hidden = number !== shownDay && "max-sm:hidden";
  if (start === undefined) return <span className={classNames("border-s border-line bg-canvas", hidden)} />;
  const { state, name } = cells.get(start) ?? {};
  const isOpen = week !== undefined && holdsInstant(week.openings, start) && start >= week.earliest;
  const hour = texts.hours.get(start) ?? "";
  return (
    // biome-ignore lint/a11y/useSemanticElements: see above
    <div
      role="gridcell"
      tabIndex={start === cursor ? 0 : -1}
      aria-label={name}
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
