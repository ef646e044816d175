import { egressFetch } from "@/lib/egress/egress-fetch";
import { readCalendar } from "./expansion/read-calendar";
import { conditions, cursorOf, readCursor } from "./feed-cursor";
import { refusal, requestFor } from "./feed-request";
import type { CalendarProvider, Window } from "./provider";

/** The largest file that is read: some ten thousand events. */
const largestBytes = 10 * 1024 * 1024;

export type Feed = {
  /** As its owner has it from the provider: https, http or webcal, perhaps with a user and a password in it. */
  readonly address: string;
  /** Where all-day events and times without a zone happen. */
  readonly ownerZone: string;
  /** By which the owner's own answer to an invitation is found. */
  readonly ownerAddresses: readonly string[];
};

/** The file ends in the middle. What is missing may be busy, so what was known before had better stay. */
export class FeedCutShort extends Error {
  override readonly name = "FeedCutShort";
}

/**
 * An address with iCalendar behind it (RFC 5545), read again and again. Nothing is ever written there, and nobody
 * tells of changes. Throws `EgressRefused` for an address that cannot be read.
 */
export function icsFeed({ address, ownerZone, ownerAddresses }: Feed): CalendarProvider {
  const fetchFeed = egressFetch({ bytes: largestBytes });
  const { url, headers } = requestFor(address);

  async function ask(signal: AbortSignal, known: Record<string, string> = {}): Promise<Response> {
    const answer = await fetchFeed(url, { headers: { ...headers, ...known }, signal });
    if (answer.ok || (answer.status === 304 && Object.keys(known).length > 0)) return answer;
    await answer.body?.cancel();
    throw refusal(answer);
  }

  async function read(answer: Response, window: Window, signal: AbortSignal) {
    const ics = await answer.text();
    const calendar = await readCalendar(ics, window, ownerZone, { ownerAddresses, signal });
    if (!/^\s*END:VCALENDAR/im.test(ics.slice(-tailLength))) throw new FeedCutShort("The feed has no end.");
    return calendar;
  }

  return {
    async listCalendars(signal) {
      const { name = url.hostname } = await read(await ask(signal), nowhere, signal);
      return [{ id: address, name, isPrimary: true, isWritable: false }];
    },
    async changesSince(_calendarId, cursor, window, signal) {
      const known = cursor === undefined ? undefined : readCursor(cursor, window, ownerZone);
      const answer = await ask(signal, known && conditions(known));
      if (cursor !== undefined && answer.status === 304)
        return { changed: [], removed: [], cursor, isWhole: false, skipped: [] };
      const { events, skipped } = await read(answer, window, signal);
      const next = cursorOf(answer, window, ownerZone);
      return { changed: events, removed: [], cursor: next, isWhole: true, skipped };
    },
    async busyBetween(calendarIds, window, ownUids, signal) {
      const { events } = await read(await ask(signal), window, signal);
      const others = events.filter(({ uid }) => uid === undefined || !ownUids.has(uid));
      const blocks = others.flatMap((event) => event.blocks);
      return new Map(calendarIds.map((id) => [id, blocks]));
    },
    putEvent: cannotWrite,
    removeEvent: cannotWrite,
    watch: async () => undefined,
    unwatch: async () => {},
    searchContacts: async () => [],
    createContact: cannotWrite,
  };
}

/** Enough for whatever a server adds after the end. */
const tailLength = 1000;

/** No event has to be expanded to find a name. */
const nowhere: Window = { from: 0, until: 0 };

async function cannotWrite(): Promise<never> {
  throw new Error("Nothing can be written to a feed.");
}
