"use client";

import { useMemo } from "react";
import { ErrorSummary, type FormError } from "@/components/ui/error-summary";
import { SubmitButton } from "@/components/ui/submit-button";
import { useKeptForm } from "@/components/ui/use-kept-form";
import { answerField, askedOf, type Question } from "@/lib/templates/rules";
import { AlternativeTimes } from "./alternative-times";
import { ChosenTime, type ChosenTimeProps } from "./chosen-time";
import type { BookingFormState } from "./form-state";
import type { FormWords } from "./form-words";
import { GuestFields } from "./guest-fields";
import { HeldTime } from "./held-time";
import { keptId } from "./hold-requests";
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
  readonly asksWhere: boolean;
  /** One per rendered form, so that sending it twice books once. */
  readonly idempotencyKey: string;
};

/**
 * Asks for what a booking needs. A plain form that works without script; with it, the form is
 * sent in place.
 */
export function BookingForm(props: BookingFormProps) {
  const { action, token, start, chosen, duration, timeZone, locale, questions, words } = props;
  const { state, form } = useKeptForm(action, props.initial, addHold);
  const { taken, values } = state;
  const errors = useMemo(() => toSummary(state, questions), [state, questions]);

  return (
    <form {...form} className="grid gap-6">
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
      <GuestFields values={values} errors={state.errors} asksWhere={props.asksWhere} words={words} />
      <QuestionFields questions={questions} values={values} errors={state.errors} words={words} />
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

/** Says with the form which hold is its guest's own. */
async function addHold(data: FormData): Promise<void> {
  const id = await keptId();
  if (id !== undefined) data.set("holdId", id);
}

/** All that is wrong, for the summary; errors of fields not in sight become plain lines. */
function toSummary(
  { errors, message, taken }: BookingFormState,
  questions: readonly Question[],
): FormError[] {
  const whole = message !== undefined && taken === undefined ? [{ field: "", message }] : [];
  const isShown = (field: string) =>
    ["name", "email", "location"].includes(field) || questions.some(({ id }) => answerField(id) === field);
  return [...whole, ...errors.map((error) => (isShown(error.field) ? error : { ...error, field: "" }))];
}
