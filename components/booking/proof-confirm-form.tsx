"use client";

import { useMemo } from "react";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SubmitButton } from "@/components/ui/submit-button";
import { useKeptForm } from "@/components/ui/use-kept-form";
import { emptyForm, type FormState } from "@/lib/form-state";

export type ConfirmFormProps = {
  /** Bound to the request. It redirects on success. */
  readonly action: (state: FormState, data: FormData) => Promise<FormState>;
  readonly label: string;
  readonly pendingLabel: string;
};

/** One button that books what was asked for; says above itself why it could not. */
export function ConfirmForm({ action, label, pendingLabel }: ConfirmFormProps) {
  const { state, form } = useKeptForm(action, emptyForm);
  const { message } = state;
  const errors = useMemo(() => (message === undefined ? [] : [{ field: "", message }]), [message]);
  return (
    <form {...form} className="grid gap-4">
      <ErrorSummary title="" errors={errors} />
      <SubmitButton
        size="large"
        pendingLabel={pendingLabel}
        className="justify-self-stretch sm:justify-self-start"
      >
        {label}
      </SubmitButton>
    </form>
  );
}
