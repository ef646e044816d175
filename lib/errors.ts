import { say } from "./i18n/say";

/**
 * The closed list of things that can go wrong in a way we can explain.
 * Anything else is our bug. A new code does not compile until every edge
 * (problem+json in lib/api, pages, jobs) has an answer for it.
 */
export type ErrorCode =
  /** The input could not be read at all: no JSON, an instant that is none. */
  | "malformed"
  /** More than we read. */
  | "too_large"
  /** The input was read, and fields in it are wrong; see `fields`. */
  | "invalid"
  | "unauthenticated"
  /** Unknown, or not the caller's to see: both look the same. */
  | "not_found"
  /** Somebody else has this time. */
  | "slot_taken"
  /** The link's rules never offer this time. */
  | "slot_not_offered"
  | "link_used"
  | "link_expired"
  | "link_disabled"
  /** The word was taken meanwhile: a slug, a name. */
  | "conflict"
  /** The same Idempotency-Key came with another body. */
  | "idempotency_mismatch"
  /** More than we do at once; later it may be possible again. */
  | "too_many"
  /** The server cannot answer now; the same request may succeed later. */
  | "unavailable";

/** What is wrong with one field: a JSON pointer (RFC 6901) into the input, and words for a person. */
export type FieldError = { readonly pointer: string; readonly detail: string };

/** An error we can explain. `message` is for the person who made the request. */
export class AppError extends Error {
  override readonly name = "AppError";

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly fields: readonly FieldError[] = [],
    /** For a time that is not to be had: the first rule that refuses it, as lib/availability/reasons.ts names it. */
    readonly reason?: string,
  ) {
    super(message);
  }
}

/** More than we do for one client in a time. Whoever answers says in Retry-After when it is over. */
export class TooMany extends AppError {
  constructor(
    /** Of the `errors` messages; it may tell the `minutes` to wait. */
    key: "robots.manyMails" | "robots.manyGuests" | "linkMails.manyTests" | "account.manyResets",
    readonly retryAfterSeconds: number,
  ) {
    super("too_many", say(key, { minutes: Math.ceil(retryAfterSeconds / 60) }));
  }
}
