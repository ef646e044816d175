import type { AboutBooking, BookingSentences } from "./about-booking";
import { englishRequestReassigned, englishRequests } from "./english-requests";

/** What every mail about a booking says to its hosts. */
const forOwner = {
  answers: "What the guest wrote",
  manage: "Open the booking",
  footer: (organization: string) => `You get this mail because you take bookings for ${organization}.`,
};

/**
 * Every word of the mails. Another language is another file of this shape; what
 * a sentence needs comes as arguments, so that its order is the language's own.
 */
export const english = {
  language: "en",
  // Days before months and 24 hours: nobody has to guess whether 10:00 is morning.
  locale: "en-GB",
  product: "Openhour",
  facts: {
    meeting: "Meeting",
    when: "When",
    where: "Where",
    host: "With",
    guest: "Guest",
    brought: "Also invited",
    bookedBy: "Booked by",
    before: "Before",
    reason: "Reason",
  },
  answers: { yes: "Yes", no: "No" },
  where: { video: "Video call", phone: "By phone" },
  noLongerValid: (time: string) => `${time}: this time is no longer valid.`,
  bookingConfirmedGuest: {
    subject: ({ title, host, start }) => `${title} with ${host}, ${start}`,
    preheader: ({ time }) => `You are booked: ${time}`,
    heading: "You are booked",
    intro: ({ guest, host }) =>
      `Hello ${guest}, your meeting with ${host} is confirmed. The invitation comes with this mail; accept it to have the meeting in your calendar.`,
    answers: "What you wrote",
    manage: "View your booking",
    footer: (organization) =>
      `You get this mail because somebody booked a time with ${organization} and gave this address. If that was not you, tell them by answering this mail.`,
  } satisfies BookingSentences,
  bookingConfirmedOwner: {
    subject: ({ title, guest, start }) => `New booking: ${guest}, ${title}, ${start}`,
    preheader: ({ guest, time }) => `${guest}: ${time}`,
    heading: "You have a new booking",
    intro: ({ guest, title }) =>
      `${guest} booked “${title}” with you. The invitation comes with this mail, and the time is taken for everybody else.`,
    ...forOwner,
  } satisfies BookingSentences,
  bookingMovedGuest: {
    subject: ({ title, start }) => `Moved: ${title}, ${start}`,
    preheader: ({ time }) => `Your new time: ${time}`,
    heading: "Your booking has a new time",
    intro: ({ guest, host }) =>
      `Hello ${guest}, your meeting with ${host} has moved. The invitation comes with this mail; accept it to have the meeting at its new time in your calendar.`,
    answers: "What you wrote",
    manage: "View your booking",
    footer: (organization) =>
      `You get this mail because you have a booking with ${organization}. If the new time does not suit you, tell them by answering this mail.`,
  } satisfies BookingSentences,
  bookingMovedOwner: {
    subject: ({ title, guest, start }) => `Moved: ${guest}, ${title}, ${start}`,
    preheader: ({ guest, time }) => `${guest}, new time: ${time}`,
    heading: "A booking has a new time",
    intro: ({ guest, title }) =>
      `The booking of “${title}” by ${guest} has moved. The invitation comes with this mail, and the new time is taken for everybody else.`,
    ...forOwner,
  } satisfies BookingSentences,
  bookingClockGuest: {
    subject: ({ title, start }) => `Time put right: ${title}, ${start}`,
    preheader: ({ time }) => `The right time: ${time}`,
    heading: "The rules of the clock have changed",
    intro: ({ guest, host, city }) =>
      `Hello ${guest}, the rules for the clock in ${city} have changed since you booked with ${host}. Your meeting stays at the time that was agreed there. The invitation comes with this mail; accept it to have the meeting at the right time in your calendar.`,
    answers: "What you wrote",
    manage: "View your booking",
    footer: (organization) =>
      `You get this mail because you have a booking with ${organization}. If the time does not suit you, tell them by answering this mail.`,
  } satisfies BookingSentences,
  bookingClockOwner: {
    subject: ({ title, guest, start }) => `Time put right: ${guest}, ${title}, ${start}`,
    preheader: ({ guest, time }) => `${guest}, the right time: ${time}`,
    heading: "The rules of the clock have changed",
    intro: ({ guest, title, city }) =>
      `The rules for the clock in ${city} have changed since ${guest} booked “${title}”. The meeting stays at the time that was agreed there, and the invitation in this mail puts it right in your calendar.`,
    ...forOwner,
  } satisfies BookingSentences,
  bookingCancelledGuest: {
    subject: ({ title, start }) => `Cancelled: ${title}, ${start}`,
    preheader: ({ time }) => `Not taking place: ${time}`,
    heading: "Your booking is cancelled",
    intro: ({ guest, host }) =>
      `Hello ${guest}, your meeting with ${host} is cancelled. The cancellation comes with this mail and takes the meeting out of your calendar.`,
    answers: "What you wrote",
    manage: "View your booking",
    footer: (organization) => `You get this mail because you had a booking with ${organization}.`,
  } satisfies BookingSentences,
  bookingCancelledOwner: {
    subject: ({ title, guest, start }) => `Cancelled: ${guest}, ${title}, ${start}`,
    preheader: ({ guest, time }) => `${guest}, not taking place: ${time}`,
    heading: "A booking is cancelled",
    intro: ({ guest, title }) =>
      `The booking of “${title}” by ${guest} is cancelled, and its time is free again. The cancellation comes with this mail and takes the meeting out of your calendar.`,
    ...forOwner,
  } satisfies BookingSentences,
  bookingReassignedOwner: {
    subject: (title: string, guest: string, before: string | undefined) =>
      [`No longer yours: ${guest}`, title, before].filter(Boolean).join(", "),
    preheader: (guest: string) => `${guest} meets somebody else`,
    heading: "A booking is no longer yours",
    intro: (guest: string, title: string) =>
      `The booking of “${title}” by ${guest} has moved to a time that somebody else takes. The cancellation comes with this mail and takes the meeting out of your calendar; there is nothing else to do.`,
    ...forOwner,
  },
  bookingFollowUpGuest: {
    subject: ({ title, host, start }: AboutBooking) => `Thank you: ${title} with ${host}, ${start}`,
    preheader: ({ host }: AboutBooking) => `Thank you for meeting ${host}`,
    heading: "Thank you for your time",
    intro: ({ guest, host }: AboutBooking) =>
      `Hello ${guest}, thank you for meeting ${host}. If there is anything to add, just answer this mail.`,
    again: "Book another time",
    footer: (organization: string) => `You get this mail because you had a meeting with ${organization}.`,
  },
  ...englishRequests,
  bookingRequestReassignedOwner: englishRequestReassigned,
  signUp: {
    subject: "Confirm your address to finish your sign-up",
    heading: "One step left",
    intro: (hours: number) =>
      `You signed up for Openhour with this address. Confirm it with the link below and the password you chose. The link works once, within ${hours} hours.`,
    action: "Confirm this address",
    footer: "If it was not you, leave this mail alone: without the link there will be no account.",
  },
  signUpKnown: {
    subject: "You already have an Openhour account",
    heading: "You already have an account",
    intro:
      "Somebody, perhaps you, tried to sign up for Openhour with this address. It has an account already, so nothing was made or changed. Sign in with the password you have.",
    action: "Sign in",
    footer:
      "If it was not you, there is nothing to do: whoever it was has learned nothing about your account.",
  },
};

export type Words = typeof english;
