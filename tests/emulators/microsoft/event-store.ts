import type { Event, ResponseType } from "@microsoft/microsoft-graph-types";
import { isoOf } from "@/tests/emulators/clock";
import { notFound } from "./errors";
import { changedEvent, newEvent } from "./event-form";
import { guestsOf } from "./guests";
import { occurrenceById, seriesIdOf } from "./series";
import type { ChangeKind, GraphCalendar, GraphEvent, GraphState } from "./state";

/** An event that has been deleted is kept, marked by this, so that a sync can tell. */
export const isGone = (event: GraphEvent): boolean => event.changeKey === "deleted";

/** Everything that changes a calendar, whether a program asks for it or its owner does it by hand. */
export type EventStore = ReturnType<typeof eventStore>;

export function eventStore(state: GraphState) {
  const write = (calendar: GraphCalendar, event: GraphEvent, kind: ChangeKind): GraphEvent => {
    calendar.changes += 1;
    const changeKey = kind === "deleted" ? "deleted" : `CK${calendar.changes}`;
    const kept = { ...event, changeKey, lastModifiedDateTime: isoOf(state.clock.now()) };
    const before = calendar.events.get(event.id);
    calendar.events.set(event.id, { event: kept, change: calendar.changes, before });
    state.onChange(calendar, kind, kept);
    return kept;
  };
  const guests = guestsOf(state, write);
  const keep = (calendar: GraphCalendar, event: GraphEvent, kind: ChangeKind): GraphEvent => {
    const kept = write(calendar, event, kind);
    if (event.isOrganizer) guests.invite(calendar, kept, kind === "deleted");
    return kept;
  };

  /** An event that is there, or the occurrence of a series that has not been changed on its own. */
  const find = (calendar: GraphCalendar, id: string): GraphEvent => {
    const own = calendar.events.get(id)?.event;
    const series = calendar.events.get(seriesIdOf(id))?.event;
    const found = own ?? (series && !isGone(series) ? occurrenceById(series, calendar, id) : undefined);
    if (!found || isGone(found)) throw notFound();
    return found;
  };

  return {
    find,
    has(calendar: GraphCalendar, id: string): boolean {
      return calendar.events.has(id) || calendar.events.has(seriesIdOf(id));
    },
    /** The same `transactionId` brings the first event back. */
    add(calendar: GraphCalendar, input: Event): GraphEvent {
      const { transactionId } = input;
      const all = [...calendar.events.values()].map(({ event }) => event);
      const first = all.find((one) => transactionId && one.transactionId === transactionId && !isGone(one));
      return first ?? keep(calendar, newEvent(state, calendar, input), "created");
    },
    change(calendar: GraphCalendar, id: string, patch: Event): GraphEvent {
      const event = find(calendar, id);
      const changed = changedEvent(state, calendar, event, {
        ...patch,
        transactionId: event.transactionId ?? null,
      });
      const isPart = event.type === "occurrence" || event.type === "exception";
      return keep(calendar, isPart ? { ...changed, type: "exception" } : changed, "updated");
    },
    /** Says yes or no to an invitation. */
    answer(calendar: GraphCalendar, id: string, response: ResponseType): void {
      guests.answer(calendar, find(calendar, id), response, isoOf(state.clock.now()));
    },
    /** Deletes it. A series takes its exceptions with it. */
    remove(calendar: GraphCalendar, id: string): void {
      const event = find(calendar, id);
      for (const { event: part } of calendar.events.values())
        if (part.seriesMasterId === id && !isGone(part)) keep(calendar, part, "deleted");
      keep(calendar, event, "deleted");
    },
  };
}
