import { render, toPlainText } from "@react-email/render";
import { bookingConfirmedGuest } from "./booking-confirmed-guest";
import { bookingConfirmedOwner } from "./booking-confirmed-owner";
import { type BookingMail, cleanBooking } from "./booking-mail";
import { english, type Words } from "./english";
import type { Composed } from "./layout";
import { type SignUpKnownMail, type SignUpMail, signUp, signUpKnown } from "./sign-up";

/** Every kind of mail, with what it is made of. */
export type MailInputs = {
  booking_confirmed_guest: BookingMail;
  booking_confirmed_owner: BookingMail;
  sign_up: SignUpMail;
  sign_up_known: SignUpKnownMail;
};

export type MailKind = keyof MailInputs;

export type RenderedMail = { readonly subject: string; readonly text: string; readonly html: string };

const templates: { readonly [Kind in MailKind]: (input: MailInputs[Kind], words: Words) => Composed } = {
  booking_confirmed_guest: (booking, words) => bookingConfirmedGuest(cleanBooking(booking), words),
  booking_confirmed_owner: (booking, words) => bookingConfirmedOwner(cleanBooking(booking), words),
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
