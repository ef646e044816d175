import type { Changes, Window } from "@/lib/calendars/provider";
import type { Connection } from "./connection";
import { readCursor, writeCursor } from "./cursor";
import { deltaByStates, deltaByToken } from "./delta";
import { mirror, type Owner } from "./mirror";
import { objectsAt } from "./objects";
import type { Reports } from "./reports";

/** What has changed in a calendar since a cursor. See CalendarProvider. */
export async function changesSince(
  calendarId: string,
  cursor: string | undefined,
  window: Window,
  owner: Owner,
  { connection, reports, signal }: { connection: Connection; reports: Reports; signal: AbortSignal },
): Promise<Changes> {
  const kept = cursor === undefined ? undefined : readCursor(cursor, window, owner.ownerZone);
  const byToken = kept ? "token" in kept.known : (await reports(calendarId)).has("syncCollection");
  const delta = byToken
    ? await deltaByToken(calendarId, kept && "token" in kept.known ? kept.known.token : "", connection)
    : await deltaByStates(calendarId, kept && "states" in kept.known ? kept.known.states : {}, connection);
  const { objects, gone } = await objectsAt(calendarId, delta.changed, connection);
  const { events, skipped } = await mirror(objects, window, owner, signal);
  return {
    changed: events,
    // Some were taken out after they were listed.
    removed: kept ? [...delta.removed, ...gone] : [],
    cursor: writeCursor(delta.known, kept?.until ?? window.until, owner.ownerZone),
    isWhole: kept === undefined,
    skipped,
  };
}
