import {
  cityOf,
  formatDate,
  formatShortDate,
  formatTime,
  formatTimeRange,
  formatZone,
} from "@/lib/time/format";
import type { BookingMail } from "./booking-mail";

/** When a meeting is, in its reader's zone, which always stands beside the time. */
export type MeetingTime = {
  /** Day, start and the zone's city, for a subject. */
  readonly start: string;
  /** Day, start to end, and the zone in words. */
  readonly line: string;
  /** The same on three lines. */
  readonly lines: string;
};

export function meetingTime(
  { startsAt, endsAt, timeZone }: Pick<BookingMail, "startsAt" | "endsAt" | "timeZone">,
  locale: string,
): MeetingTime {
  const display = { locale, timeZone, clock: "24h" } as const;
  const day = formatDate(startsAt, display);
  const parts = [day, formatTimeRange(startsAt, endsAt, display), formatZone(timeZone, startsAt, locale)];
  return {
    start: startTime(startsAt, timeZone, locale),
    line: parts.join(", "),
    lines: parts.join("\n"),
  };
}

/** One instant (epoch ms) as a subject names it: "Thu 3 Dec 2026, 10:00 (Berlin)". */
export function startTime(instant: number, timeZone: string, locale: string): string {
  const display = { locale, timeZone, clock: "24h" } as const;
  return `${formatShortDate(instant, display)}, ${formatTime(instant, display)} (${cityOf(timeZone)})`;
}
