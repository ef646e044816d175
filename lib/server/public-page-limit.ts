import type { IncomingMessage, ServerResponse } from "node:http";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { clientKey } from "@/lib/client-address";
import { pathOf } from "./page-headers";

const windowSeconds = 60;
const guestsPage = /^\/(?:book|booking|unsubscribe)\//;

/** An open page asks again for its times whenever they change; without a page to lose, it may more often. */
const inPlaceTimes = 4;

/** Counts a guest's request for a page, and says whether there were too many. */
export type PageLimit = (req: IncomingMessage, res: ServerResponse, address: string) => Promise<boolean>;

/**
 * Lets one client ask for so many of the guests' pages in a minute, and four times as often for parts of
 * pages that are open; 0 for as many as it likes. Each answer says how many are left (draft-ietf-httpapi-ratelimit-headers).
 */
export function publicPageLimit(perMinute: number): PageLimit {
  if (perMinute === 0) return async () => false;
  const limiterOf = (points: number) => new RateLimiterMemory({ points, duration: windowSeconds });
  const pages = { limiter: limiterOf(perMinute), most: perMinute, name: "pages" };
  const mostParts = inPlaceTimes * perMinute;
  const parts = { limiter: limiterOf(mostParts), most: mostParts, name: "parts" };
  return async (req, res, address) => {
    if (!guestsPage.test(pathOf(req))) return false;
    const { limiter, most, name } = req.headers.rsc === undefined ? pages : parts;
    const counted = await limiter.consume(clientKey(address)).catch((refused: unknown) => {
      if (refused instanceof RateLimiterRes) return refused;
      throw refused;
    });
    const seconds = Math.ceil(counted.msBeforeNext / 1000);
    const isTooMany = counted.consumedPoints > most;
    res.setHeader("RateLimit-Policy", `"${name}";q=${most};w=${windowSeconds}`);
    res.setHeader("RateLimit", `"${name}";r=${counted.remainingPoints};t=${seconds}`);
    if (isTooMany) res.setHeader("Retry-After", String(seconds));
    return isTooMany;
  };
}
