"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useEffect, useState } from "react";
import { type FieldErrors, FormProvider, useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { ConflictNotice } from "@/components/ui/conflict-notice";
import { ErrorSummary, type FormError } from "@/components/ui/error-summary";
import { TextField } from "@/components/ui/text-input";
import "@/components/ui/zod-without-eval";
import { said } from "@/lib/i18n/say";
import { type SaveTemplate, SaveTemplate as schema, type TemplateForm } from "@/lib/templates/schema";
import { flatErrors } from "./flat-errors";
import { FormPreview } from "./form-preview";
import { QuestionList } from "./question-list";
import type { SaveAnswer } from "./save-answer";
import { SaveBar } from "./save-bar";

export type TemplateEditorProps = {
  readonly template: TemplateForm;
  /** Bound to the template. */
  readonly save: (values: TemplateForm) => Promise<SaveAnswer>;
  /** Where the template as it is stored can be seen. */
  readonly href: string;
};

/** A whole template to edit, beside the form that guests will see. Saved as one, and never over somebody else's change. */
export function TemplateEditor({ template, save, href }: TemplateEditorProps) {
  const t = useTranslations("templates");
  const errorWords = useTranslations("errors");
  const ui = useTranslations("ui");
  const form = useForm<TemplateForm, unknown, SaveTemplate>({
    defaultValues: template,
    resolver: zodResolver(schema),
    shouldFocusError: false,
  });
  const [summary, setSummary] = useState<readonly FormError[]>([]);
  const [openIds, setOpenIds] = useState<ReadonlySet<string>>(new Set());
  const [theirVersion, setTheirVersion] = useState<number>();
  const [isSaved, setIsSaved] = useState(false);
  const { isDirty, isSubmitting, errors } = form.formState;
  useLeaveWarning(isDirty);

  /** Lists what is wrong, and opens the questions it is wrong with. */
  function showErrors(wrong: readonly FormError[]) {
    setSummary(wrong.map(({ field, message }) => ({ field, message: said(errorWords, message) })));
    const positions = wrong.map(({ field }) => /^questions\.(\d+)\./.exec(field)?.[1]);
    const ids = positions.flatMap((i) =>
      i === undefined ? [] : [form.getValues(`questions.${Number(i)}.id`)],
    );
    setOpenIds((open) => new Set([...open, ...ids]));
  }

  async function send() {
    const sent = structuredClone(form.getValues());
    const answer = await save(sent).catch((): SaveAnswer => ({ errors: [], message: t("editor.failed") }));
    if ("savedVersion" in answer) {
      const version = answer.savedVersion;
      setSummary([]);
      setTheirVersion(undefined);
      form.reset({ ...sent, version }, { keepValues: true });
      // Also finds out whether something was typed while it was being saved.
      form.setValue("version", version, { shouldDirty: true });
      setIsSaved(true);
      return;
    }
    setTheirVersion(answer.theirVersion);
    const wrong = answer.errors.map(({ field, message }) => ({
      field: field.replaceAll("/", "."),
      message,
    }));
    for (const { field, message } of wrong) form.setError(field as "name", { message });
    form.setError("root.server", { message: answer.message ?? "" });
    const whole = answer.theirVersion === undefined && answer.message ? [answer.message] : [];
    showErrors([...whole.map((message) => ({ field: "", message })), ...wrong]);
  }

  const submit = form.handleSubmit(send, (wrong: FieldErrors<TemplateForm>) => showErrors(flatErrors(wrong)));

  async function replaceTheirs(version: number) {
    form.setValue("version", version);
    await submit();
  }

  return (
    <FormProvider {...form}>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <form noValidate onSubmit={submit} className="grid grid-cols-[minmax(0,1fr)] gap-6">
          <ErrorSummary title={ui("needsMending")} errors={summary} />
          {theirVersion !== undefined && (
            <ConflictNotice
              trigger={theirVersion}
              title={t("editor.conflict")}
              text={t("editor.conflictText")}
              over={{ onClick: () => replaceTheirs(theirVersion), children: t("editor.replace") }}
              theirs={{ href, target: "_blank", rel: "noreferrer", children: t("editor.showTheirs") }}
            />
          )}
          <TextField
            {...form.register("name")}
            label={t("name")}
            hint={t("nameHint")}
            maxLength={100}
            required
            error={errors.name?.message && said(errorWords, errors.name.message)}
          />
          <CheckboxField {...form.register("sendsFollowUp")} label={t("editor.followUp")} />
          <QuestionList openIds={openIds} onOpenIds={setOpenIds} />
          <SaveBar isBusy={isSubmitting} isDirty={isDirty} isSaved={isSaved && !isDirty} />
        </form>
        <FormPreview />
      </div>
    </FormProvider>
  );
}

/** Has the browser ask before it leaves a page with something typed and not saved. */
function useLeaveWarning(isDirty: boolean): void {
  useEffect(() => {
    if (!isDirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isDirty]);
}
