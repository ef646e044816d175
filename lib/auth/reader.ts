import "server-only";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { clockIn, languageIn, withLanguage } from "@/lib/i18n/address";
import { type Language, type Reader, readerOf } from "@/lib/i18n/locale";
import { messagesOf, type Namespace } from "@/lib/i18n/messages";
import { type Part, type Translate, translator } from "@/lib/i18n/translator";
import { incomingRequest } from "@/lib/server/incoming-request";
import { findMember, sessionCookie } from "./session";

/**
 * Whom the page that is being answered is written for: whoever has chosen a language or a clock in its
 * address with that one, a signed-in member as they chose, all others as their browser asks.
 */
export const readerNow = cache(async (): Promise<Reader> => {
  const [requestHeaders, jar] = await Promise.all([headers(), cookies()]);
  const member = jar.has(sessionCookie()) ? await findMember() : null;
  const language = chosenLanguage() ?? member?.user.language ?? null;
  const clock = clockIn(incomingRequest()?.url ?? "") ?? member?.user.clock ?? null;
  return readerOf(requestHeaders.get("accept-language"), { language, clock });
});

/**
 * The language that the address of this page names. An address and not a cookie, for inside another
 * site browsers keep no cookies; and a form is posted to the address of its page.
 */
const chosenLanguage = (): Language | undefined => languageIn(incomingRequest()?.url ?? "");

/** An own path that goes on in the language that the address of this page names, if it names one. */
export const inChosenLanguage = (path: string): string => withLanguage(path, chosenLanguage());

/** The locale that this request's reader gets dates and times in. */
export const displayLocaleNow = async (): Promise<string> => (await readerNow()).locale;

/** The words of one part of the product in this reader's language: `const t = await words("links")`. */
export const words = async <N extends Part>(namespace: N): Promise<Translate<N>> =>
  translator((await readerNow()).language, namespace);

/** What <Words> hands to the browser for the client components inside it. */
export async function clientWords(...namespaces: readonly Namespace[]) {
  const { language, locale } = await readerNow();
  return { language, locale, messages: messagesOf(language, ["ui", ...namespaces]) };
}
