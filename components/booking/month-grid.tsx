import { ChevronLeft, ChevronRight, type LucideIcon } from "lucide-react";
import Link from "next/link";
import { useId } from "react";
import type { Translate } from "@/lib/i18n/translator";
import { type MonthDay, MonthDayCell } from "./month-day";

export type Weekday = { readonly short: string; readonly full: string };

export type MonthGridProps = {
  /** "December 2026". */
  readonly monthTitle: string;
  /** Seven, in the order of the columns. */
  readonly weekdays: readonly Weekday[];
  readonly previousHref?: string | undefined;
  readonly nextHref?: string | undefined;
  /** Rows of seven days. */
  readonly weeks: readonly (readonly MonthDay[])[];
  readonly t: Translate<"guest">;
};

/** The days of a month; those with times are links. As high as six weeks always, so that nothing below jumps. */
export function MonthGrid({ monthTitle, weekdays, previousHref, nextHref, weeks, t }: MonthGridProps) {
  const titleId = useId();
  return (
    <section aria-labelledby={titleId}>
      <div className="-mt-2 flex items-center justify-between">
        <h2 id={titleId} aria-live="polite" className="text-lg font-semibold">
          {monthTitle}
        </h2>
        <div className="-me-2 flex">
          <Turn href={previousHref} label={t("month.previous")} Icon={ChevronLeft} />
          <Turn href={nextHref} label={t("month.next")} Icon={ChevronRight} />
        </div>
      </div>
      <div className="min-h-[20.5rem]">
        <table aria-labelledby={titleId} className="w-full table-fixed border-separate border-spacing-0">
          <thead>
            <tr>
              {weekdays.map(({ short, full }) => (
                <th key={full} scope="col" abbr={full} className="h-9 text-sm font-normal text-muted">
                  {short}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeks.map((week) => (
              <tr key={week[0]?.date}>
                {week.map((day) => (
                  <MonthDayCell key={day.date} {...day} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

type TurnProps = { readonly href: string | undefined; readonly label: string; readonly Icon: LucideIcon };

/** The arrow to another month; a pale one, not a link, where there is none. */
function Turn({ href, label, Icon }: TurnProps) {
  const icon = <Icon aria-hidden="true" className="size-5 rtl:-scale-x-100" />;
  if (href === undefined) {
    return (
      <span className="inline-flex size-11 items-center justify-center text-muted opacity-40">{icon}</span>
    );
  }
  return (
    <Link
      href={href}
      prefetch={false}
      scroll={false}
      aria-label={label}
      className="inline-flex size-11 items-center justify-center rounded-md transition-colors hover:bg-sunken"
    >
      {icon}
    </Link>
  );
}
