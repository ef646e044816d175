"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Display } from "@/lib/time/format";
import { useWeekPicker } from "./use-week-picker";
import { WeekDayTabs } from "./week-day-tabs";
import { weekLine } from "./week-frame";
import { WeekGrid } from "./week-grid";
import type { Picked } from "./week-steps";

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

/**
 * A week on the owner's clock with its opening hours and what takes its time, on which starts
 * are picked: by a press, by drawing over several, and by keyboard. What happens is said in words.
 */
export function WeekPicker(props: WeekPickerProps) {
  const t = useTranslations("oneTime.picker");
  const { grid, said, hasFailed, retry, isFirst, goBy } = useWeekPicker(props);
  return (
    <div className="grid gap-3">
      <div className={weekLine}>
        <Button
          variant="secondary"
          aria-label={t("previous")}
          disabled={isFirst}
          onClick={() => goBy(-7)}
          className="size-11"
        >
          <ChevronLeft aria-hidden="true" className="size-5 shrink-0" />
        </Button>
        <p aria-live="polite" className="text-center font-medium">
          {grid.label}
        </p>
        <Button variant="secondary" aria-label={t("next")} onClick={() => goBy(7)} className="size-11">
          <ChevronRight aria-hidden="true" className="size-5 shrink-0" />
        </Button>
      </div>
      <WeekDayTabs days={grid.days} shownDay={grid.shownDay} onChoose={goBy} />
      {hasFailed ? (
        <Notice kind="error" title={t("failed")}>
          <Button variant="secondary" size="small" onClick={retry}>
            {t("retry")}
          </Button>
        </Notice>
      ) : (
        <WeekGrid {...grid} />
      )}
      <p role="status" className="min-h-6 text-sm text-muted">
        {said || t("help")}
      </p>
    </div>
  );
}
