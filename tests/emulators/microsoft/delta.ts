import { type Context, Hono } from "hono";
import type { Env } from "@/tests/emulators/env";
import { formAt } from "@/tests/emulators/history";
import { calendarOf, requireScope } from "./access";
import { invalid, syncStateGone } from "./errors";
import type { Range } from "./series";
import { shown } from "./shape";
import type { GraphCalendar, GraphEvent, GraphState, StoredEvent } from "./state";
import { partsOf, rangeOf, viewPaths } from "./view";
import { preferredPageSize } from "./zones";

/** Where a reader is: what the round is of, from which change on, and how far it has come. */
type Cursor = {
  readonly calendarId: string;
  readonly range: Range;
  /** The calendar's change with which the round began: what follows comes in the next one. */
  readonly change: number;
  /** Only what changed after this; everything, when it is the first round. */
  readonly since: number | undefined;
  /** What the last page ended with. */
  readonly after: string;
};

type Item = { readonly id: string; readonly event: GraphEvent | undefined };

/** calendarView/delta: round by round, each of several pages, what has changed in a range. */
export function deltaRoutes(state: GraphState): Hono<Env> {
  const app = new Hono<Env>();
  for (const path of viewPaths) {
    app.get(`${path}/delta`, requireScope("readEvents"), (c) => {
      const calendar = calendarOf(c, state);
      const cursor = cursorOf(c, calendar);
      const size = preferredPageSize(c.req.header("prefer")) ?? 50;
      const left = itemsOf(calendar, cursor).filter(({ id }) => id > cursor.after);
      const page = left.sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, size);
      const last = page.at(-1);
      return c.json({
        "@odata.context": `${state.url}/v1.0/$metadata#Collection(event)`,
        value: page.map((item) => shownItem(c, item)),
        ...(last && left.length > size
          ? { "@odata.nextLink": linkOf(c, "$skiptoken", { ...cursor, after: last.id }) }
          : { "@odata.deltaLink": linkOf(c, "$deltatoken", { ...cursor, after: "" }) }),
      });
    });
  }
  return app;
}

function cursorOf(c: Context<Env>, calendar: GraphCalendar): Cursor {
  const { $skiptoken, $deltatoken } = c.req.query();
  const token = $skiptoken ?? $deltatoken;
  if (token === undefined)
    return {
      calendarId: calendar.id,
      range: rangeOf(c),
      change: calendar.changes,
      since: undefined,
      after: "",
    };
  const cursor = parse(token);
  if (cursor.calendarId !== calendar.id || cursor.change < calendar.oldestCursor) throw syncStateGone();
  return $skiptoken ? cursor : { ...cursor, since: cursor.change, change: calendar.changes };
}

function parse(token: string): Cursor {
  try {
    return JSON.parse(Buffer.from(token, "base64url").toString());
  } catch {
    throw invalid("Badly formed token.", "ErrorInvalidUrlQuery");
  }
}

/** The address of the same list, with a place in it instead of its range. */
function linkOf(c: Context<Env>, name: string, cursor: Cursor): string {
  const { origin, pathname } = new URL(c.req.url);
  return `${origin}${pathname}?${name}=${Buffer.from(JSON.stringify(cursor)).toString("base64url")}`;
}

/** Everything in the range at first; later what changed there, and what is there no more. */
function itemsOf(calendar: GraphCalendar, { range, since }: Cursor): Item[] {
  return [...calendar.events.values()].flatMap((stored) => {
    if (since !== undefined && stored.change <= since) return [];
    const now = inView(stored, calendar, range).map((event) => ({ id: event.id, event }));
    return since === undefined ? now : [...now, ...goneFrom(stored, calendar, range, since)];
  });
}

/** A series comes along with its occurrences, which leave most fields to it. */
function inView(stored: StoredEvent, calendar: GraphCalendar, range: Range): GraphEvent[] {
  const parts = partsOf(stored, calendar, range);
  return stored.event.recurrence && parts.length > 0 ? [stored.event, ...parts] : parts;
}

function goneFrom(stored: StoredEvent, calendar: GraphCalendar, range: Range, since: number): Item[] {
  const now = new Set(inView(stored, calendar, range).map(({ id }) => id));
  const former = formAt(stored, since);
  const before = former ? inView(former, calendar, range).map(({ id }) => id) : [];
  // An occurrence was in the view with its series before it became an event of its own.
  if (stored.event.seriesMasterId) before.push(stored.event.id);
  const gone = new Set(before.filter((id) => !now.has(id)));
  return [...gone].map((id) => ({ id, event: undefined }));
}

/** Of an occurrence a delta tells only when it is. */
function shownItem(c: Context<Env>, { id, event }: Item) {
  if (!event) return { "@odata.type": "#microsoft.graph.event", id, "@removed": { reason: "deleted" } };
  const whole = shown(c, event);
  const type = { "@odata.type": "#microsoft.graph.event" };
  if (event.type !== "occurrence") return { ...type, ...whole };
  const { seriesMasterId, start, end } = whole;
  return { ...type, "@odata.etag": whole["@odata.etag"], id, type: event.type, seriesMasterId, start, end };
}
