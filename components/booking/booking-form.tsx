"use client";

import { type FormEvent, startTransition, useActionState, useMemo } from "react";
import { ErrorSummary, type FormError } from "@/components/ui/error-summary";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-input";
import { type BookingFormState, emptyBookingForm } from "./form-state";
import { TakenNotice } from "./taken-notice";

export type BookingFormProps = {
  /** The action, already bound to the link. It redirects on success. */
  readonly action: (state: BookingFormState, data: FormData) => Promise<BookingFormState>;
  /** The chosen time, RFC 3339. */
  readonly start: string;
  /** Length in minutes. */
  readonly duration: number;
  /** The guest's zone (IANA). */
  readonly timeZone: string;
  /** One per rendered form, so that sending it twice books once. */
  readonly idempotencyKey: string;
  /** What is known beforehand, by field name. */
  readonly prefill?: Readonly<Record<string, string>> | undefined;
  readonly submitLabel?: string | undefined;
};

const FIELDS: readonly string[] = ["name", "email"];

/**
 * Asks for what a booking needs. A plain form that works without script; with it, the form is
 * sent in place. The submit event is handled here, because React empties a form after its
 * action, and nothing typed may be lost.
 */
export function BookingForm(props: BookingFormProps) {
  const {
    action,
    start,
    duration,
    timeZone,
    idempotencyKey,
    prefill,
    submitLabel = "Book this time",
  } = props;
  const [state, send] = useActionState(action, emptyBookingForm);
  const values = { ...prefill, ...state.values };
  const errors = useMemo(() => toSummary(state), [state]);
  const errorOf = (field: string) => state.errors.find((error) => error.field === field)?.message;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    startTransition(() => send(data));
  }

  return (
    <form action={send} onSubmit={submit} className="grid gap-5">
      <ErrorSummary errors={errors} />
      {state.taken ? <TakenNotice taken={state.taken} /> : <input type="hidden" name="start" value={start} />}
      <input type="hidden" name="duration" value={duration} />
      <input type="hidden" name="timeZone" value={timeZone} />
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      <TextField
        name="name"
        label="Your name"
        autoComplete="name"
        maxLength={100}
        required
        defaultValue={values.name}
        error={errorOf("name")}
      />
      <TextField
        name="email"
        type="email"
        label="Your e-mail address"
        hint="The invitation goes there."
        autoComplete="email"
        maxLength={254}
        required
        defaultValue={values.email}
        error={errorOf("email")}
      />
      <div>
        <SubmitButton size="large" pendingLabel="Booking…" className="w-full sm:w-auto">
          {submitLabel}
        </SubmitButton>
      </div>
    </form>
  );
}

/** All that is wrong, for the summary; errors of fields not in sight become plain lines. */
function toSummary({ errors, message, taken }: BookingFormState): FormError[] {
  const whole = message !== undefined && taken === undefined ? [{ field: "", message }] : [];
  const atFields = errors.map((error) => (FIELDS.includes(error.field) ? error : { ...error, field: "" }));
  return [...whole, ...atFields];
}
