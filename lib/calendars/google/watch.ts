import type { CalendarProvider, Watch } from "@/lib/calendars/provider";
import { isRefusedWith, type ProviderRefused } from "@/lib/calendars/web-api/refusal";
import type { GoogleClient } from "./client";

type Callback = Parameters<CalendarProvider["watch"]>[1];

/** Opens a channel, for a week as Google sees fit. Undefined for calendars that are Google's own. */
export async function openChannel(
  { calendar, ask }: GoogleClient,
  calendarId: string,
  { id, url, token }: Callback,
  signal: AbortSignal,
): Promise<Watch | undefined> {
  const requestBody = { id, type: "web_hook", address: url, token };
  try {
    const channel = await ask(signal, (options) =>
      calendar.events.watch({ calendarId, requestBody }, options),
    );
    return { id, resourceId: channel.resourceId ?? undefined, expiresAt: Number(channel.expiration) };
  } catch (error) {
    if (isRefusedWith(error, 400) && cannotPush(error)) return undefined;
    throw error;
  }
}

/** Holidays and birthdays have no push. */
const cannotPush = ({ reasons }: ProviderRefused) => reasons.includes("pushNotSupportedForRequestedResource");

/** Also when it is closed already. */
export async function closeChannel(
  { calendar, ask }: GoogleClient,
  { id, resourceId }: Watch,
  signal: AbortSignal,
): Promise<void> {
  const requestBody = { id, ...(resourceId === undefined ? {} : { resourceId }) };
  try {
    await ask(signal, (options) => calendar.channels.stop({ requestBody }, options));
  } catch (error) {
    if (!isRefusedWith(error, 404)) throw error;
  }
}
