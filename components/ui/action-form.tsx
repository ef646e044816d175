"use client";

import { useMemo } from "react";
import { emptyForm, type FormState } from "@/lib/form-state";
import { BrowserZoneInput } from "./browser-zone-input";
import { ErrorSummary, type FormError } from "./error-summary";
import { SubmitButton } from "./submit-button";
import { TextField, type TextFieldProps } from "./text-input";
import { useKeptForm } from "./use-kept-form";

export type ActionFormProps = {
  readonly action: (state: FormState, data: FormData) => Promise<FormState>;
  readonly fields: readonly TextFieldProps[];
  readonly submitLabel: string;
  /** Stands over the list of what is wrong: "Something needs mending". */
  readonly errorTitle: string;
  readonly pendingLabel?: string | undefined;
  /** Sends the browser's zone (IANA) along under this name; without script, "UTC". */
  readonly timeZoneName?: string | undefined;
};

/**
 * A form drawn from a list of fields, sent to a server action; works without script. Errors stand
 * at their fields and in a summary.
 */
export function ActionForm(props: ActionFormProps) {
  const { action, fields, submitLabel, errorTitle, pendingLabel, timeZoneName } = props;
  const { state, form } = useKeptForm(action, emptyForm);
  const errors = useMemo(() => toSummary(state, fields), [state, fields]);

  return (
    <form {...form} className="grid gap-5">
      <ErrorSummary title={errorTitle} errors={errors} />
      {fields.map((field) => (
        <TextField
          key={field.name}
          {...field}
          defaultValue={state.values[field.name] ?? field.defaultValue}
          error={state.errors.find((error) => error.field === field.name)?.message}
        />
      ))}
      {timeZoneName && <BrowserZoneInput name={timeZoneName} fallback="UTC" />}
      <SubmitButton pendingLabel={pendingLabel} className="justify-self-stretch sm:justify-self-start">
        {submitLabel}
      </SubmitButton>
    </form>
  );
}

function toSummary({ errors, message }: FormState, fields: readonly TextFieldProps[]): FormError[] {
  const whole = message === undefined ? [] : [{ field: "", message }];
  const isShown = (name: string) => fields.some((field) => field.name === name);
  return [...whole, ...errors.map((error) => (isShown(error.field) ? error : { ...error, field: "" }))];
}
