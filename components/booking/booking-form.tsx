"use client";

import { useEffect, useMemo } from "react";
import { ErrorSummary, type FormError } from "@/components/ui/error-summary";
import { SubmitButton } from "@/components/ui/submit-button";
import { useKeptForm } from "@/components/ui/use-kept-form";
import { answerField, askedOf, type Question } from "@/lib/templates/rules";
import { AlternativeTimes } from "./alternative-times";
import { ChosenTime, type ChosenTimeProps } from "./chosen-time";
import type { BookingFormState } from "./form-state";
import type { FormWords } from "./form-words";
import { GuestFields, type GuestFieldsProps } from "./guest-fields";
import { HeldTime } from "./held-time";
import { keptId } from "./hold-requests";
import { beginProof, proofFor } from "./proof-of-work";
import { ProofTrap, trapName } from "./proof-trap";
import { QuestionFields } from "./question-fields";
import { TakenNotice } from "./taken-notice";

export type BookingFormProps = {
  /** The action, already bound to the link. It redirects on success. */
  readonly action: (state: BookingFormState, data: FormData) => Promise<BookingFormState>;
  /** What the form says before it is sent: nothing, or that the time is not to be had. */
  readonly initial: BookingFormState;
  /** The link's; the chosen time is held through it while the form is open. */
  readonly token: string;
  /** The chosen time, RFC 3339. */
  readonly start: string;
  /** The chosen time in words; stands on top until it turns out to be taken. */
  readonly chosen: Omit<ChosenTimeProps, "words">;
  /** Length in minutes. */
  readonly duration: number;
  /** The guest's zone (IANA). */
  readonly timeZone: string;
  readonly locale: string;
  readonly words: FormWords;
  /** Stands over the list of what is wrong: "Something needs mending". */
  readonly errorTitle: string;
  /** What the link asks besides name and address, in order. */
  readonly questions: readonly Question[];
} & Pick<GuestFieldsProps, "asksWhere" | "places" | "maxGuests"> & {
    /** Proves the mail address, after a confirmation that came too late for its time. */
    readonly confirmation?: string | undefined;
    /** One per rendered form, so that sending it twice books once. */
    readonly idempotencyKey: string;
  };

/**
 * Asks for what a booking needs. A plain form that works without script; with it, the form is
 * sent in place.
 */
export function BookingForm(props: BookingFormProps) {
  const { action, token, start, chosen, duration, timeZone, locale, questions, words } = props;
  const { state, form } = useKeptForm(action, props.initial, (data) => complete(data, token));
  const { taken, values } = state;
  const trapError = state.errors.find(({ field }) => field === trapName)?.message;
  const errors = useMemo(() => toSummary(state, questions), [state, questions]);

  // A form that came back needs a proof of its own again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the state says when, it is not read
  useEffect(() => beginProof(token), [token, state]);

  return (
    <form {...form} className="relative grid gap-6">
      {!taken && <ChosenTime {...chosen} words={words} />}
      {!taken && (
        <HeldTime
          key={`${start} ${duration}`}
          {...{ token, start, duration, timeZone, locale, words }}
          timesHref={chosen.changeHref}
        />
      )}
      <ErrorSummary title={props.errorTitle} errors={errors} />
      {taken && errors.length === 0 && (
        <TakenNotice taken={taken} timesHref={chosen.changeHref} timesLabel={words.allTimes} />
      )}
      {taken && taken.alternatives.length > 0 ? (
        <AlternativeTimes title={words.otherTime} alternatives={taken.alternatives} chosen={values.start} />
      ) : (
        <input type="hidden" name="start" value={start} />
      )}
      <input type="hidden" name="asked" value={askedOf(questions)} />
      <input type="hidden" name="duration" value={duration} />
      <input type="hidden" name="timeZone" value={timeZone} />
      <input type="hidden" name="idempotencyKey" value={props.idempotencyKey} />
      {props.confirmation && <input type="hidden" name="confirmation" value={props.confirmation} />}
      <GuestFields
        {...{ values, words }}
        errors={state.errors}
        asksWhere={props.asksWhere}
        places={props.places}
        maxGuests={props.maxGuests}
      />
      <QuestionFields questions={questions} values={values} errors={state.errors} words={words} />
      <ProofTrap label={words.trap} value={values[trapName]} error={trapError} />
      <SubmitButton
        size="large"
        pendingLabel={words.booking}
        className="justify-self-stretch sm:justify-self-start"
      >
        {words.book}
      </SubmitButton>
    </form>
  );
}

/** Says with the form which hold is its guest's own, and proves that a browser has filled it in. */
async function complete(data: FormData, token: string): Promise<void> {
  const [id, proof] = await Promise.all([keptId(), proofFor(token)]);
  if (id !== undefined) data.set("holdId", id);
  if (proof !== undefined) data.set("proof", proof);
}

/** All that is wrong, for the summary; errors of fields not in sight become plain lines. */
function toSummary(
  { errors, message, taken }: BookingFormState,
  questions: readonly Question[],
): FormError[] {
  const whole = message !== undefined && taken === undefined ? [{ field: "", message }] : [];
  const isShown = (field: string) =>
    isGuestsOwn.test(field) || questions.some(({ id }) => answerField(id) === field);
  return [...whole, ...errors.map((error) => (isShown(error.field) ? error : { ...error, field: "" }))];
}

/** The fields that every form of the kind has. */
const isGuestsOwn = new RegExp(`^(name|email|place|location(/.*)?|guests(/\\d+/email)?|${trapName})$`);
