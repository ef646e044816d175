import type { Subscription } from "@microsoft/microsoft-graph-types";
import { type Context, Hono } from "hono";
import { isoOf } from "@/tests/emulators/clock";
import { readCallback } from "@/tests/emulators/deliveries";
import type { Env } from "@/tests/emulators/env";
import { ownCalendars, requireScope } from "./access";
import { GraphError, invalid } from "./errors";
import { proveAddress } from "./handshake";
import type { ChangeKind, GraphState } from "./state";
import type { OpenSubscription, Subscriptions } from "./subscriptions";

/** Subscriptions: create with a handshake, read, renew, delete. */
export function subscriptionRoutes(state: GraphState, { open }: Subscriptions): Hono<Env> {
  const app = new Hono<Env>();
  const own = (c: Context<Env>): OpenSubscription => {
    const found = open.get(c.req.param("id") ?? "");
    const { email } = c.var.access.grant.account;
    if (found?.account.email === email && found.expiresAt > state.clock.now()) return found;
    throw new GraphError(404, "ResourceNotFound", "The object was not found.");
  };

  app.post("/subscriptions", requireScope("readCalendars"), async (c) => {
    const asked = await c.req.json<Subscription>();
    const { notificationUrl, lifecycleNotificationUrl, clientState } = asked;
    const resource = asked.resource ?? "";
    const id = /^\/?me\/calendars\/([^/]+)\/events$/i.exec(resource)?.[1];
    const isDefault = /^\/?me\/(calendar\/)?events$/i.test(resource);
    const calendar = ownCalendars(c, state).find((one) =>
      id ? one.id === decodeURIComponent(id) : isDefault && one.isDefault,
    );
    if (!calendar) throw invalid(`The resource ${resource} is not supported.`, "InvalidRequest");
    const subscription: OpenSubscription = {
      id: `${state.random.word(8)}-0000-4000-8000-${state.random.word(12)}`,
      account: c.var.access.grant.account,
      calendar,
      resource,
      kinds: kindsOf(asked.changeType),
      notificationUrl: readAddress(notificationUrl),
      lifecycleNotificationUrl: lifecycleNotificationUrl ? readAddress(lifecycleNotificationUrl) : undefined,
      clientState: clientState ?? undefined,
      expiresAt: readExpiry(asked.expirationDateTime, state.clock.now()),
      isPaused: false,
    };
    for (const url of [subscription.notificationUrl, subscription.lifecycleNotificationUrl])
      if (url) await proveAddress(url, state.random.word(40));
    open.set(subscription.id, subscription);
    return c.json(shownSubscription(subscription), 201);
  });
  app.get("/subscriptions", (c) => {
    const { email } = c.var.access.grant.account;
    const mine = [...open.values()].filter(({ account }) => account.email === email);
    return c.json({ value: mine.map(shownSubscription) });
  });
  app.get("/subscriptions/:id", (c) => c.json(shownSubscription(own(c))));
  app.patch("/subscriptions/:id", async (c) => {
    const subscription = own(c);
    const { expirationDateTime } = await c.req.json<Subscription>();
    subscription.expiresAt = readExpiry(expirationDateTime, state.clock.now());
    subscription.isPaused = false;
    return c.json(shownSubscription(subscription));
  });
  app.post("/subscriptions/:id/reauthorize", (c) => {
    own(c).isPaused = false;
    return c.body(null, 202);
  });
  app.delete("/subscriptions/:id", (c) => {
    open.delete(own(c).id);
    return c.body(null, 204);
  });
  return app;
}

function kindsOf(changeType: string | undefined): ChangeKind[] {
  const named = (changeType ?? "").split(",").map((kind) => kind.trim());
  const known = (["created", "updated", "deleted"] as const).filter((kind) => named.includes(kind));
  if (known.length === 0 || known.length !== named.length)
    throw invalid("changeType has to name created, updated or deleted.", "InvalidRequest");
  return known;
}

function readAddress(address: string | undefined): string {
  const url = readCallback(address);
  if (url) return url;
  throw invalid("The notification URL has to be HTTPS.", "InvalidRequest");
}

/** Seven days at most, as for all of Outlook's resources. */
const longestMs = 10_080 * 60_000;

function readExpiry(text: string | undefined, now: number): number {
  const expiresAt = Date.parse(text ?? "");
  if (!(expiresAt > now)) throw invalid("The expiration has to lie ahead.", "InvalidRequest");
  if (expiresAt > now + longestMs)
    throw invalid("Subscription expiration can only be 10080 minutes in the future.", "InvalidRequest");
  return expiresAt;
}

const shownSubscription = (one: OpenSubscription): Subscription => ({
  id: one.id,
  resource: one.resource,
  changeType: one.kinds.join(","),
  notificationUrl: one.notificationUrl,
  lifecycleNotificationUrl: one.lifecycleNotificationUrl ?? null,
  clientState: one.clientState ?? null,
  expirationDateTime: isoOf(one.expiresAt),
});
