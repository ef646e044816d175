"use client";

import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { ConflictNotice } from "@/components/ui/conflict-notice";
import { ErrorSummary } from "@/components/ui/error-summary";
import { summaryOf } from "@/components/ui/form-errors";
import { SubmitButton } from "@/components/ui/submit-button";
import { emptyForm } from "@/lib/form-state";
import type { ReminderFormState } from "./form-state";
import { LeadFields } from "./lead-fields";
import { useSubmitterForm } from "./use-submitter-form";

export type RemindersFormProps = {
  /** Path of the page itself. */
  readonly address: string;
  /** The version of the link that the form shows when it is first drawn; a page that shows what it has saved draws another. */
  readonly version: number;
  /** In minutes before the start. */
  readonly guest: readonly number[];
  readonly host: readonly number[];
  /** Bound to the link. It redirects on success. */
  readonly action: (state: ReminderFormState, data: FormData) => Promise<ReminderFormState>;
};

/** How long before the start guests and hosts are reminded. */
export function RemindersForm({ address, version, guest, host, action }: RemindersFormProps) {
  const t = useTranslations("linkMails");
  const ui = useTranslations("ui");
  const { state, form } = useSubmitterForm<ReminderFormState>(action, emptyForm);
  const [made] = useState(version);
  const errors = useMemo(() => summaryOf(state), [state]);
  return (
    <form {...form} className="grid gap-6">
      <input type="hidden" name="version" value={state.change?.version ?? made} />
      {state.change?.isConflict ? (
        <ConflictNotice
          trigger={state}
          title={t("editor.conflictTitle")}
          text={t("editor.conflict")}
          over={{ type: "submit", name: "over", value: state.change.current, children: t("editor.over") }}
          theirs={{ href: address, children: t("editor.reload") }}
        />
      ) : (
        <ErrorSummary title={ui("needsMending")} errors={errors} />
      )}
      <div className="grid gap-6 sm:grid-cols-2">
        <LeadFields of="guest" leads={guest} state={state} />
        <LeadFields of="host" leads={host} state={state} />
      </div>
      <SubmitButton className="justify-self-stretch sm:justify-self-start">
        {t("reminders.save")}
      </SubmitButton>
    </form>
  );
}
