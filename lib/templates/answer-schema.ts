import { z } from "zod";
import { Email } from "@/lib/accounts/schema";
import { say } from "@/lib/i18n/say";
import { isStorable } from "@/lib/storable";
import { parseDate } from "@/lib/time/zone";
import { isWhatItClaims } from "./file-content";
import { fileMaxBytes, longTextMax, type Question, textMax } from "./rules";

/** A file as it came, read and looked at. */
export type SentFile = { readonly name: string; readonly mediaType: string; readonly content: Buffer };

/** What a guest answered, before it is stored. */
export type GivenValue = string | number | boolean | string[] | { readonly onDate: string } | SentFile;

/** A question and its answer. */
export type Given = { readonly question: Question; readonly value: GivenValue };

/**
 * Reads answers by question id, for the form and the API alike: typed values, in the order of the
 * questions; empty ones are left out. An answer to a question that is not among them is refused,
 * and one that is missing where it is needed.
 */
export const answersSchema = (questions: readonly Question[]) =>
  z.record(z.string(), z.unknown()).transform((given, refusal) => {
    const refuse = (id: string, message: string, path: readonly PropertyKey[] = []) =>
      refusal.addIssue({ code: "custom", message, path: [id, ...path] });
    for (const id of Object.keys(given)) {
      if (!questions.some((question) => question.id === id)) refuse(id, say("answers.notAsked"));
    }
    return questions.flatMap((question): Given[] => {
      const value = Object.hasOwn(given, question.id) ? given[question.id] : undefined;
      if (isEmpty(value)) {
        if (question.isRequired) refuse(question.id, missing(question));
        return [];
      }
      const read = valueSchema(question).safeParse(value);
      if (read.success) return [{ question, value: read.data }];
      for (const { message } of read.error.issues.slice(0, 1)) refuse(question.id, message);
      return [];
    });
  });

/** No answer at all; a box without its tick is none either. */
const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === false ||
  (typeof value === "string" && value.trim() === "") ||
  (Array.isArray(value) && value.length === 0);

const missing = ({ kind }: Question) => say(kind === "checkbox" ? "answers.tickMissing" : "answers.missing");

function valueSchema({ kind, options }: Question): z.ZodType<GivenValue> {
  const oneOf = z.string(say("answers.notAnOption")).refine((word) => options.includes(word), {
    message: say("answers.notAnOption"),
  });
  switch (kind) {
    case "text":
      return Words(textMax).regex(/^[^\p{Cc}]*$/u, say("answers.oneLine"));
    case "long_text":
      return Words(longTextMax);
    case "number":
      return z.number(say("answers.notANumber"));
    case "phone":
      return Words(40).refine(isPhone, { message: say("answers.notAPhone") });
    case "email":
      return Email;
    case "choice":
      return oneOf;
    case "multi_choice":
      return z
        .array(oneOf, say("answers.notAnOption"))
        .refine((words) => new Set(words).size === words.length, { message: say("answers.optionTwice") });
    case "checkbox":
      return z.boolean(say("answers.notATick"));
    case "date":
      return LocalDate;
    case "file":
      return File;
  }
}

const Words = (max: number) =>
  z
    .string(say("answers.notWords"))
    .trim()
    .max(max, say("answers.tooLong", { max }))
    .refine(isStorable, { message: say("answers.notWords") });

/** Loose on purpose: people write numbers with spaces, brackets and extensions, and a machine cannot know better. */
const isPhone = (text: string): boolean =>
  /^\+?[\d\s().\-/]+((x|ext\.?)\s?\d{1,6})?$/i.test(text) && /^\d{5,20}$/.test(text.replace(/\D/g, ""));

const LocalDate = z.string(say("answers.notADate")).transform((text, refusal) => {
  const onDate = parseDate(text.trim());
  if (onDate !== undefined) return { onDate };
  refusal.addIssue({ code: "custom", message: say("answers.notADate") });
  return z.NEVER;
});

const base64Max = Math.ceil(fileMaxBytes / 3) * 4;

const File = z
  .object(
    {
      name: z.string(),
      mediaType: z.string(),
      base64: z.string().max(base64Max, say("answers.fileTooLarge")),
    },
    say("answers.notAFile"),
  )
  .transform(({ base64, ...file }, refusal): SentFile => {
    const content = Buffer.from(base64, "base64");
    const name = cleanName(file.name);
    const refuse = (message: string) => {
      refusal.addIssue({ code: "custom", message });
      return z.NEVER;
    };
    // Node skips what is no base64 without a word.
    if (content.toString("base64") !== base64) return refuse(say("answers.notAFile"));
    if (content.length > fileMaxBytes) return refuse(say("answers.fileTooLarge"));
    if (content.length === 0) return refuse(say("answers.fileEmpty"));
    if (!isWhatItClaims({ ...file, name, content })) return refuse(say("answers.fileKind"));
    return { name, mediaType: file.mediaType, content };
  });

/** A file's own name: no folders before it, nothing that no file name has, and its ending in any case. */
function cleanName(name: string): string {
  const own = name
    .slice(Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\")) + 1)
    .replace(/[\p{Cc}\p{Cf}]/gu, "")
    .trim();
  const short = own.length <= 150 ? own : own.slice(0, 140) + own.slice(own.lastIndexOf(".")).slice(0, 10);
  // Last, for a cut can go through a character.
  return short.toWellFormed();
}
