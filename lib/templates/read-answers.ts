import { answerField, fileKindOf, fileMaxBytes, joinChoices, type Question } from "./rules";

/** The answers of a form as the API takes them: by question id, with numbers, ticks and lists for words. */
export async function readAnswers(
  questions: readonly Question[],
  data: FormData,
): Promise<Record<string, unknown>> {
  const entries = questions.map(async (question) => [question.id, await readAnswer(question, data)]);
  return Object.fromEntries(await Promise.all(entries));
}

async function readAnswer({ id, kind }: Question, data: FormData): Promise<unknown> {
  const values = data.getAll(answerField(id));
  const words = values.filter((value) => typeof value === "string");
  const [word = ""] = words;
  if (kind === "multi_choice") return words;
  if (kind === "checkbox") return word !== "";
  if (kind === "number") return readNumber(word);
  // A browser ends lines with CR LF, a program with LF.
  if (kind !== "file") return word.replaceAll("\r\n", "\n");
  const file = values.find((value) => value instanceof File && (value.name !== "" || value.size > 0));
  return file instanceof File ? readFile(file) : undefined;
}

/** "1,5" is as good as "1.5"; what is no number stays as it was typed, for the schema to refuse. */
function readNumber(word: string): number | string {
  const text = word.trim().replace(",", ".");
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : word;
}

/** Browsers guess a media type by the name, each in its own way; so do we, the same for all. */
const readFile = async (file: File) => ({
  name: file.name,
  mediaType: fileKindOf(file.name)?.mediaType ?? file.type,
  // One byte more than may be is enough to see that it is too large.
  base64: Buffer.from(await file.slice(0, fileMaxBytes + 1).arrayBuffer()).toString("base64"),
});

/** What was answered, as a form that comes back shows it again; of a file, its name. */
export function keptAnswers(questions: readonly Question[], data: FormData): Record<string, string> {
  return Object.fromEntries(
    questions.map(({ id }) => {
      const name = answerField(id);
      const words = data.getAll(name).map((value) => (typeof value === "string" ? value : value.name));
      return [name, joinChoices(words)];
    }),
  );
}
