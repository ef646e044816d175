"use client";

import Link from "next/link";
import { useMemo } from "react";
import { Attention } from "@/components/ui/attention";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { useKeptForm } from "@/components/ui/use-kept-form";
import { emptyMoveForm, type MoveFormState, type OtherTimes } from "./move-form-state";

export type MoveFormProps = {
  /** Bound to the booking. It redirects on success. */
  readonly action: (state: MoveFormState, data: FormData) => Promise<MoveFormState>;
  /** To when, and from when, RFC 3339. */
  readonly start: string;
  readonly from: string;
  /** The time is not to be had: known before anything is sent. */
  readonly others: OtherTimes | undefined;
  readonly submit: string;
  readonly pending: string;
  /** Over the free times in place of one that is not to be had. */
  readonly timesTitle: string;
  readonly errorTitle: string;
};

/** One button that moves the booking; in its place, when the time is not to be had, others that are. */
export function MoveForm({ action, start, from, submit, pending, ...props }: MoveFormProps) {
  const { state, form } = useKeptForm(action, emptyMoveForm);
  const others = state.others ?? props.others;
  const errors = useMemo(() => toSummary(state), [state]);
  const summary = <ErrorSummary title={props.errorTitle} errors={errors} />;
  if (others) {
    return (
      <div className="grid gap-5">
        {!state.others && summary}
        <FreeTimes {...others} timesTitle={props.timesTitle} />
      </div>
    );
  }
  return (
    <form {...form} className="grid gap-5">
      {summary}
      <input type="hidden" name="start" value={start} />
      <input type="hidden" name="from" value={from} />
      <SubmitButton pendingLabel={pending} className="justify-self-stretch sm:justify-self-start">
        {submit}
      </SubmitButton>
    </form>
  );
}

/** Nothing here is a field: all that is wrong concerns the whole. */
const toSummary = ({ errors, message }: MoveFormState) =>
  [message ?? errors[0]?.message].flatMap((text) =>
    text === undefined ? [] : [{ field: "", message: text }],
  );

function FreeTimes({ title, message, times, timesTitle }: OtherTimes & { readonly timesTitle: string }) {
  return (
    <div className="grid gap-5">
      <Attention trigger={message}>
        <Notice kind="warning" title={title}>
          {message}
        </Notice>
      </Attention>
      {times.length > 0 && (
        <section aria-labelledby="free-times" className="grid gap-2">
          <h3 id="free-times" className="font-medium">
            {timesTitle}
          </h3>
          <ul className="grid gap-2">
            {times.map(({ href, label }) => (
              <li key={href}>
                <Link
                  href={href}
                  prefetch={false}
                  className="flex min-h-11 items-center rounded-md border border-edge px-3 py-2 text-accent-ink tabular-nums no-underline transition-colors hover:border-accent hover:bg-accent-soft"
                >
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
