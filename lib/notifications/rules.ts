import type { MailKind } from "./templates/render-mail";

const kinds: Record<MailKind, string> = {
  booking_confirmed_guest: "Confirmation to the guest",
  booking_confirmed_owner: "Word of a new booking",
  sign_up: "Confirmation of a sign-up",
  sign_up_known: "Sign-up with a known address",
};

/** A mail's subject; what kind it is as long as it has not been written. */
export const mailSubject = (mail: { readonly subject: string | null; readonly kind: MailKind }): string =>
  mail.subject ?? kinds[mail.kind];
