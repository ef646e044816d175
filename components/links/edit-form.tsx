"use client";

import { startTransition, useActionState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ErrorSummary } from "@/components/ui/error-summary";
import { stepNames, type TypedLink } from "@/lib/link-forms/rules";
import type { LinkChoices } from "./choices";
import { ConflictNotice } from "./conflict-notice";
import { type LinkFormState, untouchedForm } from "./form-state";
import { PreviewPanel, type PreviewView } from "./preview-panel";
import { stepFieldsOf } from "./step-fields";
import { useLinkForm } from "./use-link-form";
import { usePreview } from "./use-preview";

export type EditFormProps = {
  readonly link: { readonly id: string; readonly token: string };
  /** The version that the form shows. */
  readonly version: number;
  readonly typed: TypedLink;
  readonly choices: LinkChoices;
  readonly preview: PreviewView | undefined;
  /** Bound to the link. It redirects on success. */
  readonly action: (state: LinkFormState, data: FormData) => Promise<LinkFormState>;
};

/** All settings of a link on one page, saved together, with the times that they give beside them. */
export function EditForm({ link, version, choices, action, ...props }: EditFormProps) {
  const t = useTranslations("wizard");
  const ui = useTranslations("ui");
  const [answer, send, isPending] = useActionState(action, untouchedForm);
  // Once it is saved the page has another version, and what was wrong before is over.
  const state = answer.change && answer.change.current >= version ? answer : untouchedForm;
  const { shown, follow } = usePreview(props.preview, link.id);
  const form = useLinkForm({
    steps: stepNames,
    typed: state.typed ?? props.typed,
    errors: state.errors,
    // A second press waits for the answer to the first.
    send: (data) => !isPending && startTransition(() => send(data)),
    onTyped: follow,
  });
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <form {...form.props} action={send} className="grid min-w-0 gap-6">
        {/* The first button of a form is the one that Enter in a field presses. */}
        <button
          type="submit"
          name="intent"
          value="save"
          tabIndex={-1}
          aria-hidden="true"
          className="sr-only"
        />
        <input type="hidden" name="version" value={state.change?.version ?? version} />
        {state.change?.isConflict ? (
          <ConflictNotice linkId={link.id} version={state.change.current} answer={state} />
        ) : (
          <ErrorSummary title={ui("needsMending")} errors={form.summary} />
        )}
        {stepNames.map((step) => {
          const Fields = stepFieldsOf[step];
          return (
            <Card key={step}>
              <section aria-labelledby={`part-${step}`} className="grid gap-6">
                <h2 id={`part-${step}`} className="text-lg font-semibold">
                  {t(`steps.${step}`)}
                </h2>
                <Fields form={form} choices={choices} link={link} />
              </section>
            </Card>
          );
        })}
        <div className="sticky bottom-0 -mx-1 bg-canvas px-1 py-3">
          <Button
            type="submit"
            name="intent"
            value="save"
            aria-disabled={isPending}
            className="w-full sm:w-auto"
          >
            {isPending ? t("saving") : t("save")}
          </Button>
        </div>
      </form>
      <PreviewPanel {...shown} />
    </div>
  );
}
