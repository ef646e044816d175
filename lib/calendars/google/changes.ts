import type { calendar_v3 } from "@googleapis/calendar";
import { type Changes, CursorExpired, type MirroredEvent, type Window } from "@/lib/calendars/provider";
import { cursorOf, placeIn } from "@/lib/calendars/web-api/cursor";
import { isRefusedWith } from "@/lib/calendars/web-api/refusal";
import type { GoogleClient } from "./client";
import { uidOf } from "./event-id";
import { listEvents, within } from "./list-events";
import { blocksOf, UnreadableEvent } from "./read-event";

type Asked = {
  readonly calendarId: string;
  readonly cursor: string | undefined;
  readonly window: Window;
  readonly ownerZone: string;
};

/** Everything in the window, or what has changed since the cursor. Each instance of a series is an event. */
export async function changesOf(client: GoogleClient, asked: Asked, signal: AbortSignal): Promise<Changes> {
  const { calendarId, cursor, window, ownerZone } = asked;
  const syncToken = cursor === undefined ? undefined : placeIn(cursor, window, ownerZone);
  const query = syncToken === undefined ? within(window) : { syncToken };
  try {
    const found = await listEvents(client, calendarId, query, signal);
    if (found.syncToken === undefined) throw new Error("Google gives no token to go on with.");
    const next = cursorOf(found.syncToken, window, ownerZone);
    return { ...sorted(found.events, asked), cursor: next, isWhole: syncToken === undefined };
  } catch (error) {
    // 400 is for a token that Google cannot read, or gave out for other parameters than ours are by now.
    if (isRefusedWith(error, 410) || (syncToken !== undefined && isRefusedWith(error, 400)))
      throw new CursorExpired("Google knows the sync token no more.", { cause: error });
    throw error;
  }
}

/** Of what is cancelled, Google tells only the id. */
function sorted(events: readonly calendar_v3.Schema$Event[], { window, ownerZone }: Asked) {
  const changed = new Map<string, MirroredEvent>();
  const removed = new Set<string>();
  const skipped: string[] = [];
  for (const event of events) {
    const { id } = event;
    if (!id) continue;
    changed.delete(id);
    removed.delete(id);
    if (event.status === "cancelled") removed.add(id);
    else
      try {
        changed.set(id, { id, uid: uidOf(event.iCalUID), blocks: blocksOf(event, ownerZone, window) });
      } catch (error) {
        if (!(error instanceof UnreadableEvent)) throw error;
        skipped.push(error.message);
      }
  }
  return { changed: [...changed.values()], removed: [...removed], skipped };
}
