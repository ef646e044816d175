import type { calendar_v3 } from "@googleapis/calendar";
import { Hono } from "hono";
import type { Env } from "@/tests/emulators/env";
import { requireScope } from "./access";
import { invalid } from "./errors";
import type { GoogleCalendar, GoogleState } from "./state";

/** calendarList.list. */
export function calendarListRoutes({ calendars }: GoogleState): Hono<Env> {
  const app = new Hono<Env>();
  app.get("/users/me/calendarList", requireScope("listCalendars"), (c) => {
    const { email } = c.var.access.grant.account;
    const { maxResults = "100", pageToken = "0" } = c.req.query();
    const [begin, size] = [Number(pageToken), Math.min(Number(maxResults), 250)];
    if (!Number.isInteger(begin)) throw invalid("Invalid page token value.");
    const all = calendars.filter(({ owner }) => owner.email === email).map(entryOf);
    const list: calendar_v3.Schema$CalendarList = {
      kind: "calendar#calendarList",
      etag: `"p${all.length}"`,
      items: all.slice(begin, begin + size),
      ...(begin + size < all.length ? { nextPageToken: String(begin + size) } : {}),
    };
    return c.json(list);
  });
  return app;
}

const entryOf = ({ id, summary, timeZone, isPrimary, accessRole }: GoogleCalendar) =>
  ({
    kind: "calendar#calendarListEntry",
    etag: `"${id}"`,
    id,
    summary,
    timeZone,
    accessRole,
    selected: true,
    defaultReminders: [],
    ...(isPrimary ? { primary: true } : {}),
  }) satisfies calendar_v3.Schema$CalendarListEntry;
