import { aboutBooking, type BookingSentences } from "./about-booking";
import { Answers, type BookingMail } from "./booking-mail";
import { EarlierTime } from "./earlier-time";
import type { Words } from "./english";
import { type Composed, Layout } from "./layout";
import { Action, Fact, Paragraph } from "./parts";

/** Tells the guest how the booking stands: that it was made, or that it has another time now. */
export function bookingForGuest(booking: BookingMail, words: Words, say: BookingSentences): Composed {
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
        <EarlierTime booking={booking} words={words} />
        {booking.cancelReason && <Fact label={words.facts.reason} value={booking.cancelReason} />}
        {booking.locationText && <Fact label={words.facts.where} value={booking.locationText} />}
        <Fact label={words.facts.host} value={booking.hostName} />
        {booking.bookedBy && <Fact label={words.facts.bookedBy} value={booking.bookedBy} />}
        {booking.broughtText && <Fact label={words.facts.brought} value={booking.broughtText} />}
        <Answers heading={say.answers} answers={booking.answers} />
        <Action href={booking.manageUrl}>{say.manage}</Action>
      </Layout>
    ),
  };
}
