/** What a question can ask for. */
export const questionKinds = [
  "text",
  "long_text",
  "number",
  "phone",
  "email",
  "choice",
  "multi_choice",
  "checkbox",
  "date",
  "file",
] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** One question as it is asked. */
export type Question = {
  readonly id: string;
  readonly kind: QuestionKind;
  readonly label: string;
  readonly helpText: string;
  readonly isRequired: boolean;
  /** The words to choose from; empty for kinds without a choice. */
  readonly options: readonly string[];
};

/** Whether a question of this kind is answered by choosing among words. */
export const hasOptions = (kind: string): boolean => kind === "choice" || kind === "multi_choice";

export const questionsMax = 30;
/** Each file may have 5 MB, and a form has to be sent in one piece. */
export const fileQuestionsMax = 2;
export const optionsMax = 20;
/** Beyond so many words to choose one of, a list that opens is shorter than all of them in sight. */
export const optionsInSightMax = 6;
/** Longest answers, in characters. */
export const textMax = 500;
export const longTextMax = 5_000;
export const fileMaxBytes = 5 * 1024 * 1024;

/** A kind of file that guests may send: what it is, and how its name ends. */
export type FileKind = { readonly mediaType: string; readonly endings: readonly string[] };

const office = "application/vnd.openxmlformats-officedocument";
const openDocument = "application/vnd.oasis.opendocument";

/** The files that guests may send. */
const fileKinds: readonly FileKind[] = [
  { mediaType: "application/pdf", endings: ["pdf"] },
  { mediaType: "image/png", endings: ["png"] },
  { mediaType: "image/jpeg", endings: ["jpg", "jpeg"] },
  { mediaType: "image/webp", endings: ["webp"] },
  { mediaType: "image/gif", endings: ["gif"] },
  { mediaType: "text/plain", endings: ["txt"] },
  { mediaType: "text/csv", endings: ["csv"] },
  { mediaType: `${office}.wordprocessingml.document`, endings: ["docx"] },
  { mediaType: `${office}.spreadsheetml.sheet`, endings: ["xlsx"] },
  { mediaType: `${office}.presentationml.presentation`, endings: ["pptx"] },
  { mediaType: `${openDocument}.text`, endings: ["odt"] },
  { mediaType: `${openDocument}.spreadsheet`, endings: ["ods"] },
];

/** The endings of all of them, as a file input's `accept` has them: ".pdf,.png". */
export const acceptedEndings = fileKinds
  .flatMap(({ endings }) => endings.map((ending) => `.${ending}`))
  .join();

/** The kind of file that a name claims to be, by its ending; undefined for one that nobody may send. */
export const fileKindOf = (name: string): FileKind | undefined => {
  const ending = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
  return fileKinds.find(({ endings }) => endings.includes(ending));
};

/** The name of an answer's field in a guest's form, and, with a slash before it, its JSON pointer. */
export const answerField = (questionId: string): string => `answers/${questionId}`;

/** Which questions a form shows, in one text: it tells whether others are asked by now. */
export const askedOf = (questions: readonly Question[]): string => questions.map(({ id }) => id).join(" ");

/** Several chosen words in one text: no option has a line break. */
export const joinChoices = (choices: readonly string[]): string => choices.join("\n");

/** The words of such a text. */
export const splitChoices = (text: string): string[] => (text === "" ? [] : text.split("\n"));
