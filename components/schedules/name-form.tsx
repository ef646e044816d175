"use client";

import { useMemo } from "react";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { Select, type SelectGroup } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-input";
import { useKeptForm } from "@/components/ui/use-kept-form";
import { emptyForm, type FormState } from "@/lib/form-state";
import { summaryOf } from "./form-errors";

export type NameFormProps = {
  /** It redirects on success. */
  readonly action: (state: FormState, data: FormData) => Promise<FormState>;
  readonly submitLabel: string;
  readonly name: string;
  /** IANA, as one of the options has it. */
  readonly timeZone: string;
  readonly zones: readonly SelectGroup[];
};

/** A schedule's name and the clock that its hours are on. */
export function NameForm({ action, submitLabel, name, timeZone, zones }: NameFormProps) {
  const { state, form } = useKeptForm(action, emptyForm);
  const errors = useMemo(() => summaryOf(state), [state]);
  const errorOf = (field: string) => state.errors.find((error) => error.field === field)?.message;
  return (
    <form {...form} className="grid gap-5">
      <ErrorSummary errors={errors} />
      <TextField
        name="name"
        label="Name"
        required
        placeholder="Evenings"
        defaultValue={state.values.name ?? name}
        error={errorOf("name")}
      />
      <Field
        name="timeZone"
        label="Time zone"
        hint="All hours of the schedule are on this clock."
        error={errorOf("timeZone")}
      >
        {(control) => (
          <Select
            {...control}
            options={zones}
            defaultValue={state.values.timeZone ?? timeZone}
            autoComplete="off"
          />
        )}
      </Field>
      <SubmitButton pendingLabel="Saving…" className="justify-self-stretch sm:justify-self-start">
        {submitLabel}
      </SubmitButton>
    </form>
  );
}
