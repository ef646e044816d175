import { Copy, Trash2 } from "lucide-react";
import { useFormContext } from "react-hook-form";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-input";
import { said } from "@/lib/i18n/say";
import { hasOptions, type QuestionKind, questionKinds } from "@/lib/templates/rules";
import type { TemplateForm } from "@/lib/templates/schema";
import { errorAt } from "./flat-errors";
import { OptionList } from "./option-list";

export type QuestionInputsProps = {
  readonly index: number;
  /** The question in a word or two, for the names of its buttons. */
  readonly label: string;
  readonly kind: QuestionKind;
  readonly onDuplicate: () => void;
  readonly onRemove: () => void;
};

/** Everything about one question. */
export function QuestionInputs({ index, label, kind, onDuplicate, onRemove }: QuestionInputsProps) {
  const t = useTranslations("templates");
  const errorWords = useTranslations("errors");
  const { register, formState, getValues, setValue } = useFormContext<TemplateForm>();
  const at = `questions.${index}` as const;
  const errorOf = (name: "label" | "helpText") => {
    const message = errorAt(formState.errors, `${at}.${name}`);
    return message && said(errorWords, message);
  };
  /** Two lines to write in, when there is something to choose for the first time. */
  function offerOptions(chosen: string) {
    if (hasOptions(chosen) && getValues(`${at}.options`).length === 0)
      setValue(`${at}.options`, [{ text: "" }, { text: "" }], { shouldDirty: true });
  }
  return (
    <>
      <TextField
        {...register(`${at}.label`)}
        label={t("editor.question")}
        maxLength={200}
        required
        error={errorOf("label")}
      />
      <SelectField
        {...register(`${at}.kind`, { onChange: ({ target }) => offerOptions(target.value) })}
        label={t("editor.kind")}
        options={questionKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        className="sm:max-w-72"
      />
      {hasOptions(kind) && <OptionList index={index} />}
      <TextField
        {...register(`${at}.helpText`)}
        label={t("editor.help")}
        hint={t("editor.helpHint")}
        maxLength={300}
        error={errorOf("helpText")}
      />
      <CheckboxField {...register(`${at}.isRequired`)} label={t("editor.required")} />
      <div className="flex flex-wrap gap-2">
        <Button
          variant="secondary"
          size="small"
          aria-label={t("editor.duplicateNamed", { label })}
          onClick={onDuplicate}
        >
          <Copy aria-hidden="true" className="size-4" />
          {t("editor.duplicate")}
        </Button>
        <Button
          variant="secondary"
          size="small"
          aria-label={t("editor.removeNamed", { label })}
          onClick={onRemove}
        >
          <Trash2 aria-hidden="true" className="size-4" />
          {t("editor.remove")}
        </Button>
      </div>
    </>
  );
}
