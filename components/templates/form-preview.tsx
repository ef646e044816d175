import { useMemo } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { useTranslations } from "use-intl";
import { QuestionFields } from "@/components/booking/question-fields";
import type { QuestionWords } from "@/components/booking/question-words";
import { Card } from "@/components/ui/card";
import { Section } from "@/components/ui/section";
import { TextField } from "@/components/ui/text-input";
import { emptyForm } from "@/lib/form-state";
import type { TemplateForm } from "@/lib/templates/schema";

/** The form as guests will see it, drawn anew with every key: the same fields as theirs. */
export function FormPreview() {
  const t = useTranslations("templates");
  const { control } = useFormContext<TemplateForm>();
  const questions = useWatch({ control, name: "questions" });
  const words = useMemo<QuestionWords>(
    () => ({
      choose: t("preview.choose"),
      none: t("preview.none"),
      fileHint: t("preview.fileHint"),
      fileTooLarge: t("preview.fileTooLarge"),
      fileAgain: t.raw("preview.fileAgain"),
    }),
    [t],
  );
  const shown = questions.map((question, i) => ({
    ...question,
    label: question.label.trim() || t("editor.untitled", { number: i + 1 }),
    options: [...new Set(question.options.map(({ text }) => text.trim()).filter(Boolean))],
  }));
  return (
    <div className="lg:sticky lg:top-8 lg:max-h-[calc(100dvh-4rem)] lg:overflow-y-auto">
      <Section title={t("preview.title")}>
        <Card className="grid gap-6">
          <TextField name="preview-name" label={t("preview.name")} required autoComplete="off" />
          <TextField
            name="preview-email"
            type="email"
            label={t("preview.email")}
            required
            autoComplete="off"
          />
          <QuestionFields questions={shown} {...emptyForm} words={words} />
        </Card>
      </Section>
    </div>
  );
}
