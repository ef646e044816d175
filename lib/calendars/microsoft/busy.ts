import type { Event } from "@microsoft/microsoft-graph-types";
import type { Block, Window } from "@/lib/calendars/provider";
import { within } from "./changes";
import type { GraphClient } from "./client";
import { uidOf } from "./own-events";
import { allPages } from "./pages";
import { blocksOf, eventFields } from "./read-event";

/**
 * What is busy in a calendar now. Graph's own schedules tell no UIDs, only of default calendars, and our own
 * events would be in them.
 */
export async function busyIn(
  client: GraphClient,
  calendarId: string,
  { window, ownUids, ownerZone }: { window: Window; ownUids: ReadonlySet<string>; ownerZone: string },
  signal: AbortSignal,
): Promise<Block[]> {
  const path = `calendars/${encodeURIComponent(calendarId)}/calendarView`;
  const query = { ...within(window), $select: eventFields, $top: 500 };
  const { items } = await allPages<Event>(client, path, query, signal);
  const isOwn = (event: Event) => ownUids.has(uidOf(event) ?? "") || ownUids.has(event.iCalUId ?? "");
  return items.filter((event) => !isOwn(event)).flatMap((event) => blocksOf(event, ownerZone, window));
}
