/** The words of the booking form, by their names in the messages. */
export const formWordNames = [
  "name",
  "email",
  "emailHint",
  "where",
  "whereHint",
  "book",
  "booking",
  "change",
  "changeTime",
  "otherTime",
  "allTimes",
  "kept",
  "lapsed",
  "wanted",
  "taken",
  "choose",
  "none",
  "fileHint",
  "fileTooLarge",
  "fileAgain",
] as const;

/** As the page hands them to its form; `kept` and `fileAgain` have a place for `{time}` and `{name}`. */
export type FormWords = Readonly<Record<(typeof formWordNames)[number], string>>;
