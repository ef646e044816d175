import { ChevronLeft, ChevronRight } from "lucide-react";
import { useId } from "react";
import type { Translate } from "@/lib/i18n/translator";
import { MonthDays, type MonthDaysProps } from "./month-days";
import { MonthTurn } from "./month-turn";

export type MonthGridProps = Omit<MonthDaysProps, "titleId"> & {
  /** "December 2026". */
  readonly monthTitle: string;
  readonly previousHref?: string | undefined;
  readonly nextHref?: string | undefined;
  readonly t: Translate<"guest">;
};

/** The days of a month; those with times are links. As high as six weeks always, so that nothing below jumps. */
export function MonthGrid({ monthTitle, previousHref, nextHref, t, ...days }: MonthGridProps) {
  const titleId = useId();
  return (
    <section aria-labelledby={titleId}>
      <div className="-mt-2 flex items-center justify-between">
        <h2 id={titleId} className="text-lg font-semibold">
          {monthTitle}
        </h2>
        <div className="-me-2 flex">
          <MonthTurn href={previousHref} label={t("month.previous")} Icon={ChevronLeft} />
          <MonthTurn href={nextHref} label={t("month.next")} Icon={ChevronRight} />
        </div>
      </div>
      <div className="min-h-[20.5rem]">
        <MonthDays {...days} titleId={titleId} />
      </div>
    </section>
  );
}
