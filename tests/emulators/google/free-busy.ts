import type { calendar_v3 } from "@googleapis/calendar";
import { type Context, Hono } from "hono";
import { mergeIntervals } from "@/lib/time/interval";
import type { Env } from "@/tests/emulators/env";
import { offsetText } from "@/tests/emulators/wall-clock";
import { requireScope } from "./access";
import { invalid } from "./errors";
import { listedEvents } from "./event-sync";
import { spanOf } from "./event-times";
import type { Range } from "./series";
import type { GoogleCalendar, GoogleEvent, GoogleState } from "./state";

/** freebusy.query. */
export function freeBusyRoutes(state: GoogleState): Hono<Env> {
  const app = new Hono<Env>();
  app.post("/freeBusy", requireScope("freeBusy"), async (c) => {
    const asked = await c.req.json<calendar_v3.Schema$FreeBusyRequest>();
    const range = { from: Date.parse(asked.timeMin ?? ""), until: Date.parse(asked.timeMax ?? "") };
    if (!(range.from < range.until)) throw invalid("The specified time range is empty.", "timeRangeEmpty");
    const ids = (asked.items ?? []).map(({ id }) => id ?? "");
    if (ids.length > 50) throw invalid("Too many calendars requested.", "tooManyCalendarsRequested");
    const answer: calendar_v3.Schema$FreeBusyResponse = {
      kind: "calendar#freeBusy",
      timeMin: new Date(range.from).toISOString(),
      timeMax: new Date(range.until).toISOString(),
      calendars: Object.fromEntries(ids.map((id) => [id, busyOf(findCalendar(c, state, id), range)])),
    };
    return c.json(answer);
  });
  return app;
}

/** Anybody's own calendars, and nobody else's. */
function findCalendar(c: Context<Env>, { calendars }: GoogleState, id: string) {
  const { email } = c.var.access.grant.account;
  const own = calendars.filter(({ owner }) => owner.email === email);
  return own.find((calendar) => calendar.id === id || (id === "primary" && calendar.isPrimary));
}

function busyOf(calendar: GoogleCalendar | undefined, range: Range): calendar_v3.Schema$FreeBusyCalendar {
  if (!calendar) return { errors: [{ domain: "global", reason: "notFound" }], busy: [] };
  const { timeZone } = calendar;
  const events = listedEvents(calendar, { ...range, isExpanded: true, isWithDeleted: false });
  const spans = events.filter(isBusy).flatMap((event) => {
    const [start, end] = spanOf(event, timeZone);
    return [Math.max(start, range.from), Math.min(end, range.until)];
  });
  const merged = mergeIntervals(spans);
  const busy = merged.flatMap((start, i) =>
    i % 2 === 0 ? [{ start: offsetText(start, "UTC"), end: offsetText(merged[i + 1] ?? start, "UTC") }] : [],
  );
  return { busy };
}

/** Free time, a place of work and what the owner declined leave the owner free. */
function isBusy({ transparency, eventType, attendees }: GoogleEvent): boolean {
  const ownAnswer = attendees?.find(({ self }) => self)?.responseStatus;
  return transparency !== "transparent" && eventType !== "workingLocation" && ownAnswer !== "declined";
}
