import type { HoldKey } from "@/lib/availability/queries";

/**
 * The cookie that tells one browser's holds from another's: a random word, no person's. It
 * goes when the browser does, and no script reads it.
 */
export const visitorCookie = "openhour-visitor";

/** The visitor that the cookie names; undefined when it is not a word as `newToken` makes them. */
export const readVisitor = (word: string | undefined): string | undefined =>
  word !== undefined && /^[\w-]{22}$/.test(word) ? word : undefined;

/** What a visitor holds on a link, for whoever asks which times are free to them. */
export const holdOf = (visitorId: string | undefined): HoldKey | undefined =>
  visitorId === undefined ? undefined : { visitorId };
