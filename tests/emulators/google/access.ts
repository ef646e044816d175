import type { Context, MiddlewareHandler } from "hono";
import type { Env } from "@/tests/emulators/env";
import type { TokenOffice } from "@/tests/emulators/oauth/tokens";
import { GoogleError, notFound } from "./errors";
import type { GoogleCalendar, GoogleState } from "./state";

/** The scopes of which one is enough, as the discovery document lists them (without the common beginning). */
const scopesFor = {
  listCalendars: ["calendar", "calendar.calendarlist", "calendar.calendarlist.readonly", "calendar.readonly"],
  readEvents: [
    "calendar",
    "calendar.events",
    "calendar.events.owned",
    "calendar.events.owned.readonly",
    "calendar.events.readonly",
    "calendar.readonly",
  ],
  writeEvents: ["calendar", "calendar.events", "calendar.events.owned"],
  freeBusy: ["calendar", "calendar.events.freebusy", "calendar.freebusy", "calendar.readonly"],
  readContacts: ["contacts", "contacts.readonly"],
  writeContacts: ["contacts"],
  readOtherContacts: ["contacts.other.readonly"],
} as const;

export const scopePrefix = "https://www.googleapis.com/auth/";

/** All that an authorization may ask for. */
export const knownScopes: readonly string[] = [
  "openid",
  "email",
  "profile",
  ...["userinfo.email", "userinfo.profile", ...Object.values(scopesFor).flat()].map(
    (name) => scopePrefix + name,
  ),
];

/** Lets pass who brings a token that is still good, and says whose it is. */
export const requireToken =
  (office: TokenOffice): MiddlewareHandler<Env> =>
  async (c, next) => {
    const access = office.open((c.req.header("authorization") ?? "").replace(/^Bearer /i, ""));
    if (!access) throw new GoogleError(401, "authError", "Invalid Credentials");
    c.set("access", access);
    await next();
  };

export const requireScope =
  (what: keyof typeof scopesFor): MiddlewareHandler<Env> =>
  async (c, next) => {
    const { scopes } = c.var.access;
    if (!scopesFor[what].some((name) => scopes.has(scopePrefix + name)))
      throw new GoogleError(
        403,
        "insufficientPermissions",
        "Request had insufficient authentication scopes.",
      );
    await next();
  };

/** The calendar that the path names, if the account has it. */
export function calendarOf(c: Context<Env>, { calendars }: GoogleState): GoogleCalendar {
  const id = c.req.param("calendarId");
  const { email } = c.var.access.grant.account;
  const own = calendars.filter(({ owner }) => owner.email === email);
  const found = own.find((one) => one.id === id || (id === "primary" && one.isPrimary));
  if (!found) throw notFound();
  return found;
}

export function writableCalendarOf(c: Context<Env>, state: GoogleState): GoogleCalendar {
  const calendar = calendarOf(c, state);
  if (calendar.accessRole === "owner" || calendar.accessRole === "writer") return calendar;
  throw new GoogleError(403, "requiredAccessLevel", "You need to have writer access to this calendar.");
}
