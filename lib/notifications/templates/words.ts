import type { Language } from "@/lib/i18n/locale";
import { english } from "./english";
import { german } from "./german";

/** Every word of the mails; the compiler keeps the languages of one shape. */
export type Words = typeof english;

const words: Readonly<Record<Language, Words>> = { en: english, de: german };

/** The words of the mails in one language. */
export const mailWords = (language: Language): Words => words[language];
