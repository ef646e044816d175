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

export function meetingTime({ startsAt, endsAt, timeZone }: BookingMail, locale: string): MeetingTime {
  const display = { locale, timeZone, clock: "24h" } as const;
  const day = formatDate(startsAt, display);
  const parts = [day, formatTimeRange(startsAt, endsAt, display), formatZone(timeZone, startsAt, locale)];
  return {
    start: `${formatShortDate(startsAt, display)}, ${formatTime(startsAt, display)} (${cityOf(timeZone)})`,
    line: parts.join(", "),
    lines: parts.join("\n"),
  };
}
