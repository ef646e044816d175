import type { MessageKeys, NestedKeyOf } from "use-intl/core";
import type { Messages } from "./messages";
import type { Translate } from "./translator";

type Errors = Messages["errors"];

/** The name of a message in the `errors` part of lib/i18n/messages. */
export type ErrorKey = MessageKeys<Errors, NestedKeyOf<Errors>>;

const mark = "say:";

/**
 * A message by its name and values, as one text: what rules, schemas and commands fail with,
 * who do not know the reader's language. `said` turns it into words at the edge.
 */
export function say(key: ErrorKey, values: Readonly<Record<string, string | number>> = {}): string {
  const query = new URLSearchParams(Object.entries(values).map(([name, value]) => [name, String(value)]));
  return query.size > 0 ? `${mark}${key}?${query}` : mark + key;
}

/** The words of what was said; a text that names no message is words already. */
export function said(t: Translate<"errors">, text: string): string {
  if (!text.startsWith(mark)) return text;
  const [key = "", query = ""] = text.slice(mark.length).split("?", 2);
  const values = Object.fromEntries(new URLSearchParams(query));
  // The types know each message's values; here they come from a text.
  return (t as unknown as (key: string, values: Record<string, string>) => string)(key, values);
}
