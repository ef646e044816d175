import type { DAVResponse } from "tsdav";
import { DavFailure, NotDav } from "./failure";

/*
 * Reads what tsdav makes of an answer. It turns text that looks like a number or a truth into one, wraps some in
 * `_cdata`, and gives one element where there may be several as itself: a name of a calendar may come as `2027`.
 */

/** The text of a property; undefined when there is none. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === "string") return value || undefined;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return isRecord(value) ? textOf(value._cdata ?? value._text) : undefined;
}

/** One or several elements as a list. */
export const listOf = (value: unknown): unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];

/** What an element has inside, by name. */
export const inside = (value: unknown, name: string): unknown => (isRecord(value) ? value[name] : undefined);

/** The names of the elements inside one, or inside several. */
export const namesIn = (value: unknown): string[] =>
  listOf(value).flatMap((one) => (isRecord(one) ? Object.keys(one) : []));

/** The addresses inside a property, as the server writes them. */
export const hrefsIn = (value: unknown): string[] =>
  listOf(value)
    .flatMap((one) => listOf(inside(one, "href")))
    .flatMap((href) => textOf(href) ?? []);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What is known of a thing, by name. */
export type Props = Readonly<Record<string, unknown>>;

/** One thing that an answer tells of. */
export type Told = {
  readonly href: string;
  readonly status: number;
  readonly props: Props;
};

/**
 * What a multistatus tells. Fails for an answer that is none: a page that asks somebody to sign in is no empty
 * calendar. tsdav gives a refusal of the whole as if it were told of one thing.
 */
export function told(responses: readonly DAVResponse[]): Told[] {
  multistatusOf(responses);
  return responses.flatMap(({ href, status, props }) => {
    const address = textOf(href);
    return address === undefined ? [] : [{ href: address, status, props: isRecord(props) ? props : {} }];
  });
}

/** The element around all that is told. */
export function multistatusOf(responses: readonly DAVResponse[]): Record<string, unknown> {
  const [first] = responses;
  const multistatus = inside(first?.raw, "multistatus");
  if (isRecord(multistatus)) return multistatus;
  // An empty one is read as text.
  if (first?.status === 207 && multistatus !== undefined) return {};
  if (first && !first.ok) throw new DavFailure(first.status);
  throw new NotDav("The server's answer is none of CalDAV's.");
}
