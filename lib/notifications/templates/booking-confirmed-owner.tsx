import { shorten } from "@/lib/notifications/clean-text";
import { Answers, type BookingMail } from "./booking-mail";
import type { Words } from "./english";
import { type Composed, Layout } from "./layout";
import { meetingTime } from "./meeting-time";
import { Action, Fact, Paragraph } from "./parts";

/** Tells the owner who has booked, and when. */
export function bookingConfirmedOwner(booking: BookingMail, words: Words): Composed {
  const say = words.bookingConfirmedOwner;
  const time = meetingTime(booking, words.locale);
  const subject = say.subject(shorten(booking.linkTitle, 60), shorten(booking.guestName, 40), time.start);
  const email = booking.guestEmail ? `\n${booking.guestEmail}` : "";
  return {
    subject,
    body: (
      <Layout
        language={words.language}
        subject={subject}
        sender={booking.organizationName}
        preheader={say.preheader(booking.guestName, time.line)}
        heading={say.heading}
        footer={say.footer(booking.organizationName)}
      >
        <Paragraph>{say.intro(booking.guestName, booking.linkTitle)}</Paragraph>
        <Fact label={words.facts.guest} value={booking.guestName + email} />
        <Fact label={words.facts.when} value={time.lines} />
        {booking.locationText && <Fact label={words.facts.where} value={booking.locationText} />}
        <Answers heading={say.answers} answers={booking.answers} />
        <Action href={booking.manageUrl}>{say.manage}</Action>
      </Layout>
    ),
  };
}
