import type { AboutBooking, BookingSentences } from "./about-booking";
import { englishForOwner } from "./english-bookings";

const forOwner = { ...englishForOwner, manage: "Open the request" };

const forGuest = {
  answers: "What you wrote",
  footer: (organization: string) =>
    `You get this mail because somebody asked ${organization} for a time and gave this address. If that was not you, tell them by answering this mail.`,
};

/** What the mails say about bookings that wait for their owner's answer; nobody is invited before it. */
export const englishRequests = {
  bookingRequestedGuest: {
    subject: ({ title, host, start }) => `Request received: ${title} with ${host}, ${start}`,
    preheader: ({ time }) => `Waiting for an answer: ${time}`,
    heading: "Your request has arrived",
    intro: ({ guest, host }) =>
      `Hello ${guest}, ${host} has your request, and the time is kept for you until it is answered. You get another mail then; the meeting is not confirmed yet.`,
    manage: "View your request",
    ...forGuest,
  },
  bookingRequestedOwner: {
    subject: ({ title, guest, start }) => `Please decide: ${guest}, ${title}, ${start}`,
    preheader: ({ guest, time }) => `${guest} asks for ${time}`,
    heading: "A request waits for your answer",
    intro: ({ guest, title }) =>
      `${guest} asks for “${title}” with you. The time is taken for everybody else until you approve or reject the request.`,
    ...forOwner,
    manage: "Approve or reject",
  },
  bookingRequestMovedGuest: {
    subject: ({ title, start }) => `Request moved: ${title}, ${start}`,
    preheader: ({ time }) => `The new time, waiting for an answer: ${time}`,
    heading: "Your request has a new time",
    intro: ({ guest, host }) =>
      `Hello ${guest}, your request to ${host} is now for another time, and still waits for an answer. You get another mail then.`,
    manage: "View your request",
    ...forGuest,
  },
  bookingRequestMovedOwner: {
    subject: ({ title, guest, start }) => `Request moved, please decide: ${guest}, ${title}, ${start}`,
    preheader: ({ guest, time }) => `${guest}, new time: ${time}`,
    heading: "A request has a new time",
    intro: ({ guest, title }) =>
      `The request of ${guest} for “${title}” is now for another time, and still waits for your answer.`,
    ...forOwner,
    manage: "Approve or reject",
  },
  bookingRequestCancelledGuest: {
    subject: ({ title, start }) => `Request withdrawn: ${title}, ${start}`,
    preheader: ({ time }) => `Not taking place: ${time}`,
    heading: "Your request is withdrawn",
    intro: ({ guest, host }) =>
      `Hello ${guest}, your request to ${host} is withdrawn, and its time is free again. It was not confirmed yet, so nothing is in your calendar.`,
    manage: "View your request",
    ...forGuest,
  },
  bookingRequestCancelledOwner: {
    subject: ({ title, guest, start }) => `Request withdrawn: ${guest}, ${title}, ${start}`,
    preheader: ({ guest, time }) => `${guest}, not taking place: ${time}`,
    heading: "A request is withdrawn",
    intro: ({ guest, title }) =>
      `The request of ${guest} for “${title}” is withdrawn, and its time is free again. There is nothing to decide any more.`,
    ...forOwner,
  },
  bookingRejectedGuest: {
    subject: ({ title, start }) => `Not possible: ${title}, ${start}`,
    preheader: ({ time }) => `Not taking place: ${time}`,
    heading: "Your request was turned down",
    intro: ({ guest, host }) =>
      `Hello ${guest}, ${host} cannot take your request for this time. The meeting does not take place.`,
    manage: "View your request",
    ...forGuest,
  },
  bookingExpiredGuest: {
    subject: ({ title, start }) => `No answer in time: ${title}, ${start}`,
    preheader: ({ time }) => `Not taking place: ${time}`,
    heading: "Your request has expired",
    intro: ({ guest, host }) =>
      `Hello ${guest}, ${host} did not answer your request before its time came. The meeting does not take place; you can ask for another time.`,
    manage: "View your request",
    ...forGuest,
  },
} satisfies Record<string, BookingSentences>;

/** To a host whose request a move gave to somebody else. */
export const englishRequestReassigned = {
  subject: ({ title, guest, start }: AboutBooking) =>
    [`Request no longer yours: ${guest}`, title, start].filter(Boolean).join(", "),
  preheader: ({ guest }: AboutBooking) => `${guest} meets somebody else`,
  heading: "A request is no longer yours",
  intro: ({ guest, title }: AboutBooking) =>
    `The request of ${guest} for “${title}” has moved to a time that somebody else takes. There is nothing for you to decide any more.`,
  ...forOwner,
};
