import type { Event } from "@microsoft/microsoft-graph-types";
import { type Changes, CursorExpired, type MirroredEvent, type Window } from "@/lib/calendars/provider";
import { cursorOf, placeIn } from "@/lib/calendars/web-api/cursor";
import { isRefusedWith } from "@/lib/calendars/web-api/refusal";
import type { GraphClient } from "./client";
import { uidOf } from "./own-events";
import { allPages } from "./pages";
import { blocksOf, UnreadableEvent } from "./read-event";
import { type DeltaItem, isMaster, wholeEvents } from "./series";

type Asked = {
  readonly calendarId: string;
  readonly cursor: string | undefined;
  readonly window: Window;
  readonly ownerZone: string;
};

/** Everything in the window, or what has changed since the cursor. Each occurrence of a series is an event. */
export async function changesOf(client: GraphClient, asked: Asked, signal: AbortSignal): Promise<Changes> {
  const { cursor, window, ownerZone } = asked;
  const link = cursor === undefined ? undefined : placeIn(cursor, window, ownerZone);
  const { items, deltaLink } = await readDelta(client, asked, link, signal);
  if (deltaLink === undefined) throw new Error("Graph gives no link to go on with.");
  const gone = new Set(items.flatMap((item) => (item["@removed"] && item.id ? [item.id] : [])));
  const there = await wholeEvents(client, latest(items), signal);
  return {
    ...mirrored(there, asked),
    removed: [...gone].filter((id) => !there.some((event) => event.id === id)),
    cursor: cursorOf(deltaLink, window, ownerZone),
    isWhole: link === undefined,
  };
}

async function readDelta(
  client: GraphClient,
  { calendarId, window }: Asked,
  link: string | undefined,
  signal: AbortSignal,
) {
  const path = link ?? `calendars/${encodeURIComponent(calendarId)}/calendarView/delta`;
  try {
    return await allPages<DeltaItem>(client, path, link === undefined ? within(window) : {}, signal);
  } catch (error) {
    // 400 is for a token that Graph cannot read.
    if (isRefusedWith(error, 410) || (link !== undefined && isRefusedWith(error, 400)))
      throw new CursorExpired("Graph knows the place in its changes no more.", { cause: error });
    throw error;
  }
}

export const within = ({ from, until }: Window) => ({
  startDateTime: new Date(from).toISOString(),
  endDateTime: new Date(until).toISOString(),
});

/** An item that a round tells twice is as it was told last. */
const latest = (items: readonly DeltaItem[]): DeltaItem[] =>
  [...new Map(items.map((item) => [item.id, item])).values()].filter((item) => !item["@removed"]);

function mirrored(events: readonly Event[], { window, ownerZone }: Asked) {
  const changed: MirroredEvent[] = [];
  const skipped: string[] = [];
  for (const event of events) {
    if (!event.id) continue;
    try {
      const blocks = isMaster(event) ? [] : blocksOf(event, ownerZone, window);
      changed.push({ id: event.id, uid: uidOf(event), blocks });
    } catch (error) {
      if (!(error instanceof UnreadableEvent)) throw error;
      skipped.push(error.message);
    }
  }
  return { changed, skipped };
}
