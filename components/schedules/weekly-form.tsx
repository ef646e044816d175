"use client";

import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { ErrorSummary } from "@/components/ui/error-summary";
import { summaryOf } from "@/components/ui/form-errors";
import { SubmitButton } from "@/components/ui/submit-button";
import { useKeptForm } from "@/components/ui/use-kept-form";
import { emptyForm, type FormState } from "@/lib/form-state";
import type { Pair } from "@/lib/schedules/rules";
import { DayHours } from "./day-hours";
import { type HourRow, sentRows, toRows } from "./hour-rows";

export type WeeklyFormProps = {
  /** Bound to the schedule. It redirects on success. */
  readonly action: (state: FormState, data: FormData) => Promise<FormState>;
  /** What the hours are that the form replaces: `weeklyVersion`. */
  readonly version: string;
  /** The hours of seven days, Monday first. */
  readonly days: readonly (readonly Pair[])[];
  readonly dayNames: readonly string[];
};

/** The weekly hours, sent whole. Script adds, removes and copies in place; without it every day has an empty pair. */
export function WeeklyForm({ action, version, days, dayNames }: WeeklyFormProps) {
  const t = useTranslations("schedules.weekly");
  const ui = useTranslations("ui");
  const kept = useKeptForm(action, emptyForm);
  // What came back is about the hours it was sent for: it no longer counts once the page has newer ones.
  const [known, setKnown] = useState<{ readonly version: string; readonly past?: FormState }>({ version });
  const state = kept.state === known.past ? emptyForm : kept.state;
  const [rows, setRows] = useState<readonly (readonly HourRow[])[]>(() =>
    days.map((pairs, day) => sentRows(state, `days/${day}`) ?? toRows(pairs)),
  );
  // Errors are known by position: once rows have come or gone, they would point at others.
  const [rearranged, setRearranged] = useState<FormState>();
  const [copied, setCopied] = useState("");
  const errors = useMemo(() => summaryOf(state), [state]);
  const errorOf = (field: string) =>
    rearranged === state ? undefined : state.errors.find((error) => error.field === field)?.message;

  if (known.version !== version) {
    setKnown({ version, past: kept.state });
    setRows(days.map(toRows));
    setCopied("");
  }

  function rearrange(next: readonly (readonly HourRow[])[]) {
    setRows(next);
    setRearranged(state);
    setCopied("");
  }
  function copy(from: number, to: readonly number[]) {
    const pairs = rows[from] ?? [];
    // New keys: the fields of the other day are drawn anew, with nothing half typed left in them.
    rearrange(rows.map((own, day) => (to.includes(day) ? toRows(pairs) : own)));
    setCopied(to.length > 0 ? t("copied", { days: to.map((day) => dayNames[day]).join(", ") }) : "");
  }

  return (
    <form {...kept.form} className="grid gap-6">
      <ErrorSummary title={ui("needsMending")} errors={errors} />
      <input type="hidden" name="version" value={state.values.version ?? version} />
      <div>
        {rows.map((ofDay, day) => (
          <DayHours
            // biome-ignore lint/suspicious/noArrayIndexKey: the days of a week stay where they are
            key={day}
            {...{ day, dayNames, rows: ofDay, errorOf }}
            onChange={(changed) => setRows(rows.with(day, changed))}
            onRearrange={(changed) => rearrange(rows.with(day, changed))}
            onCopy={(to) => copy(day, to)}
          />
        ))}
      </div>
      <p role="status" className="sr-only">
        {copied}
      </p>
      <SubmitButton pendingLabel={ui("saving")} className="justify-self-stretch sm:justify-self-start">
        {t("save")}
      </SubmitButton>
    </form>
  );
}
