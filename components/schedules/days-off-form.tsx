"use client";

import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { ErrorSummary } from "@/components/ui/error-summary";
import { summaryOf } from "@/components/ui/form-errors";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-input";
import { useKeptForm } from "@/components/ui/use-kept-form";
import { emptyForm, type FormState } from "@/lib/form-state";

export type DaysOffFormProps = {
  /** Bound to the schedule. It redirects on success. */
  readonly action: (state: FormState, data: FormData) => Promise<FormState>;
  /** The first date that makes sense, "YYYY-MM-DD". */
  readonly today: string;
};

/** Closes a schedule from one date through another. */
export function DaysOffForm({ action, today }: DaysOffFormProps) {
  const t = useTranslations("schedules.daysOff");
  const ui = useTranslations("ui");
  const { state, form } = useKeptForm(action, emptyForm);
  const errors = useMemo(() => summaryOf(state), [state]);
  const kept = (name: string) => ({
    name,
    required: true,
    defaultValue: state.values[name],
    error: state.errors.find(({ field }) => field === name)?.message,
  });
  return (
    <form {...form} className="grid gap-5">
      <ErrorSummary title={ui("needsMending")} errors={errors} />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField {...kept("startsOn")} type="date" label={t("first")} />
        <TextField {...kept("endsOn")} type="date" label={t("last")} min={today} />
      </div>
      <TextField {...kept("label")} label={t("label")} hint={t("labelHint")} placeholder={t("placeholder")} />
      <SubmitButton
        variant="secondary"
        pendingLabel={ui("saving")}
        className="justify-self-stretch sm:justify-self-start"
      >
        {t("add")}
      </SubmitButton>
    </form>
  );
}
