"use client";

import { Plus, X } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextAreaField } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-input";
import type { FormState } from "@/lib/form-state";
import { fill } from "@/lib/i18n/fill";
import type { FormWords } from "./form-words";
import { guestField, splitGuests } from "./guests-list";

export type GuestsFieldProps = Pick<FormState, "values" | "errors"> & {
  /** How many may come along. */
  readonly most: number;
  readonly words: FormWords;
};

type Row = { readonly id: number; readonly email: string; readonly isNew?: boolean };

const toRows = (values: FormState["values"]): Row[] =>
  splitGuests(values.guests ?? "").map((email, id) => ({ id, email }));

/**
 * Whom the guest brings along, an address each. With script a button adds a field; without, there
 * is room for several addresses under a word to open.
 */
export function GuestsField({ most, values, errors, words }: GuestsFieldProps) {
  const [sent, setSent] = useState(values);
  const [rows, setRows] = useState(() => toRows(values));
  const addButton = useRef<HTMLButtonElement>(null);
  // What comes back from the server is what its errors count by: empty fields are not among it.
  if (sent !== values) {
    setSent(values);
    setRows(toRows(values));
  }
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  const error = errorOf("guests");
  const nextId = Math.max(-1, ...rows.map(({ id }) => id)) + 1;

  return (
    <fieldset className="grid gap-3">
      <legend className="sr-only">{words.guests}</legend>
      {rows.length > 0 && <p className="text-sm text-muted">{words.guestsHint}</p>}
      {rows.map(({ id, email, isNew }, i) => {
        const number = String(i + 1);
        return (
          <div key={id} className="grid grid-cols-[1fr_auto] items-start gap-2">
            <TextField
              id={guestField(i)}
              name="guests"
              type="email"
              label={fill(words.guestNumber, { number })}
              autoComplete="off"
              maxLength={254}
              defaultValue={email}
              error={errorOf(guestField(i))}
              // Who asks for a field wants to write into it.
              autoFocus={isNew}
            />
            <Button
              variant="quiet"
              aria-label={fill(words.removeGuest, { number })}
              className="mt-7.5 w-11 px-0! noscript:hidden"
              onClick={() => {
                setRows(rows.filter((row) => row.id !== id));
                addButton.current?.focus();
              }}
            >
              <X aria-hidden="true" className="size-5" />
            </Button>
          </div>
        );
      })}
      {error && (
        <p id="guests-error" className="text-sm font-medium text-danger">
          {error}
        </p>
      )}
      <Button
        ref={addButton}
        id="guests"
        variant="secondary"
        aria-disabled={rows.length >= most}
        aria-describedby={error ? "guests-error" : undefined}
        className="justify-self-start noscript:hidden"
        onClick={() => rows.length < most && setRows([...rows, { id: nextId, email: "", isNew: true }])}
      >
        <Plus aria-hidden="true" className="size-5" />
        {words.addGuest}
      </Button>
      {rows.length < most && (
        <details className="hidden noscript:block">
          <summary className="min-h-11 cursor-pointer py-2.5 font-medium">{words.addGuest}</summary>
          <TextAreaField
            id="more-guests"
            name="guests"
            label={words.moreGuests}
            hint={words.moreGuestsHint}
            rows={3}
          />
        </details>
      )}
    </fieldset>
  );
}
