import { shorten } from "@/lib/notifications/clean-text";
import { Answers, type BookingMail } from "./booking-mail";
import type { Words } from "./english";
import { type Composed, Layout } from "./layout";
import { meetingTime } from "./meeting-time";
import { Action, Fact, Paragraph } from "./parts";

/** Tells the guest that the booking stands. */
export function bookingConfirmedGuest(booking: BookingMail, words: Words): Composed {
  const say = words.bookingConfirmedGuest;
  const time = meetingTime(booking, words.locale);
  const subject = say.subject(shorten(booking.linkTitle, 60), shorten(booking.hostName, 40), time.start);
  return {
    subject,
    body: (
      <Layout
        language={words.language}
        subject={subject}
        sender={booking.organizationName}
        preheader={say.preheader(time.line)}
        heading={say.heading}
        footer={say.footer(booking.organizationName)}
      >
        <Paragraph>{say.intro(booking.guestName, booking.hostName)}</Paragraph>
        <Fact label={words.facts.meeting} value={booking.linkTitle} />
        <Fact label={words.facts.when} value={time.lines} />
        {booking.locationText && <Fact label={words.facts.where} value={booking.locationText} />}
        <Fact label={words.facts.host} value={booking.hostName} />
        <Answers heading={say.answers} answers={booking.answers} />
        <Action href={booking.manageUrl}>{say.manage}</Action>
      </Layout>
    ),
  };
}
