import { Plus } from "lucide-react";
import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { summaryOf } from "@/components/ui/form-errors";
import { SubmitButton } from "@/components/ui/submit-button";
import { useKeptForm } from "@/components/ui/use-kept-form";
import { emptyForm, type FormState } from "@/lib/form-state";
import type { CalendarDay } from "./calendar-day";
import { addRow, type HourRow, sentRows, toRows } from "./hour-rows";
import { HoursRows } from "./hours-rows";

export type OverrideFormProps = {
  /** Bound to the schedule. It redirects on success. */
  readonly action: (state: FormState, data: FormData) => Promise<FormState>;
  /** "YYYY-MM-DD"; at least one. */
  readonly dates: readonly string[];
  /** The date whose hours the form begins with. */
  readonly lead: CalendarDay;
};

const empty = { from: "", to: "" };
const kinds = ["hours", "closed", "weekly"] as const;

/** Gives dates hours of their own, closes them, or gives them their weekly hours back. */
export function OverrideForm({ action, dates, lead }: OverrideFormProps) {
  const t = useTranslations("schedules.dates");
  const ui = useTranslations("ui");
  const hours = useTranslations("schedules.hours");
  const { state, form } = useKeptForm(action, emptyForm);
  const [rows, setRows] = useState<readonly HourRow[]>(() => sentRows(state, "ranges") ?? toRows(lead.pairs));
  // Errors are known by position: once rows have come or gone, they would point at others.
  const [rearranged, setRearranged] = useState<FormState>();
  const errors = useMemo(() => summaryOf(state), [state]);
  const errorOf = (field: string) =>
    rearranged === state ? undefined : state.errors.find((error) => error.field === field)?.message;
  const checked = state.values.kind ?? (lead.isClosed ? "closed" : "hours");
  // One pair is always in sight, so that an error at it is, too.
  const shown = rows.length === 0 ? toRows([empty]) : rows;

  function rearrange(next: readonly HourRow[]) {
    setRows(next);
    setRearranged(state);
  }

  return (
    <form {...form} className="group grid gap-5">
      <ErrorSummary title={ui("needsMending")} errors={errors} />
      <input type="hidden" name="dates" value={dates.join(",")} />
      {lead.holiday && <p className="text-muted">{t("holidayHere", { holiday: lead.holiday })}</p>}
      <div role="radiogroup" aria-label={t("what")} className="flex flex-wrap gap-x-6">
        {kinds.map((kind) => (
          <label key={kind} className="flex min-h-11 items-center gap-2.5">
            <input
              type="radio"
              name="kind"
              value={kind}
              defaultChecked={checked === kind}
              className="size-4.5 accent-(--accent)"
            />
            {t(kind)}
          </label>
        ))}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: there is no legend to be seen */}
      <div
        role="group"
        aria-label={t("hoursOf")}
        className="hidden gap-2 group-has-[input[value=hours]:checked]:grid"
      >
        <HoursRows
          below="ranges"
          label={t("open")}
          rows={shown}
          errorOf={errorOf}
          onChange={setRows}
          onRemove={rearrange}
        />
        <Button
          variant="quiet"
          size="small"
          className="-ms-3 justify-self-start noscript:hidden"
          onClick={() => rearrange(addRow(shown, empty))}
        >
          <Plus aria-hidden="true" className="size-4" />
          {hours("add")}
          <span className="sr-only"> {hours("addOnDate")}</span>
        </Button>
      </div>
      <SubmitButton
        variant="secondary"
        pendingLabel={ui("saving")}
        className="justify-self-stretch sm:justify-self-start"
      >
        {t("save", { count: dates.length })}
      </SubmitButton>
    </form>
  );
}
