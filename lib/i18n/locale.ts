/** The languages that Openhour speaks; each is one file in lib/i18n/messages. */
export const languages = ["en", "de"] as const;
export type Language = (typeof languages)[number];

/** Each by its own name, for whoever reads no other. */
export const languageNames: Readonly<Record<Language, string>> = { en: "English", de: "Deutsch" };

/** Languages whose usual script runs from right to left. */
const rightToLeft = new Set([
  "ar",
  "arc",
  "ckb",
  "dv",
  "fa",
  "he",
  "ks",
  "nqo",
  "ps",
  "sd",
  "syr",
  "ug",
  "ur",
  "yi",
]);
const rightToLeftScript = /-(?:Adlm|Arab|Hebr|Nkoo|Rohg|Syrc|Thaa)\b/;

/** Which way a language's lines run, for a page's `dir`: by the script that its BCP 47 tag names, else by its usual one. */
export function directionOf(locale: string): "ltr" | "rtl" {
  const { language, script } = new Intl.Locale(locale);
  const isRightToLeft = script ? rightToLeftScript.test(`-${script}`) : rightToLeft.has(language);
  return isRightToLeft ? "rtl" : "ltr";
}

/** Days before months and 24 hours in English too: nobody has to guess whether 10:00 is morning. */
const plainLocale: Readonly<Record<Language, string>> = { en: "en-GB", de: "de-DE" };

/** Who reads: the language of the words, and the BCP 47 locale that dates and times are written in. */
export type Reader = { readonly language: Language; readonly locale: string };

/** What somebody has chosen for themselves; null for what the browser asks for. */
export type Preferences = { readonly language: Language | null; readonly clock: "12h" | "24h" | null };

/**
 * Whom a page is written for, out of an Accept-Language header (RFC 9110, 12.5.4) and what they
 * have chosen: the first language that we speak, with the first country that they ask for it of,
 * else English. A chosen clock is part of the locale (`-u-hc-`, UTS 35).
 */
export function readerOf(acceptLanguage: string | null, chosen?: Preferences): Reader {
  const wanted = wantedTags(acceptLanguage ?? "");
  const language = chosen?.language ?? wanted.map(languageOf).find((known) => known !== undefined) ?? "en";
  const ofCountry = new RegExp(`^${language}-[A-Z]{2}$`);
  const locale = wanted.find((tag) => ofCountry.test(tag)) ?? plainLocale[language];
  if (!chosen?.clock) return { language, locale };
  return { language, locale: `${locale}-u-hc-${chosen.clock === "12h" ? "h12" : "h23"}` };
}

/** The tags of an Accept-Language header, the most wanted first; of equals, in their order. */
const wantedTags = (header: string): string[] =>
  header
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.split(";").map((piece) => piece.trim());
      const weight = parameters.find((parameter) => parameter.startsWith("q="));
      return { tag, weight: weight ? Number(weight.slice(2)) : 1 };
    })
    .filter(({ tag, weight }) => tag !== "" && weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);

const languageOf = (tag: string): Language | undefined =>
  languages.find((language) => tag === language || tag.startsWith(`${language}-`));
