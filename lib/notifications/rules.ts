import type { MailKind } from "./templates/render-mail";

const kinds: Record<MailKind, string> = {
  booking_confirmed_guest: "Confirmation to the guest",
  booking_confirmed_owner: "Word of a new booking",
  booking_moved_guest: "New time to the guest",
  booking_moved_owner: "Word of a moved booking",
  booking_clock_guest: "New rules of the clock, to the guest",
  booking_clock_owner: "New rules of the clock, to a host",
  booking_reassigned_owner: "Word of a booking that went to another host",
  booking_cancelled_guest: "Cancellation to the guest",
  booking_cancelled_owner: "Word of a cancelled booking",
  sign_up: "Confirmation of a sign-up",
  sign_up_known: "Sign-up with a known address",
};

/** A mail's subject; what kind it is as long as it has not been written. */
export const mailSubject = (mail: { readonly subject: string | null; readonly kind: MailKind }): string =>
  mail.subject ?? kinds[mail.kind];
