/** What the fields of questions say besides the questions themselves. */
export type QuestionWords = {
  /** The first line of a list that opens, before anything is chosen. */
  readonly choose: string;
  /** Takes a choice back that need not be made. */
  readonly none: string;
  readonly fileHint: string;
  readonly fileTooLarge: string;
  /** For a form that came back to a browser without script. */
  readonly fileAgain: (name: string) => string;
};

/** The same on the guests' pages, which speak English only so far. */
export const guestQuestionWords: QuestionWords = {
  choose: "Please choose",
  none: "No answer",
  fileHint: "PDF, image, text, CSV or Office document, at most 5 MB.",
  fileTooLarge: "The file is too large: send at most 5 MB.",
  fileAgain: (name) => `You chose “${name}”. Please choose it again: browsers do not keep files.`,
};
