"use client";

import { startTransition, useActionState, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConflictNotice } from "@/components/ui/conflict-notice";
import { EnterButton } from "@/components/ui/enter-button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { stepNames, type TypedLink } from "@/lib/link-forms/rules";
import type { LinkChoices } from "./choices";
import { type LinkFormState, untouchedForm } from "./form-state";
import { PreviewPanel, type PreviewView } from "./preview-panel";
import { stepFieldsOf } from "./step-fields";
import { useLinkForm } from "./use-link-form";
import { usePreview } from "./use-preview";

export type EditFormProps = {
  readonly link: { readonly id: string; readonly token: string };
  /** The version that the form shows when it is first drawn. A page that shows what it has saved draws another, by its `key`. */
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
  // The fields stay as they were drawn, also when the page around them is drawn anew with what
  // somebody else has saved: what they were made from is the version that counts.
  const [made] = useState(version);
  const state = answer.change ? answer : untouchedForm;
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
        <EnterButton name="intent" value="save" />
        <input type="hidden" name="version" value={state.change?.version ?? made} />
        {state.change?.isConflict ? (
          <ConflictNotice
            trigger={state}
            title={t("edit.conflictTitle")}
            text={t("edit.conflict")}
            over={{ type: "submit", name: "over", value: state.change.current, children: t("edit.over") }}
            // A new page on purpose: nothing of this one is to stay.
            theirs={{ href: `/links/${link.id}`, children: t("edit.reload") }}
          />
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
