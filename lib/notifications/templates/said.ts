import { cleanLine, cleanText } from "@/lib/notifications/clean-text";
import { type AboutBooking, aboutBooking, type FrameSentences } from "./about-booking";
import type { BookingMail } from "./booking-mail";
import type { Frame } from "./layout";
import { type MeetingTime, meetingTime } from "./meeting-time";
import { fillPlaceholders, placeholderValues } from "./placeholders";
import type { Words } from "./words";

/** What an owner says in place of our own words, with placeholders. Left out or empty, ours stay. */
export type MailEdits = { readonly subject?: string | null; readonly intro?: string | null };

/** What a mail says of a booking around its facts. */
export type Said = {
  readonly frame: Frame;
  /** The sentences that the facts follow, a paragraph each. */
  readonly intro: readonly string[];
  readonly time: MeetingTime;
};

/**
 * The sentences of a mail about a booking: its language's, but for those that the owner has changed. `time` is
 * another one than the booking's where that is not the reader's.
 */
export function saidOf(
  booking: BookingMail,
  words: Words,
  say: FrameSentences,
  edits: MailEdits = {},
  time = meetingTime(booking, words.locale),
): Said {
  const { about, shortly } = aboutBooking(booking, time, words.locale);
  const intro = ownParagraphs(edits.intro, about);
  const frame = {
    language: words.language,
    subject: ownLine(edits.subject, shortly) || say.subject(shortly),
    sender: booking.organizationName,
    preheader: say.preheader(about),
    heading: say.heading,
    footer: say.footer(booking.organizationName),
    ...(booking.optOutUrl && { optOut: { href: booking.optOutUrl, label: words.optOut } }),
  };
  return { frame, intro: intro.length > 0 ? intro : [say.intro(about)], time };
}

const ownLine = (text: string | null | undefined, about: AboutBooking): string =>
  cleanLine(fillPlaceholders(text ?? "", placeholderValues(about)));

/** Every line that the owner began is a paragraph; what is filled in begins none. */
const ownParagraphs = (text: string | null | undefined, about: AboutBooking): string[] =>
  cleanText(text ?? "")
    .split("\n")
    .map((line) => ownLine(line, about))
    .filter((line) => line !== "");
