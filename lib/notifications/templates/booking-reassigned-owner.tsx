import type { FrameSentences } from "./about-booking";
import type { BookingMail } from "./booking-mail";
import { EarlierTime } from "./earlier-time";
import { type Composed, Layout } from "./layout";
import { meetingTime, noTime } from "./meeting-time";
import { Action, Fact, Paragraphs } from "./parts";
import { type MailEdits, saidOf } from "./said";
import type { Words } from "./words";

/** Tells a host that a move gave the booking to somebody else. Its new time is not theirs, so only the old one is named. */
export function bookingReassignedOwner(
  booking: BookingMail,
  words: Words,
  say: FrameSentences & { readonly manage: string },
  edits?: MailEdits,
): Composed {
  const { startsAt, endsAt, movedFrom } = booking;
  const before = movedFrom !== undefined && {
    ...booking,
    startsAt: movedFrom,
    endsAt: movedFrom + (endsAt - startsAt),
  };
  const time = before ? meetingTime(before, words.locale) : noTime;
  const { frame, intro } = saidOf(booking, words, say, edits, time);
  return {
    subject: frame.subject,
    body: (
      <Layout {...frame}>
        <Paragraphs texts={intro} />
        <Fact label={words.facts.guest} value={booking.guestName} />
        <EarlierTime booking={booking} words={words} />
        <Action href={booking.manageUrl}>{say.manage}</Action>
      </Layout>
    ),
  };
}
