import type { Voice } from "@/lib/explanations/voice";
import { said } from "@/lib/i18n/say";
import { translator } from "@/lib/i18n/translator";
import type { Display } from "@/lib/time/format";

/** What an error tells somebody who reads English. */
export const inEnglish = (text: string): string => said(translator("en", "errors"), text);

/** How an explanation speaks to an English reader. */
export const englishVoice = (display: Display): Voice => ({ t: translator("en", "explanations"), display });
