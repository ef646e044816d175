import { z } from "zod";
import { say } from "@/lib/i18n/say";
import { fileQuestionsMax, hasOptions, optionsMax, questionKinds, questionsMax } from "./rules";

/** Words on one line. */
const Line = (max: number) =>
  z
    .string()
    .trim()
    .max(max, say("templates.tooLong", { max }))
    .regex(/^[^\p{Cc}]*$/u, say("templates.oneLine"));

export const TemplateName = z.object({ name: Line(100).min(1, say("templates.nameMissing")) });
export type TemplateName = z.infer<typeof TemplateName>;

/** One of the words to choose from; an object, as a form's list needs. */
const Option = z.object({ text: Line(200).min(1, say("templates.optionMissing")) });

/** A question as the editor has it. Its id stays the same for its whole life: answers point to it. */
const Question = z
  .object({
    id: z.uuid(),
    kind: z.enum(questionKinds),
    label: Line(200).min(1, say("templates.labelMissing")),
    helpText: Line(300),
    isRequired: z.boolean(),
    options: z.array(z.object({ text: z.string() })),
  })
  .transform((question, refusal) => {
    if (!hasOptions(question.kind)) return { ...question, options: [] };
    const options = Options.safeParse(question.options);
    if (options.success) return { ...question, options: options.data };
    for (const { message, path } of options.error.issues)
      refusal.addIssue({ code: "custom", message, path: ["options", ...path] });
    return z.NEVER;
  });

/** What other kinds keep from when they had a choice is not looked at; see `Question`. */
const Options = z
  .array(Option)
  .min(2, say("templates.twoOptions"))
  .max(optionsMax, say("templates.tooManyOptions", { max: optionsMax }))
  .transform((options, refusal) => {
    const words = options.map(({ text }) => text);
    for (const [position, word] of words.entries()) {
      if (words.indexOf(word) === position) continue;
      refusal.addIssue({ code: "custom", message: say("templates.optionTwice"), path: [position, "text"] });
    }
    return words;
  });

/** A whole template as it is made or saved. */
export const TemplateInput = z.object({
  ...TemplateName.shape,
  sendsFollowUp: z.boolean(),
  questions: z
    .array(Question)
    .max(questionsMax, say("templates.tooManyQuestions", { max: questionsMax }))
    .refine((questions) => questions.filter(({ kind }) => kind === "file").length <= fileQuestionsMax, {
      message: say("templates.tooManyFiles", { max: fileQuestionsMax }),
    })
    .refine((questions) => new Set(questions.map(({ id }) => id)).size === questions.length, {
      message: say("someFields"),
    }),
});
export type TemplateInput = z.output<typeof TemplateInput>;

/** The same, and the version of the template that it replaces. */
export const SaveTemplate = TemplateInput.extend({ version: z.int().positive() });
export type SaveTemplate = z.output<typeof SaveTemplate>;
/** What the editor's form holds. */
export type TemplateForm = z.input<typeof SaveTemplate>;
export type QuestionForm = TemplateForm["questions"][number];

/** What the links that ask a template's questions ask when it is gone: another's, or nothing. */
export const DeleteTemplate = z.object({
  replacement: z
    .union([z.literal("none"), z.uuid()], { error: say("templates.chooseReplacement") })
    .optional(),
});
export type DeleteTemplate = z.infer<typeof DeleteTemplate>;

/** Which link shall ask a template's questions. */
export const ChooseLink = z.object({ linkId: z.uuid({ error: say("templates.chooseLink") }) });
