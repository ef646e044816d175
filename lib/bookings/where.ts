import { isMade } from "./rules";

/** Where a meeting is: of which kind, and the address to go to, to open or to ring, if it may be told. */
export type Where = { readonly kind: WhereKind; readonly value: string | undefined };
export type WhereKind = "video" | "phone" | "address" | "ask";

type Placed = {
  readonly location: { readonly kind: string; readonly value: string } | null;
  readonly status: string;
};

const kinds: readonly string[] = ["video", "phone", "address", "ask"] satisfies WhereKind[];
const isKind = (kind: string): kind is WhereKind => kinds.includes(kind);

/**
 * Where a booking's meeting is; undefined when nothing is known about it. The way into a call is
 * only for who has the meeting: not while it is a request, nor after that was turned down.
 */
export function whereIs({ location, status }: Placed): Where | undefined {
  if (!location || !isKind(location.kind)) return undefined;
  const isCall = location.kind === "video" || location.kind === "phone";
  const value = isCall && !isMade({ status }) ? undefined : location.value || undefined;
  if (value === undefined && !isCall) return undefined;
  return { kind: location.kind, value };
}

/** A video link that a page may lead to: a web address and nothing else. */
export const isWebAddress = (text: string): boolean => /^https?:$/.test(URL.parse(text)?.protocol ?? "");
