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

/**
 * The words of what was said, of one message or of several with spaces between; a text that names
 * no message is words already.
 */
export function said(t: Translate<"errors">, text: string): string {
  if (!text.startsWith(mark)) return text;
  // The types know each message's values; here they come from a text.
  const loose = t as unknown as (key: string, values: Record<string, string>) => string;
  return parse(text)
    .map(({ key, values }) => loose(key, values))
    .join(" ");
}

/** The same for a log: as the messages are written, with the names of the values, which may be people's. */
export function saidWithoutValues(t: Translate<"errors">, text: string): string {
  if (!text.startsWith(mark)) return text;
  const raw = t.raw as (key: string) => string;
  return parse(text)
    .map(({ key }) => raw(key))
    .join(" ");
}

/** The messages in a text; neither names nor values have spaces in them there. */
const parse = (text: string) =>
  text.split(" ").map((message) => {
    const [key = "", query = ""] = message.slice(mark.length).split("?", 2);
    return { key, values: Object.fromEntries(new URLSearchParams(query)) };
  });
