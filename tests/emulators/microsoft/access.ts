import type { Context, MiddlewareHandler } from "hono";
import type { Env } from "@/tests/emulators/env";
import type { TokenOffice } from "@/tests/emulators/oauth/tokens";
import { GraphError, notFound } from "./errors";
import type { EventStore } from "./event-store";
import type { GraphCalendar, GraphState } from "./state";

/** The permissions of which one is enough, as Graph's reference lists them for each call. */
const scopesFor = {
  profile: ["User.Read"],
  readCalendars: ["Calendars.ReadBasic", "Calendars.Read", "Calendars.ReadWrite"],
  readEvents: ["Calendars.Read", "Calendars.ReadWrite"],
  writeEvents: ["Calendars.ReadWrite"],
  readContacts: ["Contacts.Read", "Contacts.ReadWrite"],
  writeContacts: ["Contacts.ReadWrite"],
  readPeople: ["People.Read"],
} as const;

/** All that an authorization may ask for. */
export const knownScopes: readonly string[] = [
  ...["openid", "email", "profile", "offline_access"],
  ...new Set(Object.values(scopesFor).flat()),
];

/** Lets pass who brings a token that is still good, and says whose it is. */
export const requireToken =
  (office: TokenOffice): MiddlewareHandler<Env> =>
  async (c, next) => {
    const access = office.open((c.req.header("authorization") ?? "").replace(/^Bearer /i, ""));
    if (!access)
      throw new GraphError(
        401,
        "InvalidAuthenticationToken",
        "Access token has expired or is not yet valid.",
      );
    c.set("access", access);
    await next();
  };

export const requireScope =
  (what: keyof typeof scopesFor): MiddlewareHandler<Env> =>
  async (c, next) => {
    const { scopes } = c.var.access;
    if (!scopesFor[what].some((name) => scopes.has(name)))
      throw new GraphError(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.");
    await next();
  };

export const ownCalendars = (c: Context<Env>, { calendars }: GraphState): GraphCalendar[] =>
  calendars.filter(({ owner }) => owner.email === c.var.access.grant.account.email);

/** The calendar that the path names, or the default one when it names none. */
export function calendarOf(c: Context<Env>, state: GraphState): GraphCalendar {
  const id = c.req.param("calendarId");
  const found = ownCalendars(c, state).find((one) => (id === undefined ? one.isDefault : one.id === id));
  if (!found) throw notFound();
  return found;
}

/** The calendar that an event lies in: events are found by their ids alone. */
export function calendarOfEvent(c: Context<Env>, state: GraphState, store: EventStore): GraphCalendar {
  const id = c.req.param("eventId") ?? "";
  const found = ownCalendars(c, state).find((calendar) => store.has(calendar, id));
  if (!found) throw notFound();
  return found;
}

export function requireEditable(calendar: GraphCalendar): GraphCalendar {
  if (calendar.canEdit) return calendar;
  throw new GraphError(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.");
}
