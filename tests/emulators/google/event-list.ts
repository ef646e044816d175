import type { calendar_v3 } from "@googleapis/calendar";
import { type Context, Hono } from "hono";
import { isoOf } from "@/tests/emulators/clock";
import type { Env } from "@/tests/emulators/env";
import { calendarOf, requireScope } from "./access";
import { type Cursor, cursorText, type Filter, readCursor } from "./cursor";
import { invalid, notFound } from "./errors";
import { changedEvents, listedEvents } from "./event-sync";
import { spanOf } from "./event-times";
import { instancesOf, isSeries } from "./series";
import type { GoogleCalendar, GoogleEvent, GoogleState } from "./state";

type Query = Readonly<Record<string, string>>;

/** events.list and events.instances. */
export function eventListRoutes(state: GoogleState): Hono<Env> {
  const app = new Hono<Env>();
  app.get("/calendars/:calendarId/events", requireScope("readEvents"), (c) => {
    const calendar = calendarOf(c, state);
    const query = c.req.query();
    const cursor = cursorOf(state, calendar, query);
    const { filter, since } = cursor;
    const found =
      since === undefined ? listedEvents(calendar, filter) : changedEvents(calendar, filter, since);
    const { items, ...next } = pageOf(narrowed(found, c), cursor, query, orderOf(calendar, query.orderBy));
    return c.json(listOf(state, calendar, items, query.orderBy ? {} : next));
  });
  app.get("/calendars/:calendarId/events/:eventId/instances", requireScope("readEvents"), (c) => {
    const calendar = calendarOf(c, state);
    const series = calendar.events.get(c.req.param("eventId"))?.event;
    if (!series || !isSeries(series)) throw notFound();
    const range = filterOf(state, c.req.query());
    const plain = instancesOf(series, calendar.timeZone, range).filter(({ id }) => !calendar.events.has(id));
    const changed = [...calendar.events.values()].map(({ event }) => event);
    const own = changed.filter((one) => one.recurringEventId === series.id && one.status !== "cancelled");
    const key = orderOf(calendar, "startTime");
    const items = [...plain, ...own].sort((a, b) => (key(a) < key(b) ? -1 : 1));
    return c.json(listOf(state, calendar, items, {}));
  });
  return app;
}

/** Where this page begins, and what the whole list is of. */
function cursorOf(state: GoogleState, calendar: GoogleCalendar, query: Query): Cursor {
  if (query.orderBy === "startTime" && query.singleEvents !== "true")
    throw invalid("The requested ordering is not available for the particular query.");
  if (query.pageToken) return readCursor(query.pageToken, "page", calendar);
  if (!query.syncToken)
    return {
      kind: "page",
      calendarId: calendar.id,
      filter: filterOf(state, query),
      change: calendar.changes,
    };
  if (notWithSync.some((name) => query[name] !== undefined) || query.showDeleted === "false")
    throw invalid("Cannot use a sync token together with these parameters.", "badRequest");
  const last = readCursor(query.syncToken, "sync", calendar);
  if (last.filter.isExpanded !== (query.singleEvents === "true"))
    throw invalid("The sync token was given out for other parameters.", "badRequest");
  return { ...last, since: last.change, change: calendar.changes };
}

const notWithSync = [
  ...["iCalUID", "orderBy", "privateExtendedProperty", "q", "sharedExtendedProperty"],
  ...["timeMin", "timeMax", "updatedMin"],
];

const twoYearsMs = 2 * 365 * 86_400_000;

/** A list without an end goes two years ahead, for the sake of series without one. */
function filterOf({ clock }: GoogleState, query: Query): Filter {
  const instant = (text: string | undefined, otherwise: number) => {
    if (text === undefined) return otherwise;
    if (!/T.*(Z|[+-]\d\d:\d\d)$/.test(text) || Number.isNaN(Date.parse(text)))
      throw invalid("Bad Request", "badRequest");
    return Date.parse(text);
  };
  const from = instant(query.timeMin, 0);
  const until = instant(query.timeMax, clock.now() + twoYearsMs);
  if (from >= until) throw invalid("The specified time range is empty.", "timeRangeEmpty");
  return {
    from,
    until,
    isExpanded: query.singleEvents === "true",
    isWithDeleted: query.showDeleted === "true",
  };
}

/** The filters that do not go together with a sync. */
function narrowed(events: readonly GoogleEvent[], c: Context<Env>): GoogleEvent[] {
  const iCalUID = c.req.query("iCalUID");
  const types = c.req.queries("eventTypes");
  const properties = c.req.queries("privateExtendedProperty") ?? [];
  return events.filter(
    (event) =>
      (iCalUID === undefined || event.iCalUID === iCalUID) &&
      (!types || event.status === "cancelled" || types.includes(event.eventType ?? "default")) &&
      properties.every((pair) => {
        const [name = "", value] = pair.split(/=(.*)/s);
        return event.extendedProperties?.private?.[name] === value;
      }),
  );
}

/** What a list is sorted by: a page begins after the last one's last key, whatever has gone meanwhile. */
const orderOf =
  ({ timeZone }: GoogleCalendar, orderBy: string | undefined) =>
  (event: GoogleEvent): string =>
    orderBy === "startTime" ? `${isoOf(spanOf(event, timeZone)[0])} ${event.id}` : event.id;

function pageOf(
  events: readonly GoogleEvent[],
  cursor: Cursor,
  query: Query,
  key: (event: GoogleEvent) => string,
) {
  const { after = "" } = cursor;
  const size = Math.min(Math.max(Number(query.maxResults ?? 250), 1), 2500);
  const left = events.filter((event) => key(event) > after).sort((a, b) => (key(a) < key(b) ? -1 : 1));
  const items = left.slice(0, size);
  const last = items.at(-1);
  return last && left.length > size
    ? { items, nextPageToken: cursorText({ ...cursor, kind: "page", after: key(last) }) }
    : { items, nextSyncToken: cursorText({ ...cursor, kind: "sync", after: "" }) };
}

const listOf = (
  { clock }: GoogleState,
  { summary, timeZone, accessRole, changes }: GoogleCalendar,
  items: GoogleEvent[],
  next: Pick<calendar_v3.Schema$Events, "nextPageToken" | "nextSyncToken">,
): calendar_v3.Schema$Events => ({
  kind: "calendar#events",
  etag: `"p${changes}"`,
  summary,
  timeZone,
  accessRole,
  defaultReminders: [],
  updated: isoOf(clock.now()),
  items,
  ...next,
});
