"use client";

import { startTransition, useActionState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Facts } from "@/components/ui/facts";
import { Notice } from "@/components/ui/notice";
import type { StepName } from "@/lib/link-forms/rules";
import { type LinkFormState, untouchedForm } from "./form-state";
import { PreviewPanel, type PreviewView } from "./preview-panel";
import { Stepper } from "./stepper";

export type ReviewPart = {
  readonly step: StepName;
  /** What is wrong with the step; then there are no facts. */
  readonly problems: readonly string[];
  readonly facts: readonly { readonly term: string; readonly detail: string }[];
};

export type ReviewProps = {
  readonly parts: readonly ReviewPart[];
  readonly wrong: readonly StepName[];
  readonly preview: PreviewView | undefined;
  /** Bound to the draft. It redirects on success. */
  readonly action: (state: LinkFormState, data: FormData) => Promise<LinkFormState>;
};

/** Everything that was chosen, in words, each with the way back to it; and the button that makes the link. */
export function Review({ parts, wrong, preview, action }: ReviewProps) {
  const t = useTranslations("wizard");
  const ui = useTranslations("ui");
  const [state, send, isPending] = useActionState(action, untouchedForm);
  return (
    <div className="grid gap-6">
      <Stepper current="review" wrong={wrong} formId="link-form" />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Card>
          <form
            id="link-form"
            action={send}
            onSubmit={(event) => {
              event.preventDefault();
              const data = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter);
              if (!isPending) startTransition(() => send(data));
            }}
            className="grid gap-6"
          >
            <div>
              <h2 className="text-lg font-semibold">{t("steps.review")}</h2>
              <p className="text-muted">{t("review.intro")}</p>
            </div>
            <ErrorSummary title={ui("needsMending")} errors={state.errors} />
            {wrong.length > 0 && <Notice kind="warning" title={t("review.mend", { count: wrong.length })} />}
            {parts.map((part) => (
              <Part key={part.step} {...part} />
            ))}
            <div className="flex flex-wrap items-center gap-3 border-t border-line pt-5">
              <Button type="submit" variant="secondary" name="intent" value="back">
                {t("back")}
              </Button>
              <Button
                type="submit"
                name="intent"
                value="make"
                aria-disabled={isPending}
                className="max-sm:flex-1"
              >
                {isPending ? t("making") : t("make")}
              </Button>
            </div>
          </form>
        </Card>
        <PreviewPanel preview={preview} state={preview ? "current" : "stale"} />
      </div>
    </div>
  );
}

function Part({ step, problems, facts }: ReviewPart) {
  const t = useTranslations("wizard");
  const name = t(`steps.${step}`);
  return (
    <section aria-label={name} className="grid gap-3 border-t border-line pt-5">
      <div className="flex items-center justify-between gap-4">
        <h3 className="font-semibold">{name}</h3>
        <Button
          type="submit"
          name="intent"
          value={step}
          variant="quiet"
          size="small"
          aria-label={t("review.changeStep", { step: name })}
        >
          {t("review.change")}
        </Button>
      </div>
      {problems.map((problem) => (
        <p key={problem} className="font-medium text-danger">
          {problem}
        </p>
      ))}
      {facts.length > 0 && <Facts items={facts} />}
    </section>
  );
}
