import { z } from "zod";
import { dayMs } from "@/lib/time/zone";
import { CursorExpired, type Window } from "./provider";

/** By what a server knows this state of the file, and how it was read. */
const Cursor = z.object({
  etag: z.string().nullable(),
  modified: z.string().nullable(),
  until: z.number(),
  ownerZone: z.string(),
});
type Cursor = z.infer<typeof Cursor>;

/** The cursor after an answer that was read whole. */
export const cursorOf = ({ headers }: Response, { until }: Window, ownerZone: string): string =>
  JSON.stringify({
    etag: headers.get("etag"),
    modified: headers.get("last-modified"),
    until,
    ownerZone,
  } satisfies Cursor);

/**
 * Reads a cursor, as long as it is of use. The window moves on while the file stays the same: once it has moved
 * by a day, all is read again, or what repeats would never be seen to reach further. So it is when the owner
 * has moved to another zone. Fails with CursorExpired for what is no cursor of ours.
 */
export function readCursor(text: string, { until }: Window, ownerZone: string): Cursor | undefined {
  const { data: cursor } = z.string().transform(asJson).pipe(Cursor).safeParse(text);
  if (!cursor) throw new CursorExpired("This is no cursor of a feed.");
  return until - cursor.until < dayMs && ownerZone === cursor.ownerZone ? cursor : undefined;
}

/** Headers that ask for the file only if it is another by now. */
export const conditions = ({ etag, modified }: Cursor): Record<string, string> => ({
  ...(etag ? { "if-none-match": etag } : {}),
  ...(modified ? { "if-modified-since": modified } : {}),
});

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
