import { ChevronLeft, ChevronRight } from "lucide-react";
import { useId } from "react";
import { Turn } from "@/components/calendar/turn";
import { WeekdayRow } from "@/components/calendar/weekday-row";
import type { Translate } from "@/lib/i18n/translator";
import type { WeekdayHead } from "@/lib/time/format";
import { type MonthDay, MonthDayCell } from "./month-day";

export type MonthGridProps = {
  /** "December 2026". */
  readonly monthTitle: string;
  /** Seven, in the order of the columns. */
  readonly weekdays: readonly WeekdayHead[];
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
          <WeekdayRow weekdays={weekdays} className="h-9 text-sm font-normal text-muted" />
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
