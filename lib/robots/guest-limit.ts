import { RateLimiterMemory } from "rate-limiter-flexible";
import { clientKey } from "@/lib/client-address";
import { TooMany } from "@/lib/errors";
import { waitFor } from "./wait";

/** How many people one client may have invited within an hour, beside those who book. */
export const broughtPerHour = 20;

// The API and Next's bundle each load their own copy of this file, and count together.
const key = Symbol.for("openhour.guest-limit");
const shared = globalThis as { [key]?: RateLimiterMemory };
shared[key] ??= new RateLimiterMemory({ points: broughtPerHour, duration: 60 * 60 });
const clients = shared[key];

/**
 * Does what invites so many people whose addresses nobody has proved, for a client by its address.
 * Fails with `too_many` when the client has brought too many already. Work that fails invites nobody
 * and counts for nothing.
 */
export async function withinGuestLimit<T>(
  client: string,
  brought: number,
  invite: () => Promise<T>,
): Promise<T> {
  if (brought === 0) return invite();
  const who = clientKey(client);
  const giveBack = () => clients.reward(who, brought);
  const wait = await waitFor(clients, who, brought);
  if (wait !== undefined) {
    await giveBack();
    throw new TooMany("robots.manyGuests", wait);
  }
  try {
    return await invite();
  } catch (error) {
    await giveBack();
    throw error;
  }
}
