import type { Event } from "@microsoft/microsoft-graph-types";
import { type Context, Hono } from "hono";
import type { Env } from "@/tests/emulators/env";
import { calendarOf, calendarOfEvent, requireEditable, requireScope } from "./access";
import { invalid, stale } from "./errors";
import { type EventStore, isGone } from "./event-store";
import { etagOf, pageOf, shown } from "./shape";
import type { GraphEvent, GraphState } from "./state";

const lists = ["/me/events", "/me/calendar/events", "/me/calendars/:calendarId/events"];
const ones = lists.map((path) => `${path}/:eventId`);

/** Events by themselves: list, create, get, patch and delete. */
export function eventRoutes(state: GraphState, store: EventStore): Hono<Env> {
  const app = new Hono<Env>();

  for (const path of lists) {
    app.get(path, requireScope("readEvents"), (c) => {
      const all = [...calendarOf(c, state).events.values()].map(({ event }) => event);
      const own = all.filter((event) => !isGone(event) && event.type !== "exception");
      return c.json(
        pageOf(
          c,
          own.filter(filterOf(c)).map((event) => shown(c, event)),
        ),
      );
    });
    app.post(path, requireScope("writeEvents"), async (c) => {
      const calendar = requireEditable(calendarOf(c, state));
      return c.json(shown(c, store.add(calendar, await c.req.json<Event>())), 201);
    });
  }
  for (const path of ones) {
    const idOf = (c: Context<Env>) => c.req.param("eventId") ?? "";
    app.get(path, requireScope("readEvents"), (c) =>
      c.json(shown(c, store.find(calendarOfEvent(c, state, store), idOf(c)))),
    );
    app.patch(path, requireScope("writeEvents"), async (c) => {
      const calendar = requireEditable(calendarOfEvent(c, state, store));
      const patch = await c.req.json<Event>();
      requireMatch(c, store.find(calendar, idOf(c)));
      return c.json(shown(c, store.change(calendar, idOf(c), patch)));
    });
    app.delete(path, requireScope("writeEvents"), (c) => {
      const calendar = requireEditable(calendarOfEvent(c, state, store));
      requireMatch(c, store.find(calendar, idOf(c)));
      store.remove(calendar, idOf(c));
      return c.body(null, 204);
    });
  }
  return app;
}

function requireMatch(c: Context<Env>, event: GraphEvent): void {
  const wanted = c.req.header("if-match");
  if (wanted && wanted !== "*" && wanted !== etagOf(event)) throw stale();
}

/** The filters by which a program finds an event of its own. */
function filterOf(c: Context<Env>): (event: GraphEvent) => boolean {
  const filter = c.req.query("$filter");
  if (filter === undefined) return () => true;
  const uid = /^iCalUId eq '([^']*)'$/i.exec(filter)?.[1];
  if (uid !== undefined) return ({ iCalUId }) => iCalUId === uid;
  const property =
    /^singleValueExtendedProperties\/any\((\w+):\s*\1\/id eq '([^']*)' and \1\/value eq '([^']*)'\)$/i.exec(
      filter,
    );
  if (!property) throw invalid(`The filter ${filter} is not supported.`, "ErrorInvalidUrlQueryFilter");
  const [, , id, value] = property;
  return (event) =>
    event.singleValueExtendedProperties?.some((one) => one.id === id && one.value === value) ?? false;
}
