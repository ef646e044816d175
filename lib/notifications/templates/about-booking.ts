import { shorten } from "@/lib/notifications/clean-text";
import { cityOf } from "@/lib/time/format";
import type { BookingMail } from "./booking-mail";
import { type MeetingTime, meetingTime } from "./meeting-time";

/** What sentences about a booking are made of. */
export type AboutBooking = {
  readonly title: string;
  readonly guest: string;
  readonly host: string;
  /** Day, start and the zone's city. */
  readonly start: string;
  /** Day, start to end, and the zone in words. */
  readonly time: string;
  /** The city whose clock the meeting was agreed by. */
  readonly city: string;
};

/** All that a mail says of a booking; a language has one of these for each kind. */
export type BookingSentences = {
  readonly subject: (about: AboutBooking) => string;
  readonly preheader: (about: AboutBooking) => string;
  readonly heading: string;
  readonly intro: (about: AboutBooking) => string;
  readonly answers: string;
  readonly manage: string;
  readonly footer: (organization: string) => string;
};

/** The same in full, and with people's words cut where they are long, for the subject. */
export function aboutBooking(
  booking: BookingMail,
  locale: string,
): { readonly about: AboutBooking; readonly shortly: AboutBooking; readonly time: MeetingTime } {
  const time = meetingTime(booking, locale);
  const about = {
    title: booking.linkTitle,
    guest: booking.guestName,
    host: booking.hostName,
    start: time.start,
    time: time.line,
    city: cityOf(booking.agreedZone),
  };
  const shortly = {
    ...about,
    title: shorten(about.title, 60),
    guest: shorten(about.guest, 40),
    host: shorten(about.host, 40),
  };
  return { about, shortly, time };
}
