"use client";

import { startTransition, useActionState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ErrorSummary, type FormError } from "@/components/ui/error-summary";
import type { StepName, TypedLink } from "@/lib/link-forms/rules";
import type { LinkChoices } from "./choices";
import { DraftStatus } from "./draft-status";
import { type LinkFormState, untouchedForm } from "./form-state";
import { PreviewPanel, type PreviewView } from "./preview-panel";
import { stepFieldsOf } from "./step-fields";
import { Stepper } from "./stepper";
import { useDraft } from "./use-draft";
import { useLinkForm } from "./use-link-form";
import { usePreview } from "./use-preview";

export type StepFormProps = {
  readonly step: StepName;
  readonly draftId: string;
  /** Nothing is kept of it yet: the first save gives the page the address of its draft. */
  readonly isNew?: boolean;
  /** Everything typed so far, of all steps. */
  readonly typed: TypedLink;
  /** What the server found wrong with this step, when it was asked to go on. */
  readonly errors: readonly FormError[];
  /** Steps that something is wrong with. */
  readonly wrong: readonly StepName[];
  readonly choices: LinkChoices;
  readonly preview: PreviewView | undefined;
  /** Bound to draft and step. It redirects on success. */
  readonly action: (state: LinkFormState, data: FormData) => Promise<LinkFormState>;
};

/** One step of making a link, with the times that the settings give beside it. Works without script. */
export function StepForm(props: StepFormProps) {
  const { step, draftId, choices, action, wrong } = props;
  const t = useTranslations("wizard");
  const ui = useTranslations("ui");
  const [state, send, isPending] = useActionState(action, untouchedForm);
  const draft = useDraft(draftId, step, props.isNew);
  const { shown, follow } = usePreview(props.preview);
  const form = useLinkForm({
    steps: [step],
    typed: state.typed ?? props.typed,
    errors: state === untouchedForm ? props.errors : state.errors,
    send: (data) => {
      // A second press waits for the answer to the first.
      if (isPending) return;
      startTransition(async () => {
        await draft.settle();
        startTransition(() => send(data));
      });
    },
    onTyped: (typed) => {
      draft.keep(typed);
      follow(typed);
    },
  });
  const Fields = stepFieldsOf[step];

  return (
    <div className="grid gap-6">
      <Stepper current={step} wrong={wrong} formId={form.props.id} />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Card>
          <form {...form.props} action={send} className="grid gap-6">
            <h2 className="text-lg font-semibold max-sm:sr-only">{t(`steps.${step}`)}</h2>
            <ErrorSummary title={ui("needsMending")} errors={form.summary} />
            <Fields form={form} choices={choices} />
            <div className="flex flex-wrap items-center gap-3 border-t border-line pt-5">
              {step !== "basics" && (
                <Button type="submit" variant="secondary" formNoValidate name="intent" value="back">
                  {t("back")}
                </Button>
              )}
              <Button
                type="submit"
                name="intent"
                value="next"
                aria-disabled={isPending}
                className="max-sm:flex-1"
              >
                {t("next")}
              </Button>
              {step === "basics" && (
                <Button
                  type="submit"
                  name="intent"
                  value="make"
                  variant="secondary"
                  aria-disabled={isPending}
                  className="max-sm:flex-1"
                >
                  {t("makeNow")}
                </Button>
              )}
              <DraftStatus state={draft.state} />
            </div>
          </form>
        </Card>
        <PreviewPanel {...shown} />
      </div>
    </div>
  );
}
