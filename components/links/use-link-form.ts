"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { type FieldErrors, type Resolver, useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import type { FormError } from "@/components/ui/error-summary";
import "@/components/ui/zod-without-eval";
import { said } from "@/lib/i18n/say";
import {
  type FieldName,
  readTyped,
  type StepName,
  type TypedLink,
  untouched,
  wholeTyped,
} from "@/lib/link-forms/rules";
import { checkStep } from "@/lib/link-forms/schema";

export type LinkFormInput = {
  /** The steps whose fields the form has. */
  readonly steps: readonly StepName[];
  /** Everything typed so far, in the steps that are not here too. */
  readonly typed: TypedLink;
  /** What the server found wrong; a new array is a new answer. */
  readonly errors: readonly FormError[];
  /** Sends the form; called when nothing is wrong, or when nobody asks. */
  readonly send: (data: FormData) => void;
  /** Hears of every change. */
  readonly onTyped?: ((typed: TypedLink) => void) | undefined;
};

/** Buttons with one of these values send a form only when nothing in it is wrong. */
const checkedIntents = ["next", "make", "save"];

/**
 * The form of some steps over React Hook Form, checked by the settings' own schema before it is
 * sent. Without script it is a plain form: every control has its value and its error from the server.
 */
export function useLinkForm({ steps, typed, errors, send, onTyped }: LinkFormInput) {
  const t = useTranslations("errors");
  const element = useRef<HTMLFormElement>(null);
  const [values, setValues] = useState(typed);
  const [found, setFound] = useState<{ of: unknown; errors: readonly FormError[] }>();
  const resolver: Resolver<TypedLink> = (raw) => {
    const checked = wholeTyped({ ...typed, ...raw });
    const wrong = steps.flatMap((step) => checkStep(step, checked));
    if (wrong.length === 0) return { values: checked, errors: {} };
    const byField: { [Field in FieldName]?: { type: string; message: string } } = {};
    for (const { field, message } of wrong) byField[field] ??= { type: "check", message: said(t, message) };
    return { values: {}, errors: byField };
  };
  const form = useForm<TypedLink>({
    defaultValues: typed,
    resolver,
    shouldFocusError: false,
  });
  const { register, handleSubmit, formState, setValue, setError } = form;
  useEffect(() => {
    for (const { field, message } of errors)
      if (field in untouched) setError(field as FieldName, { message });
  }, [errors, setError]);

  const read = () => {
    const data = element.current ? readTyped(new FormData(element.current), steps) : {};
    return wholeTyped({ ...typed, ...data });
  };
  /** Says that something changed: for controls that the browser does not speak for. */
  const touch = () => {
    const now = read();
    setValues(now);
    onTyped?.(now);
  };
  const isAnswered = found?.of !== errors;
  const errorOf = (name: FieldName): string | undefined =>
    formState.errors[name]?.message ??
    (formState.isSubmitted || formState.isDirty
      ? undefined
      : errors.find(({ field }) => field === name)?.message);

  return {
    values,
    setValue,
    touch,
    errorOf,
    /** What stands on top of the form. */
    summary: isAnswered ? errors : found.errors,
    /** Name, value, error and listeners of a control with a text. */
    field: (name: Exclude<FieldName, "durations" | "exclusions">) => ({
      ...register(name),
      defaultValue: typed[name],
      error: errorOf(name),
    }),
    /** The same of one of several to tick or choose. */
    option: (name: FieldName, value: string) => ({
      ...register(name),
      value,
      defaultChecked: typed[name] === value || (Array.isArray(typed[name]) && typed[name].includes(value)),
    }),
    props: {
      ref: element,
      id: "link-form",
      noValidate: true,
      onChange: touch,
      onSubmit: (event: FormEvent<HTMLFormElement>) => {
        event.preventDefault();
        const submitter = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
        const data = new FormData(event.currentTarget, submitter);
        if (!checkedIntents.includes(submitter?.value ?? "next")) return send(data);
        return handleSubmit(
          () => {
            setFound({ of: errors, errors: [] });
            send(data);
          },
          (wrong) => setFound({ of: errors, errors: listed(wrong) }),
        )();
      },
    },
  };
}

export type LinkForm = ReturnType<typeof useLinkForm>;

const listed = (wrong: FieldErrors<TypedLink>): FormError[] =>
  Object.entries(wrong).map(([field, error]) => ({ field, message: String(error?.message ?? "") }));
