import { aboutBooking, type BookingSentences } from "./about-booking";
import { Answers, type BookingMail } from "./booking-mail";
import { EarlierTime } from "./earlier-time";
import type { Words } from "./english";
import { type Composed, Layout } from "./layout";
import { Action, Fact, Paragraph } from "./parts";

/** Tells a host who has booked, or which booking has another time now; they may have been picked only with the move. */
export function bookingForOwner(booking: BookingMail, words: Words, say: BookingSentences): Composed {
  const { about, shortly, time } = aboutBooking(booking, words.locale);
  const subject = say.subject(shortly);
  const email = booking.guestEmail ? `\n${booking.guestEmail}` : "";
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
        <Fact label={words.facts.guest} value={booking.guestName + email} />
        {booking.broughtText && <Fact label={words.facts.brought} value={booking.broughtText} />}
        <Fact label={words.facts.when} value={time.lines} />
        <EarlierTime booking={booking} words={words} />
        {booking.cancelReason && <Fact label={words.facts.reason} value={booking.cancelReason} />}
        {booking.locationText && <Fact label={words.facts.where} value={booking.locationText} />}
        <Answers heading={say.answers} answers={booking.answers} />
        <Action href={booking.manageUrl}>{say.manage}</Action>
      </Layout>
    ),
  };
}
