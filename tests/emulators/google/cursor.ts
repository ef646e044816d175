import { GoogleError, invalid } from "./errors";
import type { Range } from "./series";
import type { GoogleCalendar } from "./state";

/** What a list was asked for, as far as its later pages and syncs have to know it. */
export type Filter = Range & { readonly isExpanded: boolean; readonly isWithDeleted: boolean };

/** A place in a list: what it holds, up to where it was read, and what had happened when it began. */
export type Cursor = {
  readonly kind: "page" | "sync";
  readonly calendarId: string;
  readonly filter: Filter;
  /** The calendar's change with which the reading began: what follows comes with the next sync. */
  readonly change: number;
  /** A sync: only what changed after this. */
  readonly since?: number | undefined;
  /** What the last page ended with. */
  readonly after?: string;
};

export const cursorText = (cursor: Cursor): string =>
  Buffer.from(JSON.stringify(cursor)).toString("base64url");

/** Fails with 400 for what was never given out, with 410 for what is too old. */
export function readCursor(text: string, kind: Cursor["kind"], calendar: GoogleCalendar): Cursor {
  const cursor = parse(text);
  if (cursor?.kind !== kind || cursor.calendarId !== calendar.id)
    throw invalid(`Invalid ${kind} token value.`);
  if (cursor.change < calendar.oldestCursor)
    throw new GoogleError(410, "fullSyncRequired", "Sync token is no longer valid, a full sync is required.");
  return cursor;
}

function parse(text: string): Cursor | undefined {
  try {
    return JSON.parse(Buffer.from(text, "base64url").toString());
  } catch {
    return undefined;
  }
}
