"use client";

import { useMemo } from "react";
import type { ButtonLook } from "@/components/ui/button-class";
import { ErrorSummary } from "@/components/ui/error-summary";
import { errorOf, summaryOf } from "@/components/ui/form-errors";
import type { SelectOption } from "@/components/ui/select";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { useKeptForm } from "@/components/ui/use-kept-form";
import { emptyForm, type FormState } from "@/lib/form-state";

export type ChooseFormProps = Pick<ButtonLook, "variant"> & {
  /** It redirects on success. */
  readonly action: (state: FormState, data: FormData) => Promise<FormState>;
  readonly name: string;
  readonly label: string;
  /** The first line, which is no choice. */
  readonly placeholder: string;
  readonly options: readonly SelectOption[];
  readonly submitLabel: string;
  readonly pendingLabel?: string | undefined;
  /** Over the list of what is wrong. */
  readonly errorTitle: string;
};

/** One thing to choose from a list, and the button for it; works without script. */
export function ChooseForm(props: ChooseFormProps) {
  const { action, name, label, placeholder, options, variant = "secondary" } = props;
  const { state, form } = useKeptForm(action, emptyForm);
  const errors = useMemo(() => summaryOf(state), [state]);
  return (
    <form {...form} className="grid max-w-xl gap-4">
      <ErrorSummary title={props.errorTitle} errors={errors} />
      <SelectField
        name={name}
        label={label}
        error={errorOf(state, name)}
        required
        defaultValue={state.values[name] ?? ""}
        autoComplete="off"
        options={[{ value: "", label: placeholder }, ...options]}
      />
      <SubmitButton variant={variant} pendingLabel={props.pendingLabel} className="sm:justify-self-start">
        {props.submitLabel}
      </SubmitButton>
    </form>
  );
}
