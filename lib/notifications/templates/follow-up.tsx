import type { BookingMail } from "./booking-mail";
import { type Composed, Layout } from "./layout";
import { Action, Fact, Paragraphs } from "./parts";
import { type MailEdits, saidOf } from "./said";
import type { Words } from "./words";

/** Thanks the guest after the meeting, and leads to another one where the link still takes bookings. */
export function followUp(booking: BookingMail, words: Words, edits?: MailEdits): Composed {
  const say = words.bookingFollowUpGuest;
  const { frame, intro, time } = saidOf(booking, words, say, edits);
  return {
    subject: frame.subject,
    body: (
      <Layout {...frame}>
        <Paragraphs texts={intro} />
        <Fact label={words.facts.meeting} value={booking.linkTitle} />
        <Fact label={words.facts.when} value={time.lines} />
        <Fact label={words.facts.host} value={booking.hostName} />
        <Action href={booking.bookAgainUrl}>{say.again}</Action>
      </Layout>
    ),
  };
}
