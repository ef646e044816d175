import type { EventToWrite } from "@/lib/calendars/provider";
import { dayMs } from "@/lib/time/zone";

export const hourMs = dayMs / 24;

/** Monday, 4 January 2027, at nine in Berlin. */
export const mondayAtNine = Date.UTC(2027, 0, 4, 8);

/** Everything that happens in these tests. */
export const year = { from: mondayAtNine - 30 * dayMs, until: mondayAtNine + 335 * dayMs };

/** A booking as it is to be written; nothing of it has been before. */
export const event = (uid: string, startsAt: number, given: Partial<EventToWrite> = {}): EventToWrite => ({
  uid,
  eventId: undefined,
  sequence: 0,
  stampedAt: mondayAtNine - 7 * dayMs,
  startsAt,
  endsAt: startsAt + hourMs,
  timeZone: "Europe/Berlin",
  title: "Intro; call, with Zoë",
  description: "What is it about?\nAll of it.",
  location: "Straße 1, Berlin",
  attendees: [{ name: "Gustav Gast", address: "gustav@example.org" }],
  isInvitedByProvider: false,
  wantsMeeting: false,
  ...given,
});

/** A file as another program writes it: an event with these lines. */
export const file = (uid: string, ...lines: readonly string[]): string =>
  [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Somebody//Calendar//EN",
    "BEGIN:VEVENT",
    `UID:${uid}`,
    "DTSTAMP:20261201T000000Z",
    "SUMMARY:Something of the owner's",
    ...lines,
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ].join("\r\n");

/** As in 20270104T080000Z. */
export const stamp = (ms: number): string =>
  `${new Date(ms).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;

export const card = (uid: string, name: string, ...lines: readonly string[]): string =>
  [
    "BEGIN:VCARD",
    "VERSION:3.0",
    `UID:${uid}`,
    `FN:${name}`,
    `N:${name.split(" ").toReversed().join(";")};;;`,
    ...lines,
    "END:VCARD",
    "",
  ].join("\r\n");
