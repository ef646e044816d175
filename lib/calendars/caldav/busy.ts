import type { Block, Window } from "@/lib/calendars/provider";
import { dayMs } from "@/lib/time/zone";
import type { Connection } from "./connection";
import { DavFailure, isFailure } from "./failure";
import { mirror, type Owner } from "./mirror";
import { type CalendarObject, etagsIn, instant, objectsAt, objectsBetween } from "./objects";
import { report } from "./report";
import type { Reports } from "./reports";

type Asked = { readonly connection: Connection; readonly reports: Reports; readonly signal: AbortSignal };

/** What is busy in one calendar, without the events that are ours. */
export async function busyIn(
  calendarId: string,
  window: Window,
  ownUids: ReadonlySet<string>,
  owner: Owner,
  asked: Asked,
): Promise<Block[]> {
  if (await isSurelyFree(calendarId, window, asked)) return [];
  const objects = await objectsAround(calendarId, window, asked);
  const { events } = await mirror(objects, window, owner, asked.signal);
  return events.filter(({ uid }) => uid === undefined || !ownUids.has(uid)).flatMap(({ blocks }) => blocks);
}

/**
 * Whether the server itself finds nothing. When it finds something, its answer is of no more use: it does not tell
 * our events from others, and lays whole days where the calendar says it lies, not where its owner is. For the same
 * reason it is asked for a day more on both sides. Many servers answer this with something else, or with nothing.
 */
async function isSurelyFree(
  calendarId: string,
  { from, until }: Window,
  { connection, reports }: Asked,
): Promise<boolean> {
  if (!(await reports(calendarId)).has("freeBusyQuery")) return false;
  const range = { start: instant(from - dayMs), end: instant(until + dayMs) };
  const asked = { "c:time-range": { _attributes: range } };
  try {
    const [answer] = await report(calendarId, "c:free-busy-query", asked, connection);
    // tsdav cuts what is no XML after some lines, which is enough to see whether there is any.
    const text = String(answer?.raw);
    return /^BEGIN:VFREEBUSY\r?$/m.test(text) && !/^FREEBUSY[;:]/m.test(text);
  } catch (error) {
    if (error instanceof DavFailure && !isFailure(error, 401, 429, 503)) return false;
    throw error;
  }
}

/** Files that matter to a window; all of them, where the server cannot be trusted to find those that repeat. */
async function objectsAround(
  calendarId: string,
  { from, until }: Window,
  { connection, reports }: Asked,
): Promise<CalendarObject[]> {
  if ((await reports(calendarId)).has("calendarQuery")) {
    return objectsBetween(calendarId, { from: from - dayMs, until: until + dayMs }, connection);
  }
  const etags = await etagsIn(calendarId, connection);
  return (await objectsAt(calendarId, [...etags.keys()], connection)).objects;
}
