import {
  cityOf,
  type Display,
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

/** Of a meeting whose time the reader has nothing to do with. */
export const noTime: MeetingTime = { start: "", line: "", lines: "" };

type Reader = Pick<BookingMail, "timeZone" | "clock">;

export function meetingTime(
  { startsAt, endsAt, ...reader }: Pick<BookingMail, "startsAt" | "endsAt"> & Reader,
  locale: string,
): MeetingTime {
  const { timeZone } = reader;
  const display = displayOf(reader, locale);
  const day = formatDate(startsAt, display);
  const parts = [day, formatTimeRange(startsAt, endsAt, display), formatZone(timeZone, startsAt, locale)];
  return {
    start: startTime(startsAt, reader, locale),
    line: parts.join(", "),
    lines: parts.join("\n"),
  };
}

/** One instant (epoch ms) as a subject names it: "Thu 3 Dec 2026, 10:00 (Berlin)". */
export function startTime(instant: number, reader: Reader, locale: string): string {
  const display = displayOf(reader, locale);
  return `${formatShortDate(instant, display)}, ${formatTime(instant, display)} (${cityOf(reader.timeZone)})`;
}

/** Whoever has chosen no clock gets 24 hours: nobody has to guess whether 10:00 is morning. */
const displayOf = ({ timeZone, clock = "24h" }: Reader, locale: string): Display => ({
  locale,
  timeZone,
  clock,
});
