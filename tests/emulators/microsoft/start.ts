import { Hono } from "hono";
import { type Authority, createAuthority } from "@/tests/emulators/certificates";
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
import { calendarRoutes } from "./calendars";
import { contactRoutes } from "./contacts";
import { controlOf, type MicrosoftControl } from "./control";
import { deltaRoutes } from "./delta";
import { failureAnswer, GraphError, invalid } from "./errors";
import { eventRoutes } from "./event-routes";
import { eventStore } from "./event-store";
import { scheduleRoutes } from "./schedule";
import { calendarsOf, contactsOf, type MicrosoftAccount, microsoftAccounts, peopleOf } from "./seed";
import { signInRoutes } from "./sign-in";
import type { GraphState } from "./state";
import { subscriptionRoutes } from "./subscription-routes";
import { openSubscriptions } from "./subscriptions";
import { viewRoutes } from "./view";

export type MicrosoftOptions = {
  readonly clients: readonly Client[];
  readonly accounts?: readonly MicrosoftAccount[];
  readonly port?: number;
  readonly seed?: number;
  readonly now?: () => number;
  /** Who vouches for the server; a new one, unless given. */
  readonly authority?: Authority;
};

/** A running stand-in for Entra's sign-in and Microsoft Graph v1.0, both on one address, on HTTPS. */
export type MicrosoftEmulator = {
  /** Without a slash at its end; Graph is below `/v1.0`. */
  readonly url: string;
  /** What a client has to trust, as PEM. */
  readonly ca: string;
  readonly control: MicrosoftControl;
  close(): Promise<void>;
};

export async function startMicrosoft({
  clients,
  accounts = microsoftAccounts,
  port = 0,
  seed = 1,
  now = Date.now,
  authority = createAuthority("Openhour test authority"),
}: MicrosoftOptions): Promise<MicrosoftEmulator> {
  const clock = clockOver(now);
  const random = randomFrom(seed);
  const pushes = openDeliveries(randomFrom(seed + 1));
  const faults = faultQueue(randomFrom(seed + 2), /^\w+ \/v1\.0\//);
  const traffic = watchTraffic(faults, randomFrom(seed + 3), failureAnswer);
  const office = tokenOffice({ clock, random, rotates: true });
  const subscriptions = openSubscriptions(clock.now, pushes);
  const state: GraphState = {
    url: "",
    clock,
    random,
    accounts,
    calendars: accounts.flatMap(calendarsOf),
    contacts: new Map(accounts.map((account) => [account.email, contactsOf(account)])),
    people: new Map(accounts.map((account) => [account.email, peopleOf(account)])),
    onChange: subscriptions.tell,
  };
  const store = eventStore(state);

  const app = new Hono<Env>();
  app.use("*", traffic.middleware);
  app.route("/", signInRoutes(state, { clients, office }));
  app.use("/v1.0/*", requireToken(office));
  for (const routes of [
    calendarRoutes(state),
    deltaRoutes(state),
    viewRoutes(state),
    eventRoutes(state, store),
    scheduleRoutes(state),
    subscriptionRoutes(state, subscriptions),
    contactRoutes(state),
  ])
    app.route("/v1.0", routes);
  app.notFound(() => new GraphError(404, "ResourceNotFound", "Resource not found for the segment.").answer());
  app.onError((error) => {
    if (error instanceof GraphError) return error.answer();
    if (error instanceof SyntaxError) return invalid("The body is no JSON.", "BadRequest").answer();
    throw error;
  });

  const server = await serve(app.fetch, { port, tls: authority.server });
  state.url = server.url;
  const control = controlOf(state, { clock, store, faults, traffic, office, pushes, subscriptions });
  return { url: server.url, ca: authority.certificate, control, close: server.close };
}
