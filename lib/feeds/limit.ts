import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

/** Calendar programs ask every few minutes, and several may share one address of a feed. */
const mostPerMinute = 60;

const limiter = new RateLimiterMemory({ points: mostPerMinute, duration: 60 });

/**
 * Counts a request for a file below /feeds, and says for how many seconds there were enough of them; 0 when
 * it may be answered. By file and not by client: a calendar service asks for many people from one address.
 */
export async function secondsToWait(file: string): Promise<number> {
  const counted = await limiter.consume(file).catch((refused: unknown) => {
    if (refused instanceof RateLimiterRes) return refused;
    throw refused;
  });
  return counted.consumedPoints > mostPerMinute ? Math.ceil(counted.msBeforeNext / 1000) : 0;
}
