"use client";

import { useMemo, useState } from "react";
import { ErrorSummary } from "@/components/ui/error-summary";
import { errorOf, summaryOf } from "@/components/ui/form-errors";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextAreaField } from "@/components/ui/text-area";
import { useKeptForm } from "@/components/ui/use-kept-form";
import { emptyNoteForm, type NoteFormState } from "./note-form-state";

export type NoteFormProps = {
  /** The action, already bound to the booking. */
  readonly action: (state: NoteFormState, data: FormData) => Promise<NoteFormState>;
  readonly note: string;
  readonly maxLength: number;
  readonly texts: Readonly<
    Record<"label" | "hint" | "save" | "saving" | "saved" | "now" | "nowEmpty" | "needsMending", string>
  >;
};

/**
 * The private note. It tells the server what it said when writing began; if it says something else
 * by now, both stand here, and saving again is meant.
 */
export function NoteForm({ action, note, maxLength, texts }: NoteFormProps) {
  const { state, form } = useKeptForm(action, emptyNoteForm);
  const errors = useMemo(() => summaryOf(state), [state]);
  const { current, saved } = state;
  // The page around may be drawn anew with what somebody else has saved, and what is typed here stays.
  const [loaded] = useState(note);
  return (
    <form {...form} className="grid gap-4">
      <ErrorSummary title={texts.needsMending} errors={errors} />
      {current !== undefined && (
        <div className="rounded-md bg-sunken p-3">
          <p className="text-sm text-muted">{current === "" ? texts.nowEmpty : texts.now}</p>
          <p className="wrap-anywhere whitespace-pre-line">{current}</p>
        </div>
      )}
      <input type="hidden" name="loaded" value={current ?? saved ?? loaded} />
      <TextAreaField
        name="note"
        label={texts.label}
        hint={texts.hint}
        maxLength={maxLength}
        defaultValue={state.values.note ?? note}
        error={errorOf(state, "note")}
      />
      <SubmitButton
        variant="secondary"
        pendingLabel={texts.saving}
        className="justify-self-stretch sm:justify-self-start"
      >
        {texts.save}
      </SubmitButton>
      <p role="status" className="text-sm text-success empty:hidden">
        {saved !== undefined && texts.saved}
      </p>
    </form>
  );
}
