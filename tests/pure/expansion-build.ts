import { readCalendar } from "@/lib/calendars/expansion/read-calendar";
import type { Block } from "@/lib/calendars/provider";

/** Lines as a file of iCalendar, CRLF after each. */
export const fileOf = (...parts: readonly (readonly string[])[]): string =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", ...parts.flat(), "END:VCALENDAR", ""].join("\r\n");

export const eventOf = (uid: string, ...lines: readonly string[]): string[] => [
  "BEGIN:VEVENT",
  `UID:${uid}`,
  ...lines,
  "END:VEVENT",
];

/** All of 2027, in UTC. */
export const year = { from: Date.UTC(2027, 0, 1), until: Date.UTC(2028, 0, 1) };

/** Start and end in UTC, "2027-03-28T00:30Z/2027-03-28T01:30Z". */
export const shown = ({ startsAt, endsAt }: Pick<Block, "startsAt" | "endsAt">): string =>
  `${instant(startsAt)}/${instant(endsAt)}`;

const instant = (at: number) => new Date(at).toISOString().replace(":00.000Z", "Z");

/** What one event's lines take of 2027 for an owner in Berlin; fails when anything was skipped or guessed. */
export async function timesOf(...lines: readonly string[]): Promise<string[]> {
  return timesIn(fileOf(eventOf("one", ...lines)));
}

/** The same for a whole file. */
export async function timesIn(ics: string, ownerZone = "Europe/Berlin", window = year): Promise<string[]> {
  const { events, skipped } = await readCalendar(ics, window, ownerZone);
  if (skipped.length > 0) throw new Error(skipped.join("; "));
  return events.flatMap(({ blocks }) => blocks.map(shown));
}
