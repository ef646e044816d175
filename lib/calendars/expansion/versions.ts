import type { ReadEvent } from "./event";
import { placeOn } from "./stamp";

/**
 * The series or the single event that a UID stands for. Of several versions the newest; several of one
 * version are a mistake of the program that wrote them, and all of them take their time.
 */
export function newestMasters(events: readonly ReadEvent[]): readonly ReadEvent[] {
  const masters = events.filter(({ instead }) => !instead);
  const newest = masters.reduce((highest, { sequence }) => Math.max(highest, sequence), 0);
  return masters.filter(({ sequence }) => sequence >= newest);
}

/** What became of single occurrences: for each the newest version, or of two equal ones the later in the file. */
export function latestExceptions(
  events: readonly ReadEvent[],
  masters: readonly ReadEvent[],
): readonly ReadEvent[] {
  const latest = new Map<string, ReadEvent>();
  for (const event of events) {
    if (!event.instead) continue;
    const { instant } = placeOn(masters[0]?.start ?? event.start, event.instead);
    const key = `${instant} ${event.reachesOn}`;
    const known = latest.get(key);
    if (!known || known.sequence <= event.sequence) latest.set(key, event);
  }
  return [...latest.values()];
}
