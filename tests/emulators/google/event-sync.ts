import { formAt } from "@/tests/emulators/history";
import type { Filter } from "./cursor";
import { spanOf } from "./event-times";
import { instancesOf, isSeries } from "./series";
import type { GoogleCalendar, GoogleEvent, StoredEvent } from "./state";

/** All that a full list holds: expanded or not. */
export function listedEvents(calendar: GoogleCalendar, filter: Filter): GoogleEvent[] {
  const { isExpanded, isWithDeleted, from, until } = filter;
  const isInside = (event: GoogleEvent) => {
    const [start, end] = spanOf(event, calendar.timeZone);
    return end > from && start < until;
  };
  const isShown = (event: GoogleEvent) =>
    event.status !== "cancelled" || isWithDeleted || (!isExpanded && event.recurringEventId !== undefined);
  const found = [...calendar.events.values()].flatMap((stored) => {
    if (!isSeries(stored.event)) return isInside(stored.event) ? [stored.event] : [];
    const instances = instancesAt(calendar, stored, filter);
    if (isExpanded) return stored.event.status === "cancelled" ? [] : instances;
    return instances.length > 0 ? [stored.event] : [];
  });
  return found.filter(isShown).map(bare);
}

/** All that has changed after a change, cancelled events among it. */
export function changedEvents(calendar: GoogleCalendar, filter: Filter, since: number): GoogleEvent[] {
  const changed = [...calendar.events.values()].filter(({ change }) => change > since);
  const found = changed.flatMap((stored) => {
    const wasSeries = isSeries((formAt(stored, since) ?? stored).event);
    if (!filter.isExpanded || (!isSeries(stored.event) && !wasSeries)) return [stored.event];
    return expandedChange(calendar, stored, filter, since);
  });
  return found.map(bare);
}

/** What a change of a series did to each of its instances in the range. */
function expandedChange(calendar: GoogleCalendar, stored: StoredEvent, filter: Filter, since: number) {
  const now = stored.event.status === "cancelled" ? [] : currentForms(calendar, stored, filter);
  const former = formAt(stored, since);
  const kept = new Set(now.map(({ id }) => id));
  const before = former ? currentForms(calendar, former, filter) : [];
  const gone = before.filter(({ id }) => !kept.has(id));
  return [...now, ...gone.map((event): GoogleEvent => ({ ...event, status: "cancelled" }))];
}

const currentForms = (calendar: GoogleCalendar, stored: StoredEvent, filter: Filter) =>
  isSeries(stored.event) ? instancesAt(calendar, stored, filter) : [stored.event];

/** Instances that were changed on their own are events of their own. */
const instancesAt = (calendar: GoogleCalendar, { event }: StoredEvent, filter: Filter) =>
  instancesOf(event, calendar.timeZone, filter).filter(({ id }) => !calendar.events.has(id));

/** Of a cancelled event Google promises no more than this. */
function bare(event: GoogleEvent): GoogleEvent {
  if (event.status !== "cancelled") return event;
  const { id, status, recurringEventId, originalStartTime } = event;
  const instance = recurringEventId ? { recurringEventId, originalStartTime } : {};
  return { kind: "calendar#event", etag: event.etag ?? null, id, status, ...instance } as GoogleEvent;
}
