/** An answer as a page shows it. */
export type AnswerView = {
  /** The question as it was asked. */
  readonly label: string;
  /** May have several lines. */
  readonly text: string;
  /** Where a file is to be had, for whom it is. */
  readonly href?: string | undefined;
};
