import { RateLimiterMemory } from "rate-limiter-flexible";
import { TooMany } from "@/lib/errors";
import { waitFor } from "@/lib/robots/wait";

/** How many tests of mails one member may send to themselves in ten minutes. */
export const testsPerTenMinutes = 10;

const members = new RateLimiterMemory({ points: testsPerTenMinutes, duration: 10 * 60 });

/** Counts a test that a member sends. Fails with `too_many` after too many of them. */
export async function countTestMail(userId: string): Promise<void> {
  const wait = await waitFor(members, userId);
  if (wait !== undefined) throw new TooMany("linkMails.manyTests", wait);
}
