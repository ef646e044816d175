import { randomBytes, randomUUID } from "node:crypto";

/** A new row's id. */
export const newId = (): string => randomUUID();

/** A token for an address that must not be guessed: 128 random bits, base64url, 22 characters. */
export const newToken = (): string => randomBytes(16).toString("base64url");

/** An id for one of a few places: says nothing about the place. 40 random bits, 10 characters. */
export const newPlaceId = (): string => randomBytes(5).toString("hex");

/** The id of a request: the caller's own when it is a harmless word, else a new one. */
export const requestIdOf = (given: string | null | undefined): string =>
  given && /^[\w.-]{8,64}$/.test(given) ? given : newId();

/** Whether the text is a UUID as `newId` makes them; anything else would be a type error in the database. */
export const isId = (text: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);
