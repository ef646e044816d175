import { classNames } from "@/components/ui/class-names";
import { TIMES_ID, withAnchor } from "./anchors";

export type MonthDay = {
  /** Local date, "2026-12-03". */
  readonly date: string;
  /** Only for days with times. */
  readonly href?: string | undefined;
  /** In words: "Thursday 3 December 2026, 12 times, today". */
  readonly label: string;
  readonly isSelected: boolean;
  readonly isToday: boolean;
  /** Where the booking is that is being moved. */
  readonly isMarked?: boolean | undefined;
};

export type MonthDayCellProps = MonthDay & {
  /** Whether the month is a grid to move about in, which needs script, and whether Tab leads here. */
  readonly grid?: { readonly isStop: boolean } | undefined;
};

/** One day of the month: a link when it has times, else its number, pale; both can be reached in a grid. */
export function MonthDayCell({ date, href, label, isSelected, isToday, isMarked, grid }: MonthDayCellProps) {
  const tabIndex = grid && (grid.isStop ? 0 : -1);
  const face = (
    <>
      <span aria-hidden="true" className={classNames("tabular-nums", isToday && TODAY)}>
        {Number(date.slice(8))}
      </span>
      <span className="sr-only">{label}</span>
    </>
  );
  if (href === undefined) {
    return (
      <td
        className="h-12 rounded-md p-0.5"
        {...(grid && {
          role: "gridcell",
          "aria-disabled": true,
          "aria-selected": isSelected,
          tabIndex,
          "data-date": date,
        })}
      >
        <span
          className={classNames(
            DAY,
            isMarked && MARKED,
            isSelected ? "border border-edge text-ink" : "text-muted",
          )}
        >
          {face}
        </span>
      </td>
    );
  }
  return (
    <td className="h-12 p-0.5" {...(grid && { role: "gridcell", "aria-selected": isSelected })}>
      <a
        href={withAnchor(href, TIMES_ID)}
        aria-current={isSelected ? "date" : undefined}
        tabIndex={tabIndex}
        data-date={date}
        className={classNames(
          DAY,
          isMarked && MARKED,
          "font-semibold transition-colors",
          isSelected ? CHOSEN : OPEN,
        )}
      >
        {face}
      </a>
    </td>
  );
}

const DAY = "relative flex h-11 items-center justify-center rounded-md";
const MARKED = "outline-2 outline-offset-2 outline-dashed outline-accent";
const OPEN = "bg-accent-soft text-accent-ink hover:bg-accent-soft-hover";
const CHOSEN = "bg-accent text-on-accent";
const TODAY =
  "after:absolute after:inset-x-0 after:bottom-1.5 after:mx-auto after:size-1 after:rounded-sm after:bg-current";
