import { answerText } from "@/lib/bookings/answer-text";
import type { BookingDetails } from "@/lib/bookings/queries";
import { whereIs } from "@/lib/bookings/where";
import type { Words } from "./templates/words";

/** What the guest answered, with the questions as they were asked, for mails and calendars. */
export const answersInWords = (
  { answers }: Pick<BookingDetails, "answers">,
  { locale, answers: words }: Pick<Words, "locale" | "answers">,
) => answers.map(({ label, value }) => ({ label, value: answerText(value, { locale, ...words }) }));

type Placed = Pick<BookingDetails, "location" | "status">;

/** Where to meet, as a mail says it: for a call also that it is one. */
export function whereInMail(booking: Placed, words: Pick<Words, "where">): { locationText?: string } {
  const where = whereIs(booking);
  if (!where) return {};
  const { kind, value } = where;
  const call = kind === "video" || kind === "phone" ? words.where[kind] : undefined;
  return { locationText: [call, value].filter(Boolean).join("\n") };
}

/** The same as a calendar has it: the address to go to, to open or to ring. */
export function whereInCalendar(booking: Placed): { location?: string } {
  const value = whereIs(booking)?.value;
  return value ? { location: value } : {};
}
