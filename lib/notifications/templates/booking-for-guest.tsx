import type { BookingSentences } from "./about-booking";
import { Answers, type BookingMail } from "./booking-mail";
import { EarlierTime } from "./earlier-time";
import { type Composed, Layout } from "./layout";
import { Action, Fact, Paragraphs } from "./parts";
import { type MailEdits, saidOf } from "./said";
import type { Words } from "./words";

/** Tells the guest how the booking stands: that it was made, that it has another time now, or that it is near. */
export function bookingForGuest(
  booking: BookingMail,
  words: Words,
  say: BookingSentences,
  edits?: MailEdits,
): Composed {
  const { frame, intro, time } = saidOf(booking, words, say, edits);
  return {
    subject: frame.subject,
    body: (
      <Layout {...frame}>
        <Paragraphs texts={intro} />
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
