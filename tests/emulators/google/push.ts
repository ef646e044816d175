import type { calendar_v3 } from "@googleapis/calendar";
import { Hono } from "hono";
import { type Deliveries, readCallback } from "@/tests/emulators/deliveries";
import type { Env } from "@/tests/emulators/env";
import { calendarOf, requireScope } from "./access";
import { invalid, notFound } from "./errors";
import type { GoogleCalendar, GoogleState } from "./state";

type Channel = {
  readonly id: string;
  readonly token: string | undefined;
  readonly address: string;
  readonly resourceId: string;
  readonly resourceUri: string;
  readonly calendar: GoogleCalendar;
  readonly expiresAt: number;
  messages: number;
};

export type Channels = { readonly open: Map<string, Channel>; tell(calendar: GoogleCalendar): void };

const weekMs = 7 * 86_400_000;

/** Who wants to be told of which calendar's changes. */
export function openChannels(now: () => number, deliveries: Deliveries): Channels {
  const open = new Map<string, Channel>();
  return {
    open,
    tell(calendar) {
      for (const channel of open.values())
        if (channel.calendar === calendar && channel.expiresAt > now()) send(deliveries, channel, "exists");
    },
  };
}

/** events.watch and channels.stop. */
export function pushRoutes(state: GoogleState, { open }: Channels, deliveries: Deliveries): Hono<Env> {
  const app = new Hono<Env>();
  app.post("/calendars/:calendarId/events/watch", requireScope("readEvents"), async (c) => {
    const calendar = calendarOf(c, state);
    const asked = await c.req.json<calendar_v3.Schema$Channel>();
    if (!asked.id || asked.type !== "web_hook") throw invalid("Invalid channel.", "required");
    if (open.has(asked.id)) throw invalid("Channel id not unique", "channelIdNotUnique");
    const now = state.clock.now();
    const until = now + (asked.params?.ttl ? Number(asked.params.ttl) * 1000 : weekMs);
    const channel: Channel = {
      id: asked.id,
      token: asked.token ?? undefined,
      address: readAddress(asked.address),
      resourceId: state.random.word(27),
      resourceUri: `${state.url}/calendar/v3/calendars/${encodeURIComponent(calendar.id)}/events?alt=json`,
      calendar,
      expiresAt: asked.expiration ? Math.min(Number(asked.expiration), now + 4 * weekMs) : until,
      messages: 0,
    };
    open.set(channel.id, channel);
    send(deliveries, channel, "sync");
    const { id, token, resourceId, resourceUri, expiresAt } = channel;
    const answer: calendar_v3.Schema$Channel = { kind: "api#channel", id, resourceId, resourceUri };
    return c.json({ ...answer, ...(token ? { token } : {}), expiration: String(expiresAt) });
  });
  app.post("/channels/stop", async (c) => {
    const { id, resourceId } = await c.req.json<calendar_v3.Schema$Channel>();
    if (open.get(id ?? "")?.resourceId !== resourceId) throw notFound();
    open.delete(id ?? "");
    return c.body(null, 204);
  });
  return app;
}

function readAddress(address: string | null | undefined): string {
  const url = readCallback(address);
  if (url) return url;
  throw invalid(`WebHook callback must be HTTPS: ${address}`, "push.webhookUrlNotHttps");
}

/** A push says that something has changed, never what. */
function send(deliveries: Deliveries, channel: Channel, state: "sync" | "exists"): void {
  channel.messages += 1;
  const headers = {
    "x-goog-channel-id": channel.id,
    "x-goog-channel-expiration": new Date(channel.expiresAt).toUTCString(),
    "x-goog-message-number": String(channel.messages),
    "x-goog-resource-id": channel.resourceId,
    "x-goog-resource-state": state,
    "x-goog-resource-uri": channel.resourceUri,
    ...(channel.token ? { "x-goog-channel-token": channel.token } : {}),
  };
  deliveries.send(channel.address, { headers });
}
