import { dayMs, minuteMs } from "@/lib/time/zone";

/** How often a calendar program is asked to look again. */
export const refreshMinutes = 15;

/** A use is noted again when the last note is this old: asking for a feed is no reason to write each time. */
export const noteUseAfterMs = 60 * minuteMs;

/** From a month ago to thirteen months from now: a year ahead from any day of a month. */
export const feedWindow = (now: number): { readonly from: number; readonly to: number } => ({
  from: now - 30 * dayMs,
  to: now + 396 * dayMs,
});

type Maker = { readonly userId: string; readonly role: "owner" | "admin" | "member" };

/** A member has feeds of their own time; owners and admins of everything that can be booked. */
export const mayHaveFeed = (maker: Maker, resource: { readonly userId: string | null }): boolean =>
  maker.role !== "member" || resource.userId === maker.userId;
