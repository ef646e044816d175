import type { Language } from "./locale";
import de from "./messages/de.json";
import en from "./messages/en.json";

/** All words of one language. English is the measure: a test keeps the others complete. */
export type Messages = typeof en;
export type Namespace = keyof Messages;

const all: Readonly<Record<Language, Messages>> = { en, de };

/** The words of some parts of the product, as the browser gets them: only what its components say. */
export function messagesOf<const N extends Namespace>(
  language: Language,
  namespaces: readonly N[],
): Pick<Messages, N> {
  const entries = namespaces.map((namespace) => [namespace, all[language][namespace]]);
  return Object.fromEntries(entries) as Pick<Messages, N>;
}
