import { Hono } from "hono";
import { clockOver } from "@/tests/emulators/clock";
import { openDeliveries } from "@/tests/emulators/deliveries";
import type { Env } from "@/tests/emulators/env";
import { faultQueue } from "@/tests/emulators/faults";
import type { Client } from "@/tests/emulators/oauth/authorize";
import { tokenOffice } from "@/tests/emulators/oauth/tokens";
import { randomFrom } from "@/tests/emulators/random";
import { serve } from "@/tests/emulators/serve";
import { traffic as watchTraffic } from "@/tests/emulators/traffic";
import { requireToken } from "./access";
import { calendarListRoutes } from "./calendar-list";
import { controlOf, type GoogleControl } from "./control";
import { failureAnswer, GoogleError, invalid, notFound } from "./errors";
import { eventListRoutes } from "./event-list";
import { eventRoutes } from "./event-routes";
import { eventStore } from "./event-store";
import { freeBusyRoutes } from "./free-busy";
import { peopleRoutes } from "./people";
import { openChannels, pushRoutes } from "./push";
import { calendarsOf, contactsOf, type GoogleAccount, googleAccounts } from "./seed";
import { signInRoutes } from "./sign-in";
import type { GoogleState } from "./state";

export type GoogleOptions = {
  readonly clients: readonly Client[];
  readonly accounts?: readonly GoogleAccount[];
  readonly port?: number;
  readonly seed?: number;
  readonly now?: () => number;
};

/** A running stand-in for Google's sign-in, Calendar API v3 and People API v1, all on one address. */
export type GoogleEmulator = {
  /** For `rootUrl` and the endpoints of the OAuth2 client, without a slash at its end. */
  readonly url: string;
  readonly control: GoogleControl;
  close(): Promise<void>;
};

export async function startGoogle({
  clients,
  accounts = googleAccounts,
  port = 0,
  seed = 1,
  now = Date.now,
}: GoogleOptions): Promise<GoogleEmulator> {
  const clock = clockOver(now);
  const random = randomFrom(seed);
  const pushes = openDeliveries(randomFrom(seed + 1));
  const faults = faultQueue(randomFrom(seed + 2), /^\w+ \/(calendar\/v3|v1)\//);
  const traffic = watchTraffic(faults, randomFrom(seed + 3), failureAnswer);
  const office = tokenOffice({ clock, random, rotates: false });
  const channels = openChannels(clock.now, pushes);
  const state: GoogleState = {
    url: "",
    clock,
    random,
    accounts,
    calendars: accounts.flatMap(calendarsOf),
    contacts: new Map(accounts.map((account) => [account.email, contactsOf(account)])),
    sent: [],
    onChange: channels.tell,
  };
  const store = eventStore(state);

  const app = new Hono<Env>();
  app.use("*", traffic.middleware);
  app.route("/", signInRoutes(state, { clients, office }));
  app.use("/calendar/v3/*", requireToken(office));
  app.use("/v1/*", requireToken(office));
  app.route("/calendar/v3", calendarListRoutes(state));
  app.route("/calendar/v3", pushRoutes(state, channels, pushes));
  app.route("/calendar/v3", eventListRoutes(state));
  app.route("/calendar/v3", eventRoutes(state, store));
  app.route("/calendar/v3", freeBusyRoutes(state));
  app.route("/v1", peopleRoutes(state));
  app.notFound(() => notFound().answer());
  app.onError((error) => {
    if (error instanceof GoogleError) return error.answer();
    if (error instanceof SyntaxError) return invalid("Parse Error", "parseError").answer();
    throw error;
  });

  const server = await serve(app.fetch, { port });
  state.url = server.url;
  const control = controlOf(state, { clock, store, faults, traffic, office, pushes, channels });
  return { url: server.url, control, close: server.close };
}
