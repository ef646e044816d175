"use client";

import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { summaryOf } from "@/components/ui/form-errors";
import { Select, type SelectGroup } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-input";
import { useKeptForm } from "@/components/ui/use-kept-form";
import { emptyForm, type FormState } from "@/lib/form-state";

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
  const t = useTranslations("schedules.nameForm");
  const ui = useTranslations("ui");
  const { state, form } = useKeptForm(action, emptyForm);
  const errors = useMemo(() => summaryOf(state), [state]);
  const errorOf = (field: string) => state.errors.find((error) => error.field === field)?.message;
  return (
    <form {...form} className="grid gap-5">
      <ErrorSummary title={ui("needsMending")} errors={errors} />
      <TextField
        name="name"
        label={t("name")}
        required
        placeholder={t("placeholder")}
        defaultValue={state.values.name ?? name}
        error={errorOf("name")}
      />
      <Field name="timeZone" label={t("timeZone")} hint={t("zoneHint")} error={errorOf("timeZone")}>
        {(control) => (
          <Select
            {...control}
            options={zones}
            defaultValue={state.values.timeZone ?? timeZone}
            autoComplete="off"
          />
        )}
      </Field>
      <SubmitButton pendingLabel={ui("saving")} className="justify-self-stretch sm:justify-self-start">
        {submitLabel}
      </SubmitButton>
    </form>
  );
}
