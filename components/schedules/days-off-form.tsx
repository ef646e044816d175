"use client";

import { useMemo } from "react";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-input";
import { useKeptForm } from "@/components/ui/use-kept-form";
import { emptyForm, type FormState } from "@/lib/form-state";
import { summaryOf } from "./form-errors";

export type DaysOffFormProps = {
  /** Bound to the schedule. It redirects on success. */
  readonly action: (state: FormState, data: FormData) => Promise<FormState>;
  /** The first date that makes sense, "YYYY-MM-DD". */
  readonly today: string;
};

/** Closes a schedule from one date through another. */
export function DaysOffForm({ action, today }: DaysOffFormProps) {
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
      <ErrorSummary errors={errors} />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField {...kept("startsOn")} type="date" label="First day off" />
        <TextField {...kept("endsOn")} type="date" label="Last day off" min={today} />
      </div>
      <TextField
        {...kept("label")}
        label="What it is"
        hint="Only you and your colleagues see it."
        placeholder="Vacation"
      />
      <SubmitButton
        variant="secondary"
        pendingLabel="Saving…"
        className="justify-self-stretch sm:justify-self-start"
      >
        Add the days off
      </SubmitButton>
    </form>
  );
}
