import { readCalendar } from "@/lib/calendars/expansion/read-calendar";
import { UnreadableCalendar } from "@/lib/calendars/expansion/reader";
import type { MirroredEvent, Window } from "@/lib/calendars/provider";
import type { CalendarObject } from "./objects";

/** Whose calendar it is, for all that an event leaves open. */
export type Owner = {
  /** Where all-day events and times without a zone happen. */
  readonly ownerZone: string;
  /** By which the owner's own answer to an invitation is found. */
  readonly ownerAddresses: readonly string[];
};

/**
 * Expands files into events, each known by its address, for that is all a server says of one that is gone. Each is
 * read alone: one that is broken takes no other with it, and two that define a zone by the same name do not meet.
 */
export async function mirror(
  objects: readonly CalendarObject[],
  window: Window,
  { ownerZone, ownerAddresses }: Owner,
  signal: AbortSignal,
): Promise<{ events: MirroredEvent[]; skipped: string[] }> {
  const events: MirroredEvent[] = [];
  const skipped: string[] = [];
  for (const [i, { address, ics }] of objects.entries()) {
    const note = (what: string) => skipped.push(`file ${i + 1} of ${objects.length}: ${what}`);
    try {
      const read = await readCalendar(ics, window, ownerZone, { ownerAddresses, signal });
      read.skipped.forEach(note);
      const [first] = read.events;
      if (first) events.push({ ...first, id: address, blocks: read.events.flatMap(({ blocks }) => blocks) });
    } catch (error) {
      if (!(error instanceof UnreadableCalendar)) throw error;
      note(error.message);
    }
  }
  return { events, skipped };
}
