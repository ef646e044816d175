import type { FormState } from "@/lib/form-state";
import { answerField, type Question } from "@/lib/templates/rules";
import { QuestionField } from "./question-field";
import type { QuestionWords } from "./question-words";

export type QuestionFieldsProps = Pick<FormState, "values" | "errors"> & {
  readonly questions: readonly Question[];
  readonly words: QuestionWords;
};

/** The link's questions in their order, with what was answered before and what was wrong with it. */
export const QuestionFields = ({ questions, values, errors, words }: QuestionFieldsProps) =>
  questions.map((question) => {
    const name = answerField(question.id);
    const error = errors.find(({ field }) => field === name)?.message;
    return <QuestionField key={question.id} {...{ question, error, words }} kept={values[name]} />;
  });
