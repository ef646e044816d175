import { type Control, type ControlledParts, commonControl } from "@/tests/emulators/control";
import type { EventInput } from "./event-form";
import type { EventStore } from "./event-store";
import type { Channels } from "./push";
import type { GoogleCalendar, GoogleEvent, GoogleState, SentUpdate } from "./state";

/** A calendar in its owner's own hands: what happens there without the program that is tested. */
export type OwnersCalendar = {
  readonly id: string;
  /** All there is, cancelled events left out, series as one. */
  events(): readonly GoogleEvent[];
  add(event: EventInput): GoogleEvent;
  change(id: string, patch: EventInput): GoogleEvent;
  remove(id: string): void;
  /** Says yes or no to an invitation. */
  answer(id: string, responseStatus: "accepted" | "declined" | "tentative"): void;
};

export type GoogleControl = Control & {
  /** By the owner's address, and the calendar's name when it is not the primary one. */
  calendar(email: string, name?: string): OwnersCalendar;
  contacts(email: string): readonly { readonly name: string; readonly email: string }[];
  /** Mails that Google would have sent to attendees. */
  readonly sent: readonly SentUpdate[];
  /** The channels that are open, expired ones left out. */
  channels(): readonly { readonly id: string; readonly calendarId: string; readonly expiresAt: number }[];
};

type Parts = ControlledParts & { readonly store: EventStore; readonly channels: Channels };

export const controlOf = ({ calendars, contacts, sent }: GoogleState, parts: Parts): GoogleControl => ({
  ...commonControl(parts, calendars),
  calendar(email, name = email) {
    const found = calendars.find(({ owner, summary }) => owner.email === email && summary === name);
    if (!found) throw new Error(`${email} has no calendar ${name}.`);
    return ownersCalendar(found, parts.store);
  },
  contacts: (email) =>
    (contacts.get(email)?.own ?? []).map(({ names, emailAddresses }) => ({
      name: names?.[0]?.displayName ?? "",
      email: emailAddresses?.[0]?.value ?? "",
    })),
  sent,
  channels: () =>
    [...parts.channels.open.values()]
      .filter(({ expiresAt }) => expiresAt > parts.clock.now())
      .map(({ id, calendar, expiresAt }) => ({ id, calendarId: calendar.id, expiresAt })),
});

const ownersCalendar = (calendar: GoogleCalendar, store: EventStore): OwnersCalendar => ({
  id: calendar.id,
  events: () =>
    [...calendar.events.values()].map(({ event }) => event).filter(({ status }) => status !== "cancelled"),
  add: (event) => store.add(calendar, event),
  change: (id, patch) => store.change(calendar, id, patch),
  remove: (id) => void store.remove(calendar, id),
  answer(id, responseStatus) {
    const attendees = (store.find(calendar, id).attendees ?? []).map((one) =>
      one.self ? { ...one, responseStatus } : one,
    );
    store.change(calendar, id, { attendees });
  },
});
