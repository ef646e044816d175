import type { BookingMail } from "@/lib/notifications/templates/booking-mail";
import type { MailInputs } from "@/lib/notifications/templates/render-mail";

/** What a mail about a booking is made of. */
export const booking: BookingMail = {
  linkTitle: "Intro call",
  hostName: "Anna Berg",
  organizationName: "Berg & Söhne",
  guestName: "Sam Guest",
  guestEmail: "sam@example.net",
  startsAt: Date.parse("2026-12-03T09:00:00Z"),
  endsAt: Date.parse("2026-12-03T09:30:00Z"),
  agreedZone: "America/Vancouver",
  timeZone: "Europe/Berlin",
  locationText: "Hauptstraße 1, 10115 Berlin",
  answers: [
    { label: "What is it about?", value: "A new site.\nAnd a shop." },
    { label: "Phone", value: "+49 30 1234567" },
  ],
  manageUrl: "https://openhour.example/booking/abc?from=mail&kind=1",
};

/** The same after a move from the Tuesday before. */
export const moved: BookingMail = { ...booking, movedFrom: Date.parse("2026-12-01T13:30:00Z") };

/** The same a day before it begins. */
const near: BookingMail = {
  ...booking,
  minutesUntil: 1440,
  optOutUrl: "https://openhour.example/unsubscribe/abc",
};

/** Something to make each kind of mail of. */
export const inputs: MailInputs = {
  booking_confirmed_guest: booking,
  booking_confirmed_owner: booking,
  booking_moved_guest: moved,
  booking_moved_owner: moved,
  booking_clock_guest: moved,
  booking_clock_owner: moved,
  booking_reassigned_owner: moved,
  booking_cancelled_guest: { ...booking, cancelReason: "I am ill." },
  booking_cancelled_owner: { ...booking, cancelReason: "I am ill." },
  booking_follow_up_guest: {
    ...near,
    bookAgainUrl: "https://openhour.example/book/intro-call",
  },
  booking_requested_guest: booking,
  booking_requested_owner: booking,
  booking_request_moved_guest: moved,
  booking_request_moved_owner: moved,
  booking_request_reassigned_owner: moved,
  booking_request_cancelled_guest: { ...booking, cancelReason: "I am ill." },
  booking_request_cancelled_owner: { ...booking, cancelReason: "I am ill." },
  booking_rejected_guest: { ...booking, cancelReason: "I am ill." },
  booking_expired_guest: booking,
  booking_reminder_guest: near,
  booking_reminder_owner: near,
  booking_declined_owner: { ...booking, declinedBy: "Sam Guest" },
  confirm_booking_guest: {
    locale: "en-GB",
    linkTitle: booking.linkTitle,
    hostName: booking.hostName,
    organizationName: booking.organizationName,
    startsAt: booking.startsAt,
    endsAt: booking.endsAt,
    requiresApproval: false,
    expiresAt: booking.startsAt - 24 * 60 * 60_000,
    timeZone: booking.timeZone,
    confirmUrl: "https://openhour.example/book/intro-call/confirm/abc",
  },
  sign_up: { confirmUrl: "https://openhour.example/verify-email/abc", validHours: 24 },
  password_reset: { resetUrl: "https://openhour.example/reset-password/abc", validMinutes: 30 },
  member_invitation: {
    inviterName: "Anna Albers",
    organizationName: "Albers & Co",
    joinUrl: "https://openhour.example/join/abc",
    validDays: 7,
  },
  sign_up_known: { signInUrl: "https://openhour.example/signin" },
};
/** What a reader of the HTML sees, roughly: no tags, no style, entities read. */
export const visible = (html: string) =>
  html
    .replace(/<(style|title)>.*?<\/\1>/gs, "")
    .replace(/<[^>]*>/g, " ")
    .replace(
      /&(amp|lt|gt|quot|#x27);/g,
      (_, name: string) => ({ amp: "&", lt: "<", gt: ">", quot: '"' })[name] ?? "'",
    )
    .replace(/\s+/g, " ");
