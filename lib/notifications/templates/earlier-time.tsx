import type { BookingMail } from "./booking-mail";
import { startTime } from "./meeting-time";
import { Fact } from "./parts";
import type { Words } from "./words";

/** The time before a move, as a row of the layout that says in words that it no longer holds; nothing when none is named. */
export function EarlierTime({ booking, words }: { readonly booking: BookingMail; readonly words: Words }) {
  if (booking.movedFrom === undefined) return null;
  const time = startTime(booking.movedFrom, booking, words.locale);
  return <Fact label={words.facts.before} value={words.noLongerValid(time)} />;
}
