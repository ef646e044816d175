import { useTranslations } from "use-intl";
import { TextField } from "@/components/ui/text-input";
import { textLink } from "@/components/ui/text-link";
import type { StepFieldsProps } from "./basics-fields";
import { ChoiceField } from "./choice-field";

/** What guests are asked: one of the templates, or nothing more than name and e-mail. */
export function QuestionsFields({ form, choices }: StepFieldsProps) {
  const t = useTranslations("wizard.questions");
  const options = choices.templates.map(({ id, name, questions }) => ({
    value: id,
    label: (
      <>
        <span className="font-medium">{name}</span>
        <span className="block text-sm text-muted">
          {questions.length === 0
            ? t("count", { count: 0 })
            : questions
                .map((question) => question.label + (question.isRequired ? ` (${t("required")})` : ""))
                .join(" · ")}
        </span>
      </>
    ),
  }));
  return (
    <>
      <div className="grid gap-3">
        <ChoiceField
          form={form}
          name="templateId"
          label={t("title")}
          hint={t("always")}
          error={form.errorOf("templateId")}
          options={[{ value: "", label: t("none") }, ...options]}
          isList
        />
        {options.length === 0 && <p className="text-muted">{t("noTemplates")}</p>}
        <a href="/templates" target="_blank" rel="noopener" className={`justify-self-start ${textLink}`}>
          {t("manage")}
        </a>
      </div>
      <div className="sm:max-w-md">
        <TextField
          {...form.field("maxGuests")}
          inputMode="numeric"
          autoComplete="off"
          label={t("maxGuests")}
          hint={t("maxGuestsHint")}
        />
      </div>
      <TextField
        {...form.field("redirectUrl")}
        type="url"
        inputMode="url"
        autoComplete="off"
        label={t("redirect")}
        hint={t("redirectHint")}
        placeholder="https://"
      />
    </>
  );
}
