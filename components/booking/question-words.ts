/** What the fields of questions say besides the questions themselves. */
export type QuestionWords = {
  /** The first line of a list that opens, before anything is chosen. */
  readonly choose: string;
  /** Takes a choice back that need not be made. */
  readonly none: string;
  readonly fileHint: string;
  readonly fileTooLarge: string;
  /** For a form that came back to a browser without script; has a place for `{name}`. */
  readonly fileAgain: string;
};
