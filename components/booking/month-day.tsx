import Link from "next/link";
import { classNames } from "@/components/ui/class-names";
import { TIMES_ID, withAnchor } from "./anchors";

export type MonthDay = {
  /** Local date, "2026-12-03". */
  readonly date: string;
  readonly dayOfMonth: number;
  /** Only for days with times. */
  readonly href?: string | undefined;
  /** How many times the day has. */
  readonly count: number;
  /** In words: "Thursday 3 December 2026, 12 times, today". */
  readonly label: string;
  readonly isSelected: boolean;
  readonly isToday: boolean;
  /** Days of the neighbouring months stay empty. */
  readonly inMonth: boolean;
};

/** One day of the month: a link when it has times, else its number, pale. */
export function MonthDayCell({ dayOfMonth, href, label, isSelected, isToday, inMonth }: MonthDay) {
  if (!inMonth) return <td className="h-12 p-0" />;
  const face = (
    <>
      <span aria-hidden="true" className={classNames("tabular-nums", isToday && TODAY)}>
        {dayOfMonth}
      </span>
      <span className="sr-only">{label}</span>
    </>
  );
  return (
    <td className="h-12 p-0.5">
      {href === undefined ? (
        <span className={classNames(DAY, isSelected ? "border border-edge text-ink" : "text-muted")}>
          {face}
        </span>
      ) : (
        <Link
          href={withAnchor(href, TIMES_ID)}
          prefetch={false}
          aria-current={isSelected ? "date" : undefined}
          className={classNames(DAY, "font-semibold transition-colors", isSelected ? CHOSEN : OPEN)}
        >
          {face}
        </Link>
      )}
    </td>
  );
}

const DAY = "relative flex h-11 items-center justify-center rounded-md";
const OPEN = "bg-accent-soft text-accent-ink hover:bg-accent-soft-hover";
const CHOSEN = "bg-accent text-on-accent";
const TODAY =
  "after:absolute after:inset-x-0 after:bottom-1.5 after:mx-auto after:size-1 after:rounded-sm after:bg-current";
