"use client";

import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { ConflictNotice } from "@/components/ui/conflict-notice";
import { EnterButton } from "@/components/ui/enter-button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { errorOf, summaryOf } from "@/components/ui/form-errors";
import { Notice } from "@/components/ui/notice";
import { TextAreaField } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-input";
import { emptyForm } from "@/lib/form-state";
import type { Placeholder } from "@/lib/link-mails/schema";
import type { MailFormState } from "./form-state";
import { MailView, type ShownMail } from "./mail-view";
import { PlaceholderList } from "./placeholder-list";
import { useInsert } from "./use-insert";
import { useMailPreview } from "./use-mail-preview";
import { useSubmitterForm } from "./use-submitter-form";

export type MailEditorProps = {
  /** Path of the page itself. */
  readonly address: string;
  /** The version of the link that the form shows when it is first drawn; a page that shows what it has saved draws another. */
  readonly version: number;
  /** The owner's own words so far; empty for ours. */
  readonly words: { readonly subject: string; readonly intro: string };
  /** The subject that we write, for what is left empty. */
  readonly ourSubject: string;
  readonly placeholders: readonly Placeholder[];
  readonly preview: ShownMail;
  /** Bound to the mail. It redirects once the words are saved. */
  readonly action: (state: MailFormState, data: FormData) => Promise<MailFormState>;
};

/** Changes the words of a mail beside what becomes of them, and sends it to whoever changes it as a test. */
export function MailEditor({ address, version, words, action, ...props }: MailEditorProps) {
  const t = useTranslations("linkMails.editor");
  const ui = useTranslations("ui");
  const { state, isPending, form } = useSubmitterForm<MailFormState>(action, emptyForm);
  const [made] = useState(version);
  const typing = useMailPreview(state.preview ?? props.preview, address);
  const { insert, ...cursor } = useInsert("intro");
  const summary = useMemo(() => summaryOf(state), [state]);
  // What is wrong with what is typed now says more than what was wrong with what was sent.
  const errors = typing.errors ? { ...state, errors: typing.errors } : state;
  const isChanged = words.subject !== "" || words.intro !== "";

  return (
    <div className="grid items-start gap-8 lg:grid-cols-2">
      <form
        {...form}
        {...cursor.form}
        onInput={(event) => typing.follow(event.currentTarget)}
        className="grid min-w-0 gap-6"
      >
        <EnterButton name="intent" value="save" />
        <input type="hidden" name="version" value={state.change?.version ?? made} />
        {state.change?.isConflict ? (
          <ConflictNotice
            trigger={state}
            title={t("conflictTitle")}
            text={t("conflict")}
            over={{ type: "submit", name: "over", value: state.change.current, children: t("over") }}
            // A new page on purpose: nothing of this one is to stay.
            theirs={{ href: address, children: t("reload") }}
          />
        ) : (
          <ErrorSummary title={ui("needsMending")} errors={summary} />
        )}
        {state.testedTo !== undefined && (
          <Notice kind="success">{t("tested", { email: state.testedTo })}</Notice>
        )}
        <TextField
          name="subject"
          label={t("subject")}
          hint={t("subjectHint", { subject: props.ourSubject })}
          defaultValue={state.values.subject ?? words.subject}
          error={errorOf(errors, "subject")}
          autoComplete="off"
        />
        <TextAreaField
          name="intro"
          label={t("intro")}
          hint={t("introHint")}
          className="min-h-32"
          defaultValue={state.values.intro ?? words.intro}
          error={errorOf(errors, "intro")}
        />
        <PlaceholderList names={props.placeholders} onChoose={(name) => insert(`{${name}}`)} />
        <div className="flex flex-wrap gap-3">
          <Button type="submit" name="intent" value="save" aria-disabled={isPending}>
            {t("save")}
          </Button>
          <Button type="submit" name="intent" value="test" variant="secondary" aria-disabled={isPending}>
            {t("test")}
          </Button>
          {isChanged && (
            <Button type="submit" name="intent" value="reset" variant="quiet" aria-disabled={isPending}>
              {t("reset")}
            </Button>
          )}
          <noscript>
            <Button type="submit" name="intent" value="preview" variant="quiet">
              {t("show")}
            </Button>
          </noscript>
        </div>
        <p className="-mt-3 text-sm text-muted">{t("testHint")}</p>
      </form>
      <MailView {...typing.shown} />
    </div>
  );
}
