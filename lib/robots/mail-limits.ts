import { RateLimiterMemory } from "rate-limiter-flexible";
import { clientKey } from "@/lib/client-address";
import { TooMany } from "@/lib/errors";
import { waitFor } from "./wait";

/** How many mails that ask to confirm a request one client may cause in ten minutes, and one address gets in an hour. */
export const mailLimits = { perClient: 5, perRecipient: 3 } as const;

const clients = new RateLimiterMemory({ points: mailLimits.perClient, duration: 10 * 60 });
const recipients = new RateLimiterMemory({ points: mailLimits.perRecipient, duration: 60 * 60 });

/**
 * Counts a mail that asks to confirm a request, by the address of the client that causes it and by
 * whom it goes to. Fails with `too_many` when it may not be sent: nobody fills somebody else's
 * mailbox through us.
 */
export async function countConfirmationMail(client: string, email: string): Promise<void> {
  const wait =
    (await waitFor(clients, clientKey(client))) ?? (await waitFor(recipients, email.toLowerCase()));
  if (wait !== undefined) throw new TooMany("robots.manyMails", wait);
}
