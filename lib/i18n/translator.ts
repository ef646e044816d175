import { createTranslator, type NamespaceKeys, type NestedKeyOf } from "use-intl/core";
import type { Language } from "./locale";
import { type Messages, messagesOf, type Namespace } from "./messages";

/** A part of the product, or a part of one: "settings", "settings.profile". */
export type Part = NamespaceKeys<Messages, NestedKeyOf<Messages>>;

/** Says a message of one part of the product in one language: `t("title", { name })`. */
export type Translate<N extends Part> = ReturnType<typeof createTranslator<Messages, N>>;

const translators = new Map<string, unknown>();

/** The translator for a part of the product; made once. A message that cannot be written is our bug and throws. */
export function translator<N extends Part>(language: Language, namespace: N): Translate<N> {
  const key = `${language} ${namespace}`;
  const known = translators.get(key);
  if (known) return known as Translate<N>;
  const made = createTranslator({
    locale: language,
    namespace,
    messages: messagesOf(language, [namespace.split(".")[0] as Namespace]) as unknown as Messages,
    onError: (error) => {
      throw error;
    },
  } as Parameters<typeof createTranslator<Messages, N>>[0]);
  translators.set(key, made);
  return made as Translate<N>;
}
