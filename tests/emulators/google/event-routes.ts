import { type Context, Hono } from "hono";
import type { Env } from "@/tests/emulators/env";
import { calendarOf, requireScope, writableCalendarOf } from "./access";
import { GoogleError } from "./errors";
import type { EventInput, WriteOptions } from "./event-form";
import type { EventStore } from "./event-store";
import type { GoogleEvent, GoogleState, SentUpdate } from "./state";

const all = "/calendars/:calendarId/events";
const one = "/calendars/:calendarId/events/:eventId";

/** events.get, insert, patch, update and delete. */
export function eventRoutes(state: GoogleState, store: EventStore): Hono<Env> {
  const app = new Hono<Env>();

  app.get(one, requireScope("readEvents"), (c) =>
    answer(c, store.find(calendarOf(c, state), c.req.param("eventId"))),
  );
  app.post(all, requireScope("writeEvents"), async (c) => {
    const event = store.add(writableCalendarOf(c, state), await c.req.json<EventInput>(), optionsOf(c, true));
    tell(state, c, event, "invitation");
    return answer(c, event);
  });
  const change = (isWhole: boolean) => async (c: Context<Env, typeof one>) => {
    const calendar = writableCalendarOf(c, state);
    const patch = await c.req.json<EventInput>();
    const id = c.req.param("eventId");
    requireMatch(c, store.find(calendar, id));
    const event = store.change(calendar, id, patch, optionsOf(c, isWhole));
    tell(state, c, event, "update");
    return answer(c, event);
  };
  app.patch(one, requireScope("writeEvents"), change(false));
  app.put(one, requireScope("writeEvents"), change(true));
  app.delete(one, requireScope("writeEvents"), (c) => {
    const calendar = writableCalendarOf(c, state);
    const id = c.req.param("eventId");
    requireMatch(c, store.find(calendar, id));
    tell(state, c, store.remove(calendar, id), "cancellation");
    return c.body(null, 204);
  });
  return app;
}

const answer = (c: Context<Env>, event: GoogleEvent) => c.json(event, 200, { etag: event.etag ?? "" });

const optionsOf = (c: Context<Env>, isWhole: boolean): WriteOptions => ({
  withConference: c.req.query("conferenceDataVersion") === "1",
  isWhole,
});

/** RFC 9110, 13.1.1: the change was made for another version than the one that is there. */
function requireMatch(c: Context<Env>, { etag }: GoogleEvent): void {
  const wanted = c.req.header("if-match");
  if (wanted && wanted !== "*" && wanted !== etag)
    throw new GoogleError(412, "conditionNotMet", "Precondition Failed");
}

/** Writes down which mails would have gone out. */
function tell(state: GoogleState, c: Context<Env>, event: GoogleEvent, what: SentUpdate["what"]): void {
  const sendUpdates = c.req.query("sendUpdates") ?? "none";
  const others = (event.attendees ?? []).filter(({ self }) => !self);
  const to = others.map(({ email }) => email ?? "");
  if (sendUpdates !== "none" && to.length > 0) state.sent.push({ eventId: event.id, what, sendUpdates, to });
}
