import type { Subscription } from "@microsoft/microsoft-graph-types";
import type { CalendarProvider, Watch } from "@/lib/calendars/provider";
import { isRefusedWith } from "@/lib/calendars/web-api/refusal";
import { dayMs } from "@/lib/time/zone";
import type { GraphClient } from "./client";

type Callback = Parameters<CalendarProvider["watch"]>[1];

/** Graph allows seven. */
const lifetimeMs = 6 * dayMs;

/**
 * Subscribes to a calendar's changes. Before it answers, Graph asks the callback to prove itself; later it
 * tells there too when the subscription needs its owner. The id is Graph's, the callback's token comes back
 * as `clientState`.
 */
export async function subscribe(
  { ask }: GraphClient,
  calendarId: string,
  { url, token }: Callback,
  now: number,
  signal: AbortSignal,
): Promise<Watch> {
  const asked: Subscription = {
    changeType: "created,updated,deleted",
    resource: `me/calendars/${calendarId}/events`,
    notificationUrl: url,
    lifecycleNotificationUrl: url,
    clientState: token,
    expirationDateTime: new Date(now + lifetimeMs).toISOString(),
  };
  const { id, expirationDateTime } = await ask<Subscription>(signal, "/subscriptions", (request) =>
    request.post(asked),
  );
  if (!id) throw new Error("Graph gives a subscription without an id.");
  return { id, resourceId: undefined, expiresAt: Date.parse(expirationDateTime ?? "") };
}

/** Also when it is gone already. */
export async function unsubscribe({ ask }: GraphClient, { id }: Watch, signal: AbortSignal): Promise<void> {
  try {
    await ask(signal, `/subscriptions/${encodeURIComponent(id)}`, (request) => request.delete());
  } catch (error) {
    if (!isRefusedWith(error, 404)) throw error;
  }
}
