import { RateLimiterMemory } from "rate-limiter-flexible";
import { clientKey } from "@/lib/client-address";
import { TooMany } from "@/lib/errors";
import { waitFor } from "@/lib/robots/wait";

/** How many mails about a forgotten password one client may ask for in ten minutes, and for one address in an hour. */
export const resetLimits = { perClient: 5, perAddress: 3 } as const;

const clients = new RateLimiterMemory({ points: resetLimits.perClient, duration: 10 * 60 });
const addresses = new RateLimiterMemory({ points: resetLimits.perAddress, duration: 60 * 60 });

/**
 * Counts a mail about a forgotten password, by the address of the client that asks for it and the mail address
 * that was typed, whether or not anybody has it. Fails with `too_many` when it may not be sent.
 */
export async function countPasswordReset(client: string, email: string): Promise<void> {
  const wait = (await waitFor(clients, clientKey(client))) ?? (await waitFor(addresses, email.toLowerCase()));
  if (wait !== undefined) throw new TooMany("account.manyResets", wait);
}
