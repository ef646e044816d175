import { CheckboxField } from "@/components/ui/checkbox-field";
import type { FieldText } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select-field";
import { TextAreaField } from "@/components/ui/text-area";
import { TextField, type TextFieldProps } from "@/components/ui/text-input";
import {
  answerField,
  longTextMax,
  optionsInSightMax,
  type Question,
  type QuestionKind,
  splitChoices,
  textMax,
} from "@/lib/templates/rules";
import { ChoiceGroup } from "./choice-group";
import { FileAnswer } from "./file-answer";
import type { QuestionWords } from "./question-words";

export type QuestionFieldProps = {
  readonly question: Question;
  /** What was answered before, as `keptAnswers` writes it. */
  readonly kept?: string | undefined;
  readonly error?: string | undefined;
  readonly words: QuestionWords;
};

/** One question of a link with the control that suits its kind; works without script. */
export function QuestionField({ question, kept = "", error, words }: QuestionFieldProps) {
  const { kind, options, helpText, isRequired } = question;
  const name = answerField(question.id);
  const text = { name, label: question.label, hint: helpText || undefined, error, required: isRequired };
  if (kind === "long_text")
    return <TextAreaField {...text} rows={4} maxLength={longTextMax} defaultValue={kept} />;
  if (kind === "choice" && options.length > optionsInSightMax)
    return (
      <SelectField
        {...text}
        defaultValue={kept}
        autoComplete="off"
        options={[{ value: "", label: words.choose }, ...options.map(asOption)]}
      />
    );
  if (kind === "choice" || kind === "multi_choice")
    return (
      <ChoiceGroup
        {...text}
        isMany={kind === "multi_choice"}
        options={options}
        chosen={splitChoices(kept)}
        none={kind === "choice" && !isRequired ? words.none : undefined}
      />
    );
  if (kind === "checkbox") return <CheckboxField {...text} value="on" defaultChecked={kept !== ""} />;
  if (kind === "file") return <FileAnswer {...text} kept={kept} words={words} />;
  return <TextField {...text} {...inputs[kind]} defaultValue={kept} />;
}

const asOption = (word: string) => ({ value: word, label: word });

type LineProps = Omit<TextFieldProps, keyof FieldText>;

/** How one-line answers are typed, and on which keyboard. */
const inputs: Readonly<
  Record<Exclude<QuestionKind, "long_text" | "choice" | "multi_choice" | "checkbox" | "file">, LineProps>
> = {
  text: { maxLength: textMax },
  // Not type="number": browsers empty it when somebody types "1,5", and wheels turn it.
  number: { inputMode: "decimal", maxLength: 30, autoComplete: "off", className: "sm:max-w-56" },
  phone: { type: "tel", inputMode: "tel", autoComplete: "tel", maxLength: 40, className: "sm:max-w-80" },
  email: { type: "email", inputMode: "email", autoComplete: "off", maxLength: 254 },
  date: { type: "date", className: "sm:max-w-56" },
};
