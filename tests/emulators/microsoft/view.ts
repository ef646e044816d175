import { type Context, Hono } from "hono";
import type { Env } from "@/tests/emulators/env";
import { calendarOf, requireScope } from "./access";
import { invalid } from "./errors";
import { isGone } from "./event-store";
import { spanOf } from "./event-times";
import { occurrencesOf, type Range } from "./series";
import { pageOf, shown } from "./shape";
import type { GraphCalendar, GraphEvent, GraphState, StoredEvent } from "./state";
import { instantOf } from "./zones";

export const viewPaths = [
  "/me/calendarView",
  "/me/calendar/calendarView",
  "/me/calendars/:calendarId/calendarView",
];

/** calendarView: everything in a range, series taken apart, by its beginning. */
export function viewRoutes(state: GraphState): Hono<Env> {
  const app = new Hono<Env>();
  for (const path of viewPaths) {
    app.get(path, requireScope("readEvents"), (c) => {
      const calendar = calendarOf(c, state);
      const range = rangeOf(c);
      const events = [...calendar.events.values()].flatMap((stored) => partsOf(stored, calendar, range));
      const startOf = (event: GraphEvent) => spanOf(event, calendar)[0];
      const sorted = events.sort((a, b) => startOf(a) - startOf(b));
      return c.json(
        pageOf(
          c,
          sorted.map((event) => shown(c, event)),
        ),
      );
    });
  }
  return app;
}

/** What an event, in one of its forms, puts into a range: itself, its occurrences, or nothing. */
export function partsOf({ event }: StoredEvent, calendar: GraphCalendar, range: Range): GraphEvent[] {
  if (isGone(event)) return [];
  if (event.recurrence)
    return occurrencesOf(event, calendar, range).filter(({ id }) => !calendar.events.has(id));
  const [start, end] = spanOf(event, calendar);
  return end > range.from && start < range.until ? [event] : [];
}

/** startDateTime and endDateTime; without an offset they are meant on UTC. */
export function rangeOf(c: Context<Env>): Range {
  const { startDateTime, endDateTime } = c.req.query();
  if (!startDateTime || !endDateTime)
    throw invalid("This request requires a time window: startDateTime and endDateTime.");
  const [from, until] = [instantOf({ dateTime: startDateTime }), instantOf({ dateTime: endDateTime })];
  if (until < from) throw invalid("The window ends before it begins.");
  return { from, until };
}
