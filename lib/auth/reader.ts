import "server-only";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { type Reader, readerOf } from "@/lib/i18n/locale";
import { messagesOf, type Namespace } from "@/lib/i18n/messages";
import { type Part, type Translate, translator } from "@/lib/i18n/translator";
import { findMember, sessionCookie } from "./session";

/** Whom the page that is being answered is written for: a signed-in member as they chose, all others as their browser asks. */
export const readerNow = cache(async (): Promise<Reader> => {
  const [requestHeaders, jar] = await Promise.all([headers(), cookies()]);
  const member = jar.has(sessionCookie()) ? await findMember() : null;
  return readerOf(requestHeaders.get("accept-language"), member?.user);
});

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
