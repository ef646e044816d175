import type { Translate } from "@/lib/i18n/translator";
import { newId } from "@/lib/ids";
import { hasOptions, type QuestionKind } from "./rules";
import type { TemplateInput } from "./schema";

/** A question of a starter; its words are in the messages under `templates.starters`, by its key. */
type StarterQuestion = {
  readonly key: string;
  readonly kind: QuestionKind;
  readonly isRequired?: true;
  readonly hasHelp?: true;
};

/** Questions that people ask before meetings of a kind: few needed, and only what changes the meeting. */
const starters = {
  intro: [
    { key: "topic", kind: "long_text", isRequired: true, hasHelp: true },
    { key: "company", kind: "text" },
    { key: "website", kind: "text" },
    { key: "heard", kind: "choice" },
    { key: "goal", kind: "long_text" },
  ],
  interview: [
    { key: "position", kind: "text", isRequired: true },
    { key: "phone", kind: "phone", isRequired: true, hasHelp: true },
    { key: "cv", kind: "file", isRequired: true },
    { key: "start", kind: "date" },
    { key: "work", kind: "multi_choice" },
    { key: "needs", kind: "long_text", hasHelp: true },
    { key: "consent", kind: "checkbox", isRequired: true },
  ],
  consultation: [
    { key: "matter", kind: "long_text", isRequired: true, hasHelp: true },
    { key: "before", kind: "choice", isRequired: true },
    { key: "urgency", kind: "choice" },
    { key: "deadline", kind: "date" },
    { key: "papers", kind: "file" },
    { key: "phone", kind: "phone" },
    { key: "confidential", kind: "checkbox", isRequired: true },
  ],
  support: [
    { key: "product", kind: "text", isRequired: true },
    { key: "problem", kind: "long_text", isRequired: true, hasHelp: true },
    { key: "since", kind: "date" },
    { key: "devices", kind: "multi_choice" },
    { key: "customer", kind: "text" },
    { key: "picture", kind: "file" },
    { key: "phone", kind: "phone" },
  ],
  lesson: [
    { key: "subject", kind: "text", isRequired: true },
    { key: "level", kind: "choice", isRequired: true },
    { key: "learners", kind: "number" },
    { key: "age", kind: "choice" },
    { key: "aim", kind: "long_text" },
    { key: "material", kind: "file" },
  ],
} as const satisfies Record<string, readonly StarterQuestion[]>;

export type StarterName = keyof typeof starters;
export const starterNames = Object.keys(starters) as StarterName[];

/** A starter as a template of its own, in the language of the words. */
export function starterTemplate(name: StarterName, t: Translate<"templates">): TemplateInput {
  // The types know each message by its name; here the names are put together.
  const word = (key: string) => (t as unknown as (key: string) => string)(`starters.${name}.${key}`);
  const questions: readonly StarterQuestion[] = starters[name];
  return {
    name: word("name"),
    sendsFollowUp: false,
    questions: questions.map(({ key, kind, isRequired = false, hasHelp }) => ({
      id: newId(),
      kind,
      label: word(key),
      helpText: hasHelp ? word(`${key}Help`) : "",
      isRequired,
      options: hasOptions(kind) ? word(`${key}Options`).split("\n") : [],
    })),
  };
}
