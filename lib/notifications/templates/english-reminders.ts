import type { AboutBooking, BookingSentences } from "./about-booking";
import { englishForOwner } from "./english-bookings";

/** What the mails say shortly before a meeting, and when somebody has declined the invitation to it. */
export const englishReminders = {
  bookingReminderGuest: {
    subject: ({ title, host, start }) => `Reminder: ${title} with ${host}, ${start}`,
    preheader: ({ until, time }) => `Starts ${until}: ${time}`,
    heading: "Your meeting is coming up",
    intro: ({ guest, host, until }) =>
      `Hello ${guest}, your meeting with ${host} starts ${until}. If you cannot make it, tell them by answering this mail.`,
    answers: "What you wrote",
    manage: "View your booking",
    footer: (organization) => `You get this mail because you have a booking with ${organization}.`,
  },
  bookingReminderOwner: {
    subject: ({ title, guest, start }) => `Reminder: ${guest}, ${title}, ${start}`,
    preheader: ({ guest, until, time }) => `${guest}, starts ${until}: ${time}`,
    heading: "A meeting is coming up",
    intro: ({ guest, title, until }) => `“${title}” with ${guest} starts ${until}.`,
    ...englishForOwner,
  },
  bookingDeclinedOwner: {
    subject: ({ title, declinedBy, start }) => `Declined: ${declinedBy}, ${title}, ${start}`,
    preheader: ({ declinedBy, time }) => `${declinedBy} will not come: ${time}`,
    heading: "An invitation was declined",
    intro: ({ title, declinedBy }) =>
      `${declinedBy} declined the invitation to “${title}”. The booking still stands, and its time stays taken until somebody moves or cancels it.`,
    ...englishForOwner,
  },
} satisfies Record<string, BookingSentences>;

/** After a meeting. */
export const englishFollowUp = {
  subject: ({ title, host, start }: AboutBooking) => `Thank you: ${title} with ${host}, ${start}`,
  preheader: ({ host }: AboutBooking) => `Thank you for meeting ${host}`,
  heading: "Thank you for your time",
  intro: ({ guest, host }: AboutBooking) =>
    `Hello ${guest}, thank you for meeting ${host}. If there is anything to add, just answer this mail.`,
  again: "Book another time",
  footer: (organization: string) => `You get this mail because you had a meeting with ${organization}.`,
};
