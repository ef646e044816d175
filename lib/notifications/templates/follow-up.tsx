import { aboutBooking } from "./about-booking";
import type { BookingMail } from "./booking-mail";
import type { Words } from "./english";
import { type Composed, Layout } from "./layout";
import { Action, Fact, Paragraph } from "./parts";

/** Thanks the guest after the meeting, and leads to another one where the link still takes bookings. */
export function followUp(booking: BookingMail, words: Words): Composed {
  const say = words.bookingFollowUpGuest;
  const { about, shortly, time } = aboutBooking(booking, words.locale);
  const subject = say.subject(shortly);
  return {
    subject,
    body: (
      <Layout
        language={words.language}
        subject={subject}
        sender={booking.organizationName}
        preheader={say.preheader(about)}
        heading={say.heading}
        footer={say.footer(booking.organizationName)}
      >
        <Paragraph>{say.intro(about)}</Paragraph>
        <Fact label={words.facts.meeting} value={booking.linkTitle} />
        <Fact label={words.facts.when} value={time.lines} />
        <Fact label={words.facts.host} value={booking.hostName} />
        {booking.bookAgainUrl && <Action href={booking.bookAgainUrl}>{say.again}</Action>}
      </Layout>
    ),
  };
}
