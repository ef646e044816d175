import { requirePermission } from "@/lib/auth/permissions";
import { findSlots } from "@/lib/availability/find-slots";
import type { Context } from "@/lib/context";
import type { Link } from "@/lib/links/queries";
import { durationOrUsual } from "@/lib/links/rules";
import { dateOfDay, dayOf, localDay, startOfDay } from "@/lib/time/zone";
import { byLocalDate, chooseTimes, type DayOfTimes, daysAtMost } from "./rules";
import type { MailTimesQuery } from "./schema";

/** How many days are looked at when nobody says. */
const usualDays = 14;

/** What a link has to offer somebody, and the part of it that was chosen. */
export type FoundOffer = {
  readonly timeZone: string;
  readonly durationMinutes: number;
  /** The range that was looked at, first and last local date. */
  readonly from: string;
  readonly until: string;
  /** Every day of the range that has free times. */
  readonly freeDays: readonly DayOfTimes[];
  readonly chosen: readonly DayOfTimes[];
};

/** Looks for free times of a link for a mail, in the recipient's zone; the link's own when nobody says. Reads only. */
export async function findOffer(ctx: Context, link: Link, query: MailTimesQuery): Promise<FoundOffer> {
  requirePermission(ctx, "links:read");
  const timeZone = query.tz ?? link.timeZone;
  const durationMinutes = durationOrUsual(link, query.duration);
  const today = localDay(ctx.now, timeZone);
  const first = Math.max(today, query.from ? dayOf(query.from) : today);
  const wantedLast = query.until ? dayOf(query.until) : first + usualDays - 1;
  const last = Math.min(Math.max(first, wantedLast), first + daysAtMost - 1);

  const free = await findSlots(ctx, link, {
    durationMinutes,
    from: Math.max(ctx.now, startOfDay(first, timeZone)),
    until: startOfDay(last + 1, timeZone),
  });
  const freeDays = byLocalDate(free, timeZone);
  // A day that was picked and lies outside of the range since counts no more.
  const dates = query.day.filter((date) => freeDays.some(({ onDate }) => onDate === date));
  const chosen = chooseTimes(free, { timeZone, perDay: query.perDay, total: query.total, dates });
  return { timeZone, durationMinutes, from: dateOfDay(first), until: dateOfDay(last), freeDays, chosen };
}
