"use client";

import type { ReactNode } from "react";
import { type IntlConfig, IntlProvider } from "use-intl";
import type { Language } from "@/lib/i18n/locale";

export type WordsProps = {
  readonly language: Language;
  readonly messages: object;
  readonly children: ReactNode;
};

/**
 * Brings the words to the client components inside, who read them with `useTranslations`. A page
 * puts its own around its parts, with the parts of the product that they name:
 * `<Words {...(await clientWords("links"))}>`.
 */
export function Words({ language, messages, children }: WordsProps) {
  return (
    // Times are never formatted by this library: lib/time/format.ts does, with an explicit zone.
    <IntlProvider locale={language} messages={messages as NonNullable<IntlConfig["messages"]>} timeZone="UTC">
      {children}
    </IntlProvider>
  );
}
