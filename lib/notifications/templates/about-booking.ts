import { cleanLine, shorten } from "@/lib/notifications/clean-text";
import { cityOf, formatTimeUntil } from "@/lib/time/format";
import { minuteMs } from "@/lib/time/zone";
import type { BookingMail } from "./booking-mail";
import type { MeetingTime } from "./meeting-time";

/** What sentences about a booking are made of. */
export type AboutBooking = {
  readonly title: string;
  readonly guest: string;
  readonly host: string;
  readonly organization: string;
  /** Where to meet, on one line; empty where nothing is known about it. */
  readonly where: string;
  /** Day, start and the zone's city; empty, like `time`, where there is none that the reader has to do with. */
  readonly start: string;
  /** Day, start to end, and the zone in words. */
  readonly time: string;
  /** The city whose clock the meeting was agreed by. */
  readonly city: string;
  /** How long it is until then, with its preposition: "in 24 hours". */
  readonly until: string;
  /** Who declined the invitation; empty in a mail that tells of nobody who did. */
  readonly declinedBy: string;
};

/** All that a mail says of a booking; a language has one of these for each kind. */
export type BookingSentences = FrameSentences & {
  readonly answers: string;
  readonly manage: string;
};

/** The sentences around what a mail says of a booking. */
export type FrameSentences = {
  readonly subject: (about: AboutBooking) => string;
  readonly preheader: (about: AboutBooking) => string;
  readonly heading: string;
  readonly intro: (about: AboutBooking) => string;
  readonly footer: (organization: string) => string;
};

/** The same in full, and with people's words cut where they are long, for the subject. */
export function aboutBooking(
  booking: BookingMail,
  time: MeetingTime,
  locale: string,
): { readonly about: AboutBooking; readonly shortly: AboutBooking } {
  const about = {
    title: booking.linkTitle,
    guest: booking.guestName,
    host: booking.hostName,
    organization: booking.organizationName,
    where: cleanLine((booking.locationText ?? "").replaceAll("\n", ", ")),
    start: time.start,
    time: time.line,
    city: cityOf(booking.agreedZone),
    until: formatTimeUntil((booking.minutesUntil ?? 0) * minuteMs, locale),
    declinedBy: booking.declinedBy ?? "",
  };
  const shortly = {
    ...about,
    title: shorten(about.title, 60),
    guest: shorten(about.guest, 40),
    host: shorten(about.host, 40),
    organization: shorten(about.organization, 40),
    where: shorten(about.where, 60),
    declinedBy: shorten(about.declinedBy, 40),
  };
  return { about, shortly };
}
