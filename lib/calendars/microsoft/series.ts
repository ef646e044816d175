import type { Event } from "@microsoft/microsoft-graph-types";
import { isRefusedWith } from "@/lib/calendars/web-api/refusal";
import type { GraphClient } from "./client";
import { eventFields } from "./read-event";

export type DeltaItem = Event & { readonly "@removed"?: { readonly reason?: string } };

/** Occurrences tell only when they are; all else they leave to their series, which comes in the same round. */
export async function wholeEvents(
  client: GraphClient,
  items: readonly DeltaItem[],
  signal: AbortSignal,
): Promise<Event[]> {
  const masters = new Map(items.filter(isMaster).map((master) => [master.id, master]));
  const wanted = new Set(items.map(({ seriesMasterId }) => seriesMasterId).filter((id) => id != null));
  for (const id of wanted) {
    const master = masters.get(id) ?? (await findMaster(client, id, signal));
    if (master) masters.set(id, master);
  }
  return items.map((item) => ({ ...inherited(masters.get(item.seriesMasterId ?? undefined)), ...item }));
}

/** A series as a whole, whose own time is that of its occurrences. */
export const isMaster = ({ type, recurrence }: Event): boolean =>
  type === "seriesMaster" || Boolean(recurrence);

/** Undefined once the series is gone: the next round tells that of its occurrences too. */
async function findMaster(client: GraphClient, id: string, signal: AbortSignal): Promise<Event | undefined> {
  try {
    return await client.ask<Event>(signal, `events/${encodeURIComponent(id)}`, (request) =>
      request.select(eventFields).get(),
    );
  } catch (error) {
    if (isRefusedWith(error, 404)) return undefined;
    throw error;
  }
}

/** What occurrences have from their series. */
const inherited = (master: Event = {}): Event => {
  const { iCalUId, transactionId, showAs, isAllDay, isCancelled, responseStatus } = master;
  const all = { iCalUId, transactionId, showAs, isAllDay, isCancelled, responseStatus };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
};
