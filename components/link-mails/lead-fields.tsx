"use client";

import { useTranslations } from "use-intl";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { errorOf } from "@/components/ui/form-errors";
import { TextField } from "@/components/ui/text-input";
import { presetLeads } from "@/lib/link-mails/rules";
import type { ReminderFormState } from "./form-state";
import { leadText } from "./lead-text";

export type LeadFieldsProps = {
  readonly of: "guest" | "host";
  readonly leads: readonly number[];
  readonly state: ReminderFormState;
};

/** The leads to tick, and a line for all others. */
export function LeadFields({ of, leads, state }: LeadFieldsProps) {
  const t = useTranslations("linkMails");
  const isSent = state.errors.length > 0 || state.change !== undefined;
  const others = leads.filter((lead) => !presetLeads.some((preset) => preset === lead));
  const ownName = `${of}Own`;
  return (
    <fieldset className="grid min-w-0 content-start gap-4">
      <legend className="mb-2 font-medium">{t(`reminders.${of}`)}</legend>
      <div className="grid">
        {presetLeads.map((lead) => (
          <CheckboxField
            key={lead}
            name={`${of}-${lead}`}
            label={leadText(lead, t)}
            defaultChecked={isSent ? state.values[`${of}-${lead}`] !== undefined : leads.includes(lead)}
          />
        ))}
      </div>
      <TextField
        name={ownName}
        label={t("reminders.own")}
        hint={t("reminders.ownHint")}
        defaultValue={state.values[ownName] ?? others.join(", ")}
        error={errorOf(state, ownName)}
        autoComplete="off"
      />
    </fieldset>
  );
}
