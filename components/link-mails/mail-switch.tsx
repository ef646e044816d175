"use client";

import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { ErrorSummary } from "@/components/ui/error-summary";
import { summaryOf } from "@/components/ui/form-errors";
import { Switch } from "@/components/ui/switch";
import { useKeptForm } from "@/components/ui/use-kept-form";
import { emptyForm, type FormState } from "@/lib/form-state";

export type MailSwitchProps = {
  readonly label: string;
  readonly isOn: boolean;
  /** Bound to the mail and to the other state. */
  readonly action: (state: FormState, data: FormData) => Promise<FormState>;
};

/** Switches a kind of mail on or off at once. */
export function MailSwitch({ label, isOn, action }: MailSwitchProps) {
  const ui = useTranslations("ui");
  const { state, form } = useKeptForm(action, emptyForm);
  const errors = useMemo(() => summaryOf(state), [state]);
  return (
    <form {...form} className="grid justify-items-end gap-2">
      <ErrorSummary title={ui("needsMending")} errors={errors} />
      <Switch label={label} isOn={isOn} />
    </form>
  );
}
