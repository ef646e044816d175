import { render, toPlainText } from "@react-email/render";
import type { Language } from "@/lib/i18n/locale";
import type { BookingSentences } from "./about-booking";
import {
  type MemberInvitationMail,
  memberInvitation,
  type PasswordResetMail,
  passwordReset,
  type SignUpKnownMail,
  type SignUpMail,
  signUp,
  signUpKnown,
} from "./account-mails";
import { bookingForGuest } from "./booking-for-guest";
import { bookingForOwner } from "./booking-for-owner";
import { type BookingMail, cleanBooking } from "./booking-mail";
import { bookingReassignedOwner } from "./booking-reassigned-owner";
import { type ConfirmBookingMail, confirmBooking } from "./confirm-booking";
import { followUp } from "./follow-up";
import type { Composed } from "./layout";
import type { MailEdits } from "./said";
import { mailWords, type Words } from "./words";

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
  booking_reminder_guest: BookingMail;
  booking_reminder_owner: BookingMail;
  booking_declined_owner: BookingMail;
  confirm_booking_guest: ConfirmBookingMail;
  sign_up: SignUpMail;
  sign_up_known: SignUpKnownMail;
  password_reset: PasswordResetMail;
  member_invitation: MemberInvitationMail;
};

export type MailKind = keyof MailInputs;

export type RenderedMail = { readonly subject: string; readonly text: string; readonly html: string };

/** For whom a mail is written, and what of it the owner has said otherwise. */
export type MailOptions = {
  readonly language: Language;
  /** Of mails about a booking. */
  readonly edits?: MailEdits | undefined;
};

type Template<Input> = (input: Input, words: Words, edits?: MailEdits) => Composed;

/** The kinds whose words are of the one shape that most mails about a booking share. */
type SentencesName = {
  [Name in keyof Words]: Words[Name] extends BookingSentences ? Name : never;
}[keyof Words];

const toGuest =
  (name: SentencesName): Template<BookingMail> =>
  (booking, words, edits) =>
    bookingForGuest(cleanBooking(booking), words, words[name], edits);

const toOwner =
  (name: SentencesName): Template<BookingMail> =>
  (booking, words, edits) =>
    bookingForOwner(cleanBooking(booking), words, words[name], edits);

const toFormerOwner =
  (name: "bookingReassignedOwner" | "bookingRequestReassignedOwner"): Template<BookingMail> =>
  (booking, words, edits) =>
    bookingReassignedOwner(cleanBooking(booking), words, words[name], edits);

const templates: { readonly [Kind in MailKind]: Template<MailInputs[Kind]> } = {
  booking_confirmed_guest: toGuest("bookingConfirmedGuest"),
  booking_confirmed_owner: toOwner("bookingConfirmedOwner"),
  booking_moved_guest: toGuest("bookingMovedGuest"),
  booking_moved_owner: toOwner("bookingMovedOwner"),
  booking_clock_guest: toGuest("bookingClockGuest"),
  booking_clock_owner: toOwner("bookingClockOwner"),
  booking_reassigned_owner: toFormerOwner("bookingReassignedOwner"),
  booking_cancelled_guest: toGuest("bookingCancelledGuest"),
  booking_cancelled_owner: toOwner("bookingCancelledOwner"),
  booking_follow_up_guest: (booking, words, edits) => followUp(cleanBooking(booking), words, edits),
  booking_requested_guest: toGuest("bookingRequestedGuest"),
  booking_requested_owner: toOwner("bookingRequestedOwner"),
  booking_request_moved_guest: toGuest("bookingRequestMovedGuest"),
  booking_request_moved_owner: toOwner("bookingRequestMovedOwner"),
  booking_request_reassigned_owner: toFormerOwner("bookingRequestReassignedOwner"),
  booking_request_cancelled_guest: toGuest("bookingRequestCancelledGuest"),
  booking_request_cancelled_owner: toOwner("bookingRequestCancelledOwner"),
  booking_rejected_guest: toGuest("bookingRejectedGuest"),
  booking_expired_guest: toGuest("bookingExpiredGuest"),
  booking_reminder_guest: toGuest("bookingReminderGuest"),
  booking_reminder_owner: toOwner("bookingReminderOwner"),
  booking_declined_owner: toOwner("bookingDeclinedOwner"),
  confirm_booking_guest: confirmBooking,
  sign_up: signUp,
  sign_up_known: signUpKnown,
  member_invitation: memberInvitation,
  password_reset: passwordReset,
};

/**
 * Writes a mail in its reader's language. The text is made from the HTML, so the two cannot drift
 * apart. The subject is one line; people's words in it are cut where they are long.
 */
export async function renderMail<Kind extends MailKind>(
  kind: Kind,
  input: MailInputs[Kind],
  { language, edits }: MailOptions,
): Promise<RenderedMail> {
  const { subject, body } = templates[kind](input, mailWords(language), edits);
  const html = await render(body);
  return { subject, html, text: toPlainText(html, { selectors: textStyle }) };
}

/** Headings stay as they are written, for capitals are harder to read, and an address ends where its bracket does. */
const textStyle = [
  ...["h1", "h2"].map((selector) => ({ selector, options: { uppercase: false, leadingLineBreaks: 2 } })),
  { selector: "a", options: { linkBrackets: ["<", ">"] as [string, string] } },
];
