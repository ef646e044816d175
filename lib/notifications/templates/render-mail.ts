import { render, toPlainText } from "@react-email/render";
import type { BookingSentences } from "./about-booking";
import { bookingForGuest } from "./booking-for-guest";
import { bookingForOwner } from "./booking-for-owner";
import { type BookingMail, cleanBooking } from "./booking-mail";
import { bookingReassignedOwner } from "./booking-reassigned-owner";
import { type ConfirmBookingMail, confirmBooking } from "./confirm-booking";
import { english, type Words } from "./english";
import { followUp } from "./follow-up";
import type { Composed } from "./layout";
import { type SignUpKnownMail, type SignUpMail, signUp, signUpKnown } from "./sign-up";

/** Every kind of mail, with what it is made of. */
export type MailInputs = {
  booking_confirmed_guest: BookingMail;
  booking_confirmed_owner: BookingMail;
  booking_moved_guest: BookingMail;
  booking_moved_owner: BookingMail;
  booking_clock_guest: BookingMail;
  booking_clock_owner: BookingMail;
  booking_reassigned_owner: BookingMail;
  booking_cancelled_guest: BookingMail;
  booking_cancelled_owner: BookingMail;
  booking_follow_up_guest: BookingMail;
  booking_requested_guest: BookingMail;
  booking_requested_owner: BookingMail;
  booking_request_moved_guest: BookingMail;
  booking_request_moved_owner: BookingMail;
  booking_request_reassigned_owner: BookingMail;
  booking_request_cancelled_guest: BookingMail;
  booking_request_cancelled_owner: BookingMail;
  booking_rejected_guest: BookingMail;
  booking_expired_guest: BookingMail;
  confirm_booking_guest: ConfirmBookingMail;
  sign_up: SignUpMail;
  sign_up_known: SignUpKnownMail;
};

export type MailKind = keyof MailInputs;

export type RenderedMail = { readonly subject: string; readonly text: string; readonly html: string };

const toGuest = (booking: BookingMail, words: Words, say: BookingSentences) =>
  bookingForGuest(cleanBooking(booking), words, say);
const toOwner = (booking: BookingMail, words: Words, say: BookingSentences) =>
  bookingForOwner(cleanBooking(booking), words, say);

const templates: { readonly [Kind in MailKind]: (input: MailInputs[Kind], words: Words) => Composed } = {
  booking_confirmed_guest: (booking, words) => toGuest(booking, words, words.bookingConfirmedGuest),
  booking_confirmed_owner: (booking, words) => toOwner(booking, words, words.bookingConfirmedOwner),
  booking_moved_guest: (booking, words) => toGuest(booking, words, words.bookingMovedGuest),
  booking_moved_owner: (booking, words) => toOwner(booking, words, words.bookingMovedOwner),
  booking_clock_guest: (booking, words) => toGuest(booking, words, words.bookingClockGuest),
  booking_clock_owner: (booking, words) => toOwner(booking, words, words.bookingClockOwner),
  booking_reassigned_owner: (booking, words) =>
    bookingReassignedOwner(cleanBooking(booking), words, words.bookingReassignedOwner),
  booking_cancelled_guest: (booking, words) => toGuest(booking, words, words.bookingCancelledGuest),
  booking_cancelled_owner: (booking, words) => toOwner(booking, words, words.bookingCancelledOwner),
  booking_follow_up_guest: (booking, words) => followUp(cleanBooking(booking), words),
  booking_requested_guest: (booking, words) => toGuest(booking, words, words.bookingRequestedGuest),
  booking_requested_owner: (booking, words) => toOwner(booking, words, words.bookingRequestedOwner),
  booking_request_moved_guest: (booking, words) => toGuest(booking, words, words.bookingRequestMovedGuest),
  booking_request_moved_owner: (booking, words) => toOwner(booking, words, words.bookingRequestMovedOwner),
  booking_request_reassigned_owner: (booking, words) =>
    bookingReassignedOwner(cleanBooking(booking), words, words.bookingRequestReassignedOwner),
  booking_request_cancelled_guest: (booking, words) =>
    toGuest(booking, words, words.bookingRequestCancelledGuest),
  booking_request_cancelled_owner: (booking, words) =>
    toOwner(booking, words, words.bookingRequestCancelledOwner),
  booking_rejected_guest: (booking, words) => toGuest(booking, words, words.bookingRejectedGuest),
  booking_expired_guest: (booking, words) => toGuest(booking, words, words.bookingExpiredGuest),
  confirm_booking_guest: confirmBooking,
  sign_up: signUp,
  sign_up_known: signUpKnown,
};

/**
 * Writes a mail. The text is made from the HTML, so the two cannot drift apart.
 * The subject is one line; people's words in it are cut where they are long.
 */
export async function renderMail<Kind extends MailKind>(
  kind: Kind,
  input: MailInputs[Kind],
): Promise<RenderedMail> {
  const { subject, body } = templates[kind](input, english);
  const html = await render(body);
  return { subject, html, text: toPlainText(html, { selectors: textStyle }) };
}

/** Headings stay as they are written, for capitals are harder to read, and an address ends where its bracket does. */
const textStyle = [
  ...["h1", "h2"].map((selector) => ({ selector, options: { uppercase: false, leadingLineBreaks: 2 } })),
  { selector: "a", options: { linkBrackets: ["<", ">"] as [string, string] } },
];
