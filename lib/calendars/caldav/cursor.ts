import { createHash } from "node:crypto";
import { z } from "zod";
import { CursorExpired, type Window } from "@/lib/calendars/provider";
import { dayMs } from "@/lib/time/zone";

/** What was known of a calendar the last time: the server's own mark, or the state of each file. */
const Cursor = z.object({
  known: z.union([z.object({ token: z.string() }), z.object({ states: z.record(z.string(), z.string()) })]),
  until: z.number(),
  ownerZone: z.string(),
});
export type Known = z.infer<typeof Cursor>["known"];

/** The cursor after everything up to the end of a window has been read. */
export const writeCursor = (known: Known, until: number, ownerZone: string): string =>
  JSON.stringify({ known, until, ownerZone } satisfies z.infer<typeof Cursor>);

/**
 * Reads a cursor, as long as it is of use: once the window has moved on by a day, or the owner to another zone, files
 * that have stayed the same mean something else. Fails with CursorExpired for what is no cursor of ours.
 */
export function readCursor(text: string, { until }: Window, ownerZone: string) {
  const { data: cursor } = z.string().transform(asJson).pipe(Cursor).safeParse(text);
  if (!cursor) throw new CursorExpired("This is no cursor of a CalDAV calendar.");
  return until - cursor.until < dayMs && ownerZone === cursor.ownerZone ? cursor : undefined;
}

/** A state, short enough to keep one for each file of a large calendar. */
export const stateOf = (etag: string): string =>
  etag && createHash("sha256").update(etag).digest("base64url").slice(0, 12);

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
