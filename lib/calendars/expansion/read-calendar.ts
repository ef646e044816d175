import type { MirroredEvent, Window } from "@/lib/calendars/provider";
import { CalendarReader } from "./reader";

export type ReadCalendar = {
  readonly name: string | undefined;
  readonly events: MirroredEvent[];
  /** What could not be read or had to be guessed, by its place in the file: never a title or an address. */
  readonly skipped: string[];
};

export type ReadOptions = {
  /** By which the owner's own answer to an invitation is found. */
  readonly ownerAddresses?: readonly string[];
  readonly signal?: AbortSignal;
};

const reader = new CalendarReader();

/**
 * Reads a file of iCalendar: one event for each UID, with all its occurrences inside the window. Part by part: what
 * cannot be read is named in `skipped` and takes nothing else with it. Happens in a thread of its own, one file after
 * the other.
 *
 * Fails with UnreadableCalendar when it is no calendar at all, or takes too long as a whole: then nothing is known, and
 * what was known before had better stay.
 */
export function readCalendar(
  ics: string,
  window: Window,
  ownerZone: string,
  options: ReadOptions = {},
): Promise<ReadCalendar> {
  return reader.read(ics, window, ownerZone, options);
}

/** Ends the thread, and with an error whatever it is reading. The next file starts another. */
export const closeCalendarReader = (): Promise<void> => reader.close();
