"use client";

import { Plus } from "lucide-react";
import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-input";
import { useKeptForm } from "@/components/ui/use-kept-form";
import { emptyForm, type FormState } from "@/lib/form-state";
import { summaryOf } from "./form-errors";
import { addRow, type HourRow, sentRows, toRows } from "./hour-rows";
import { HoursRows } from "./hours-rows";

export type OverrideFormProps = {
  /** Bound to the schedule. It redirects on success. */
  readonly action: (state: FormState, data: FormData) => Promise<FormState>;
  /** The first date that can be chosen, "YYYY-MM-DD". */
  readonly today: string;
};

const empty = { from: "", to: "" };

/** Gives one date hours of its own, or closes it. */
export function OverrideForm({ action, today }: OverrideFormProps) {
  const { state, form } = useKeptForm(action, emptyForm);
  const [rows, setRows] = useState<readonly HourRow[]>(() => sentRows(state, "ranges") ?? []);
  const [rearranged, setRearranged] = useState<FormState>();
  const errors = useMemo(() => summaryOf(state), [state]);
  const errorOf = (field: string) =>
    rearranged === state ? undefined : state.errors.find((error) => error.field === field)?.message;
  const dateError = state.errors.find(({ field }) => field === "onDate")?.message;
  // One pair is always in sight, so that an error at it is, too.
  const shown = rows.length === 0 ? toRows([empty]) : rows;

  function rearrange(next: readonly HourRow[]) {
    setRows(next);
    setRearranged(state);
  }

  return (
    <form {...form} className="group grid gap-5">
      <ErrorSummary errors={errors} />
      <TextField
        name="onDate"
        type="date"
        label="Date"
        hint="A date that is listed already gets the new hours."
        min={today}
        required
        defaultValue={state.values.onDate}
        error={dateError}
        className="sm:max-w-56"
      />
      <label className="flex min-h-11 items-center gap-2.5">
        <input
          type="checkbox"
          name="isClosed"
          defaultChecked={state.values.isClosed === "on"}
          className="size-4.5 accent-(--accent)"
        />
        Closed all day
      </label>
      {/* biome-ignore lint/a11y/useSemanticElements: there is no legend to be seen */}
      <div
        role="group"
        aria-label="Hours of the date"
        className="grid gap-2 group-has-[input[name=isClosed]:checked]:hidden"
      >
        <HoursRows
          below="ranges"
          label="Open"
          rows={shown}
          errorOf={errorOf}
          onChange={setRows}
          onRemove={rearrange}
        />
        <Button
          variant="quiet"
          size="small"
          className="-ms-3 justify-self-start noscript:hidden"
          onClick={() => rearrange(addRow(shown, empty))}
        >
          <Plus aria-hidden="true" className="size-4" />
          Add hours<span className="sr-only"> on this date</span>
        </Button>
      </div>
      <SubmitButton
        variant="secondary"
        pendingLabel="Saving…"
        className="justify-self-stretch sm:justify-self-start"
      >
        Save the date
      </SubmitButton>
    </form>
  );
}
