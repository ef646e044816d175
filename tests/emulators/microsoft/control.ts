import type { Event, LifecycleEventType } from "@microsoft/microsoft-graph-types";
import { type Control, type ControlledParts, commonControl } from "@/tests/emulators/control";
import { type EventStore, isGone } from "./event-store";
import type { GraphCalendar, GraphEvent, GraphState } from "./state";
import type { Subscriptions } from "./subscriptions";

/** A calendar in its owner's own hands: what happens there without the program that is tested. */
export type OwnersCalendar = {
  readonly id: string;
  /** All there is, series as one, times on UTC. */
  events(): readonly GraphEvent[];
  add(event: Event): GraphEvent;
  change(id: string, patch: Event): GraphEvent;
  remove(id: string): void;
  /** Says yes or no to an invitation. */
  answer(id: string, response: "accepted" | "declined" | "tentativelyAccepted"): void;
};

export type MicrosoftControl = Control & {
  /** By the owner's address, and the calendar's name when it is not the default one. */
  calendar(email: string, name?: string): OwnersCalendar;
  contacts(email: string): readonly { readonly name: string; readonly email: string }[];
  /** Tells everybody who subscribed to an account's calendars; reauthorizationRequired also silences them. */
  lifecycle(email: string, event: LifecycleEventType): void;
  /** The subscriptions that are open, expired ones left out. */
  subscriptions(): readonly {
    readonly id: string;
    readonly calendarId: string;
    readonly expiresAt: number;
  }[];
};

type Parts = ControlledParts & { readonly store: EventStore; readonly subscriptions: Subscriptions };

export const controlOf = ({ calendars, contacts }: GraphState, parts: Parts): MicrosoftControl => ({
  ...commonControl(parts, calendars),
  calendar(email, name) {
    const found = calendars.find(
      (one) => one.owner.email === email && (name === undefined ? one.isDefault : one.name === name),
    );
    if (!found) throw new Error(`${email} has no calendar ${name ?? "of their own"}.`);
    return ownersCalendar(found, parts.store);
  },
  contacts: (email) =>
    (contacts.get(email) ?? []).map(({ displayName, emailAddresses }) => ({
      name: displayName ?? "",
      email: emailAddresses?.[0]?.address ?? "",
    })),
  lifecycle: parts.subscriptions.lifecycle,
  subscriptions: () =>
    [...parts.subscriptions.open.values()]
      .filter(({ expiresAt }) => expiresAt > parts.clock.now())
      .map(({ id, calendar, expiresAt }) => ({ id, calendarId: calendar.id, expiresAt })),
});

const ownersCalendar = (calendar: GraphCalendar, store: EventStore): OwnersCalendar => ({
  id: calendar.id,
  events: () => [...calendar.events.values()].map(({ event }) => event).filter((event) => !isGone(event)),
  add: (event) => store.add(calendar, event),
  change: (id, patch) => store.change(calendar, id, patch),
  remove: (id) => store.remove(calendar, id),
  answer: (id, response) => store.answer(calendar, id, response),
});
