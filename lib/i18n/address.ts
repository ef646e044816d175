import { type Language, languages } from "./locale";

/** The parameter of an address that names the language its reader has chosen. */
export const languageParameter = "lang";

/**
 * The language that the address (path and query) of a guest's page names; undefined for none, for one
 * we do not speak, and for every other page: members choose theirs in their profile, and in the
 * studio the word may be about a text for somebody else.
 */
export function languageIn(address: string): Language | undefined {
  if (!guestsPage.test(address)) return undefined;
  const named = queryOf(address).get(languageParameter);
  return languages.find((language) => language === named);
}

/** The clock that the address of a guest's page names; undefined for none, and for every other page. */
export function clockIn(address: string): "12h" | "24h" | undefined {
  const named = guestsPage.test(address) ? queryOf(address).get("clock") : null;
  return named === "12h" || named === "24h" ? named : undefined;
}

const guestsPage = /^\/(?:book|booking|unsubscribe)\//;

/** An own path that goes on in a language that was chosen; the same path when none was. */
export const withLanguage = (path: string, language: Language | undefined): string =>
  language ? `${path}${path.includes("?") ? "&" : "?"}${languageParameter}=${language}` : path;

/** The query of the same address in another language: a link relative to the page it stands on. */
export function queryInLanguage(address: string, language: Language): string {
  const query = queryOf(address);
  for (const once of saidOnce) query.delete(once);
  query.set(languageParameter, language);
  return `?${query}`;
}

/** Next's own, for a page that is fetched from another one; and that a booking has just been made, which a site is told once. */
const saidOnce = ["_rsc", "new"];

const queryOf = (address: string) => new URLSearchParams(address.split("?").slice(1).join("?"));
