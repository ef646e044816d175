import { shorten } from "@/lib/notifications/clean-text";
import type { BookingMail } from "./booking-mail";
import { EarlierTime } from "./earlier-time";
import type { Words } from "./english";
import { type Composed, Layout } from "./layout";
import { startTime } from "./meeting-time";
import { Action, Fact, Paragraph } from "./parts";

/** Tells a host that a move gave the booking to somebody else. Its new time is not theirs, so only the old one is named. */
export function bookingReassignedOwner(
  booking: BookingMail,
  words: Words,
  say: Words["bookingReassignedOwner"],
): Composed {
  const { movedFrom, timeZone } = booking;
  const before = movedFrom === undefined ? undefined : startTime(movedFrom, timeZone, words.locale);
  const subject = say.subject(shorten(booking.linkTitle, 60), shorten(booking.guestName, 40), before);
  return {
    subject,
    body: (
      <Layout
        language={words.language}
        subject={subject}
        sender={booking.organizationName}
        preheader={say.preheader(booking.guestName)}
        heading={say.heading}
        footer={say.footer(booking.organizationName)}
      >
        <Paragraph>{say.intro(booking.guestName, booking.linkTitle)}</Paragraph>
        <Fact label={words.facts.guest} value={booking.guestName} />
        <EarlierTime booking={booking} words={words} />
        <Action href={booking.manageUrl}>{say.manage}</Action>
      </Layout>
    ),
  };
}
