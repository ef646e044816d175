/**
 * Whether PostgreSQL can keep a text: no NUL, and no half of a surrogate pair (Unicode, D75), as a
 * program's JSON can carry. A browser's form never sends the latter.
 */
export const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes("\0");

/** The same text without what PostgreSQL cannot keep: for what is searched for or only half typed. */
export const toStorable = (text: string): string => text.toWellFormed().replaceAll("\0", "");
