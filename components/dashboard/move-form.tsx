"use client";

import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { Attention } from "@/components/ui/attention";
import { Card } from "@/components/ui/card";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-input";
import { useKeptForm } from "@/components/ui/use-kept-form";
import { Explanation } from "./explanation";
import { MoveAnyway } from "./move-anyway";
import { emptyMoveForm, type MoveFormState } from "./move-form-state";

export type MoveFormProps = {
  /** The action, already bound to the booking. It redirects on success. */
  readonly action: (state: MoveFormState, data: FormData) => Promise<MoveFormState>;
  /** When the booking is now: on its own clock, and as RFC 3339. */
  readonly current: { readonly date: string; readonly time: string; readonly start: string };
  /** The zone of that clock, in words. */
  readonly zoneText: string;
};

/** Asks for the new time of a booking, and says beside it why one is not to be had. Works without script. */
export function MoveForm({ action, current, zoneText }: MoveFormProps) {
  const t = useTranslations("bookingActions.move");
  const ui = useTranslations("ui");
  const { state, form } = useKeptForm(action, emptyMoveForm);
  const { values, refusal } = state;
  const errors = useMemo(() => toSummary(state), [state]);
  const errorOf = (name: string) => state.errors.find(({ field }) => field === name)?.message;

  return (
    <div className="grid items-start gap-8 lg:grid-cols-[20rem_minmax(0,1fr)]">
      <Card>
        <form {...form} className="grid gap-5">
          <ErrorSummary title={ui("needsMending")} errors={errors} />
          <input type="hidden" name="from" value={current.start} />
          <TextField
            name="date"
            type="date"
            label={t("date")}
            required
            defaultValue={values.date ?? current.date}
            error={errorOf("date")}
          />
          <TextField
            name="time"
            type="time"
            label={t("time")}
            hint={state.zoneText ?? zoneText}
            required
            defaultValue={values.time ?? current.time}
            error={errorOf("time")}
          />
          <SubmitButton pendingLabel={t("pending")} className="justify-self-stretch sm:justify-self-start">
            {t("submit")}
          </SubmitButton>
        </form>
      </Card>
      {refusal && (
        <Attention trigger={refusal}>
          <div className="grid gap-4">
            <Explanation {...refusal} />
            {refusal.overrules && <MoveAnyway form={form} asked={values} overrules={refusal.overrules} />}
          </div>
        </Attention>
      )}
    </div>
  );
}

const toSummary = ({ errors, message }: MoveFormState) =>
  message === undefined ? errors : [{ field: "", message }, ...errors];
