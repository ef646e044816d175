import { isoOf } from "@/tests/emulators/clock";
import { GoogleError, notFound } from "./errors";
import { changedEvent, type EventInput, newEvent, type WriteOptions } from "./event-form";
import { guestsOf } from "./guests";
import { instanceById } from "./series";
import type { GoogleCalendar, GoogleEvent, GoogleState } from "./state";

/** Everything that changes a calendar, whether a program asks for it or its owner does it by hand. */
export type EventStore = ReturnType<typeof eventStore>;

const plain: WriteOptions = { withConference: false };

export function eventStore(state: GoogleState) {
  const write = (calendar: GoogleCalendar, event: GoogleEvent): GoogleEvent => {
    calendar.changes += 1;
    const etag = `"${calendar.changes}${event.id}"`;
    const kept = { ...event, etag, updated: isoOf(state.clock.now()) };
    const before = calendar.events.get(event.id);
    calendar.events.set(event.id, { event: kept, change: calendar.changes, before });
    state.onChange(calendar);
    return kept;
  };
  const guests = guestsOf(state, write);
  const keep = (calendar: GoogleCalendar, event: GoogleEvent): GoogleEvent => {
    const kept = write(calendar, event);
    guests.follow(calendar, kept);
    return kept;
  };

  /** An event, or the instance of a series that has not been changed on its own; also a cancelled one. */
  const find = (calendar: GoogleCalendar, id: string): GoogleEvent => {
    const stored = calendar.events.get(id)?.event;
    if (stored) return stored;
    const series = calendar.events.get(id.replace(/_[^_]*$/, ""))?.event;
    const instance = series && instanceById(series, calendar.timeZone, id);
    if (!instance) throw notFound();
    return instance;
  };
  const findLive = (calendar: GoogleCalendar, id: string): GoogleEvent => {
    const event = find(calendar, id);
    if (event.status === "cancelled") throw new GoogleError(410, "deleted", "Resource has been deleted");
    return event;
  };

  return {
    find,
    add(calendar: GoogleCalendar, input: EventInput, options = plain): GoogleEvent {
      const event = newEvent(state, calendar, input, options);
      const others = [...calendar.events.values()].map((stored) => stored.event);
      const isTaken = ({ id, iCalUID, status }: GoogleEvent) =>
        id === event.id || (iCalUID === event.iCalUID && status !== "cancelled");
      if (others.some(isTaken))
        throw new GoogleError(409, "duplicate", "The requested identifier already exists.");
      return keep(calendar, event);
    },
    change(calendar: GoogleCalendar, id: string, patch: EventInput, options = plain): GoogleEvent {
      return keep(calendar, changedEvent(state, calendar, find(calendar, id), patch, options));
    },
    /** Cancels it. A series takes its exceptions with it. */
    remove(calendar: GoogleCalendar, id: string): GoogleEvent {
      const event = findLive(calendar, id);
      for (const { event: exception } of calendar.events.values())
        if (exception.recurringEventId === id) keep(calendar, { ...exception, status: "cancelled" });
      return keep(calendar, { ...event, status: "cancelled" });
    },
  };
}
