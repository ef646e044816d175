import type { Block, Window } from "@/lib/calendars/provider";
import type { GoogleClient } from "./client";
import { uidOf } from "./event-id";
import { listEvents, within } from "./list-events";
import { blocksOf } from "./read-event";

/**
 * What is busy in a calendar now. Google's own query for free and busy time tells no UIDs, and our own events
 * would be in it.
 */
export async function busyIn(
  client: GoogleClient,
  calendarId: string,
  { window, ownUids, ownerZone }: { window: Window; ownUids: ReadonlySet<string>; ownerZone: string },
  signal: AbortSignal,
): Promise<Block[]> {
  const { events } = await listEvents(client, calendarId, within(window), signal);
  const others = events.filter(
    ({ iCalUID, status }) => status !== "cancelled" && !ownUids.has(uidOf(iCalUID) ?? ""),
  );
  return others.flatMap((event) => blocksOf(event, ownerZone, window));
}
