/** The words of the booking form, by their names in the messages. */
export const formWordNames = [
  "name",
  "email",
  "emailHint",
  "where",
  "whereHint",
  "place",
  "guests",
  "guestsHint",
  "guestNumber",
  "addGuest",
  "removeGuest",
  "moreGuests",
  "moreGuestsHint",
  "trap",
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

/**
 * As the page hands them to its form; `kept`, `fileAgain`, `guestNumber` and `removeGuest` have a
 * place for `{time}`, `{name}` and `{number}`.
 */
export type FormWords = Readonly<Record<(typeof formWordNames)[number], string>>;
