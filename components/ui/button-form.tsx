"use client";

import { type ReactNode, useMemo } from "react";
import { useTranslations } from "use-intl";
import type { ButtonLook } from "@/components/ui/button-class";
import { ErrorSummary } from "@/components/ui/error-summary";
import { summaryOf } from "@/components/ui/form-errors";
import { SubmitButton } from "@/components/ui/submit-button";
import { useKeptForm } from "@/components/ui/use-kept-form";
import { emptyForm, type FormState } from "@/lib/form-state";

export type ButtonFormProps = Pick<ButtonLook, "variant" | "size"> & {
  /** Bound to what it is about. It redirects on success. */
  readonly action: (state: FormState, data: FormData) => Promise<FormState>;
  readonly children: ReactNode;
};

/** A form of one button, which says above it why nothing was done. */
export function ButtonForm({ action, children, ...look }: ButtonFormProps) {
  const ui = useTranslations("ui");
  const { state, form } = useKeptForm(action, emptyForm);
  const errors = useMemo(() => summaryOf(state), [state]);
  return (
    <form {...form} className="grid justify-items-start gap-3">
      <ErrorSummary title={ui("needsMending")} errors={errors} />
      <SubmitButton {...look}>{children}</SubmitButton>
    </form>
  );
}
