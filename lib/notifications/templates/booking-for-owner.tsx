import type { BookingSentences } from "./about-booking";
import { Answers, type BookingMail } from "./booking-mail";
import { EarlierTime } from "./earlier-time";
import { type Composed, Layout } from "./layout";
import { Action, Fact, Paragraphs } from "./parts";
import { type MailEdits, saidOf } from "./said";
import type { Words } from "./words";

/** Tells a host who has booked, or how a booking stands now; they may have been picked only with a move. */
export function bookingForOwner(
  booking: BookingMail,
  words: Words,
  say: BookingSentences,
  edits?: MailEdits,
): Composed {
  const { frame, intro, time } = saidOf(booking, words, say, edits);
  const email = booking.guestEmail ? `\n${booking.guestEmail}` : "";
  return {
    subject: frame.subject,
    body: (
      <Layout {...frame}>
        <Paragraphs texts={intro} />
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
