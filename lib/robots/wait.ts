import type { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

/** Counts `points` for a key. Undefined while there are enough of them, else how many seconds to wait. */
export async function waitFor(
  limiter: RateLimiterMemory,
  key: string,
  points = 1,
): Promise<number | undefined> {
  try {
    await limiter.consume(key, points);
    return undefined;
  } catch (refused) {
    if (isRefusal(refused)) return Math.ceil(refused.msBeforeNext / 1000);
    throw refused;
  }
}

/** By its shape: a limiter that is shared may refuse with the class of another bundle's copy. */
const isRefusal = (refused: unknown): refused is Pick<RateLimiterRes, "msBeforeNext"> =>
  typeof refused === "object" && refused !== null && "msBeforeNext" in refused;
