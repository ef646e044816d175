import type { AboutBooking, BookingSentences } from "./about-booking";

/** To those who take bookings. */
export const englishForOwner = {
  answers: "What the guest wrote",
  manage: "Open the booking",
  footer: (organization: string) => `You get this mail because you take bookings for ${organization}.`,
};

/** What the mails say about bookings that stand, have moved, or are cancelled. */
export const englishBookings = {
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
  },
  bookingConfirmedOwner: {
    subject: ({ title, guest, start }) => `New booking: ${guest}, ${title}, ${start}`,
    preheader: ({ guest, time }) => `${guest}: ${time}`,
    heading: "You have a new booking",
    intro: ({ guest, title }) =>
      `${guest} booked “${title}” with you. The invitation comes with this mail, and the time is taken for everybody else.`,
    ...englishForOwner,
  },
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
  },
  bookingMovedOwner: {
    subject: ({ title, guest, start }) => `Moved: ${guest}, ${title}, ${start}`,
    preheader: ({ guest, time }) => `${guest}, new time: ${time}`,
    heading: "A booking has a new time",
    intro: ({ guest, title }) =>
      `The booking of “${title}” by ${guest} has moved. The invitation comes with this mail, and the new time is taken for everybody else.`,
    ...englishForOwner,
  },
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
  },
  bookingClockOwner: {
    subject: ({ title, guest, start }) => `Time put right: ${guest}, ${title}, ${start}`,
    preheader: ({ guest, time }) => `${guest}, the right time: ${time}`,
    heading: "The rules of the clock have changed",
    intro: ({ guest, title, city }) =>
      `The rules for the clock in ${city} have changed since ${guest} booked “${title}”. The meeting stays at the time that was agreed there, and the invitation in this mail puts it right in your calendar.`,
    ...englishForOwner,
  },
  bookingCancelledGuest: {
    subject: ({ title, start }) => `Cancelled: ${title}, ${start}`,
    preheader: ({ time }) => `Not taking place: ${time}`,
    heading: "Your booking is cancelled",
    intro: ({ guest, host }) =>
      `Hello ${guest}, your meeting with ${host} is cancelled. The cancellation comes with this mail and takes the meeting out of your calendar.`,
    answers: "What you wrote",
    manage: "View your booking",
    footer: (organization) => `You get this mail because you had a booking with ${organization}.`,
  },
  bookingCancelledOwner: {
    subject: ({ title, guest, start }) => `Cancelled: ${guest}, ${title}, ${start}`,
    preheader: ({ guest, time }) => `${guest}, not taking place: ${time}`,
    heading: "A booking is cancelled",
    intro: ({ guest, title }) =>
      `The booking of “${title}” by ${guest} is cancelled, and its time is free again. The cancellation comes with this mail and takes the meeting out of your calendar.`,
    ...englishForOwner,
  },
} satisfies Record<string, BookingSentences>;

/** To a host whose booking a move gave to somebody else. */
export const englishReassigned = {
  subject: ({ title, guest, start }: AboutBooking) =>
    [`No longer yours: ${guest}`, title, start].filter(Boolean).join(", "),
  preheader: ({ guest }: AboutBooking) => `${guest} meets somebody else`,
  heading: "A booking is no longer yours",
  intro: ({ guest, title }: AboutBooking) =>
    `The booking of “${title}” by ${guest} has moved to a time that somebody else takes. The cancellation comes with this mail and takes the meeting out of your calendar; there is nothing else to do.`,
  ...englishForOwner,
};
