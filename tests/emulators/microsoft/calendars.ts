import type { Calendar, User } from "@microsoft/microsoft-graph-types";
import { Hono } from "hono";
import type { Env } from "@/tests/emulators/env";
import { calendarOf, ownCalendars, requireScope } from "./access";
import { pageOf } from "./shape";
import type { GraphCalendar, GraphState } from "./state";

/** /me, /me/calendar and /me/calendars. */
export function calendarRoutes(state: GraphState): Hono<Env> {
  const app = new Hono<Env>();
  app.get("/me", requireScope("profile"), (c) => {
    const { email, name } = c.var.access.grant.account;
    const user: User = { id: userId(email), displayName: name, mail: email, userPrincipalName: email };
    return c.json(user);
  });
  app.get("/me/calendars", requireScope("readCalendars"), (c) =>
    c.json(pageOf(c, ownCalendars(c, state).map(shownCalendar))),
  );
  app.get("/me/calendar", requireScope("readCalendars"), (c) => c.json(shownCalendar(calendarOf(c, state))));
  app.get("/me/calendars/:calendarId", requireScope("readCalendars"), (c) =>
    c.json(shownCalendar(calendarOf(c, state))),
  );
  return app;
}

/** A GUID that is always the same for one account. */
export function userId(email: string): string {
  const hex = Buffer.from(email).toString("hex").padEnd(32, "0");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    "-",
  );
}

const shownCalendar = ({ id, name, isDefault, canEdit, owner, changes }: GraphCalendar): Calendar => ({
  id,
  name,
  color: "auto",
  changeKey: `CK${changes}`,
  isDefaultCalendar: isDefault,
  canEdit,
  canShare: canEdit,
  canViewPrivateItems: true,
  isRemovable: !isDefault,
  allowedOnlineMeetingProviders: ["teamsForBusiness"],
  defaultOnlineMeetingProvider: "teamsForBusiness",
  owner: { name: owner.name, address: owner.email },
});
