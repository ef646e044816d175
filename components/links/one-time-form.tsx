"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { startTransition, useActionState, useMemo, useRef, useState } from "react";
import { type FieldErrors, useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import type { z } from "zod";
import { ErrorSummary, type FormError } from "@/components/ui/error-summary";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextAreaField } from "@/components/ui/text-area";
import "@/components/ui/zod-without-eval";
import { emptyForm, type FormState } from "@/lib/form-state";
import { said } from "@/lib/i18n/say";
import { type TypedOneTime, untouchedOneTime } from "@/lib/one-time/rules";
import { type NewOneTimeLink, oneTimeForm } from "@/lib/one-time/schema";
import type { Display } from "@/lib/time/format";
import { OneTimeExpiry } from "./one-time-expiry";
import { OneTimeRecipient } from "./one-time-recipient";
import { type NamedChoice, OneTimeSource, type SourceChoice } from "./one-time-source";
import { OneTimeTimes } from "./one-time-times";

export type OneTimeFormProps = {
  /** It redirects on success. */
  readonly action: (state: FormState, data: FormData) => Promise<FormState>;
  readonly sources: readonly SourceChoice[];
  readonly schedules: readonly NamedChoice[];
  readonly templates: readonly NamedChoice[];
  /** The owner's zone; the clock that all dates and times of the form are on. */
  readonly display: Display;
  readonly zoneText: string;
  /** Epoch ms, when the page was drawn. */
  readonly now: number;
};

/** As the form library has them: a box that is not ticked is `false`. */
type Values = z.input<ReturnType<typeof oneTimeForm>>;

/** What a field of the form needs: its name, what stands in it, what is wrong with it. */
export type FieldOf = (name: keyof TypedOneTime) => {
  readonly name: keyof TypedOneTime;
  readonly defaultValue: string;
  readonly error: string | undefined;
};

/**
 * Asks for a one-time link. A plain form that works without script; with it, the server's own
 * schema says in the browser what is wrong, and times are picked on a calendar.
 */
export function OneTimeForm({ action, ...props }: OneTimeFormProps) {
  const { sources, schedules, templates, display, now } = props;
  const t = useTranslations("oneTime");
  const ui = useTranslations("ui");
  const errorWords = useTranslations("errors");
  const [state, send] = useActionState(action, emptyForm);
  const element = useRef<HTMLFormElement>(null);
  const first: TypedOneTime = {
    ...untouchedOneTime,
    linkId: sources[0]?.id ?? "",
    source: sources.length > 0 ? "link" : "own",
    ...state.values,
  };
  const { timeZone } = display;
  const resolver = useMemo(() => zodResolver(oneTimeForm({ timeZone, now })), [timeZone, now]);
  const { register, handleSubmit, watch, setValue, formState } = useForm<Values, unknown, NewOneTimeLink>({
    resolver,
    defaultValues: first,
    shouldFocusError: false,
  });
  const values = watch();
  const typed = Object.fromEntries(
    Object.entries({ ...first, ...values }).map(([name, value]) => [name, value || ""]),
  ) as TypedOneTime;
  const [refused, setRefused] = useState<readonly FormError[]>([]);
  const summary = useMemo(() => (refused.length > 0 ? refused : summaryOf(state)), [refused, state]);

  const errorOf = (name: keyof TypedOneTime): string | undefined => {
    const typed = formState.errors[name]?.message;
    if (typed !== undefined) return said(errorWords, typed);
    return state.errors.find(({ field }) => field === name)?.message;
  };
  const field: FieldOf = (name) => ({ ...register(name), defaultValue: first[name], error: errorOf(name) });

  const submit = handleSubmit(
    () => {
      setRefused([]);
      const data = new FormData(element.current ?? undefined);
      startTransition(() => send(data));
    },
    (errors) =>
      setRefused(listOf(errors).map((error) => ({ ...error, message: said(errorWords, error.message) }))),
  );

  return (
    <form ref={element} action={send} onSubmit={submit} noValidate className="grid max-w-3xl gap-8">
      <ErrorSummary title={ui("needsMending")} errors={summary} />
      <OneTimeRecipient
        field={field}
        onChoose={(contact) => {
          setValue("name", contact.name, { shouldValidate: formState.isSubmitted });
          setValue("email", contact.email, { shouldValidate: formState.isSubmitted });
        }}
      />
      <OneTimeSource {...{ field, sources, schedules, templates }} linkId={typed.linkId} />
      <OneTimeExpiry field={field} zoneText={props.zoneText} />
      <TextAreaField {...field("note")} label={t("form.note")} hint={t("form.noteHint")} rows={4} />
      <OneTimeTimes {...{ field, sources, display, now }} typed={typed} zoneText={props.zoneText} />
      <SubmitButton
        size="large"
        pendingLabel={t("form.making")}
        className="justify-self-stretch sm:justify-self-start"
      >
        {t("form.make")}
      </SubmitButton>
    </form>
  );
}

const listOf = (errors: FieldErrors<Values>) =>
  Object.entries(errors).map(([field, error]) => ({ field, message: error?.message ?? "" }));

const summaryOf = ({ errors, message }: FormState): FormError[] => [
  ...(message === undefined ? [] : [{ field: "", message }]),
  ...errors,
];
