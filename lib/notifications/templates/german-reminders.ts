import type { englishFollowUp, englishReminders } from "./english-reminders";
import { germanForOwner } from "./german-bookings";

/** What the mails say shortly before a meeting, and when somebody has declined the invitation to it. */
export const germanReminders: typeof englishReminders = {
  bookingReminderGuest: {
    subject: ({ title, host, start }) => `Erinnerung: ${title} mit ${host}, ${start}`,
    preheader: ({ until, time }) => `Beginnt ${until}: ${time}`,
    heading: "Ihr Termin steht bevor",
    intro: ({ guest, host, until }) =>
      `Guten Tag ${guest}, Ihr Termin mit ${host} beginnt ${until}. Wenn Sie nicht kommen können, antworten Sie bitte auf diese E-Mail.`,
    answers: "Ihre Angaben",
    manage: "Buchung ansehen",
    footer: (organization) => `Sie bekommen diese E-Mail, weil Sie bei ${organization} gebucht haben.`,
  },
  bookingReminderOwner: {
    subject: ({ title, guest, start }) => `Erinnerung: ${guest}, ${title}, ${start}`,
    preheader: ({ guest, until, time }) => `${guest}, beginnt ${until}: ${time}`,
    heading: "Ein Termin steht bevor",
    intro: ({ guest, title, until }) => `„${title}“ mit ${guest} beginnt ${until}.`,
    ...germanForOwner,
  },
  bookingDeclinedOwner: {
    subject: ({ title, declinedBy, start }) => `Einladung abgelehnt: ${declinedBy}, ${title}, ${start}`,
    preheader: ({ declinedBy, time }) => `${declinedBy} kommt nicht: ${time}`,
    heading: "Eine Einladung wurde abgelehnt",
    intro: ({ title, declinedBy }) =>
      `${declinedBy} hat die Einladung zu „${title}“ abgelehnt. Die Buchung besteht weiter, und ihre Zeit bleibt vergeben, bis sie jemand verschiebt oder absagt.`,
    ...germanForOwner,
  },
};

/** After a meeting. */
export const germanFollowUp: typeof englishFollowUp = {
  subject: ({ title, host, start }) => `Vielen Dank: ${title} mit ${host}, ${start}`,
  preheader: ({ host }) => `Vielen Dank für das Treffen mit ${host}`,
  heading: "Vielen Dank für Ihre Zeit",
  intro: ({ guest, host }) =>
    `Guten Tag ${guest}, vielen Dank für das Treffen mit ${host}. Wenn noch etwas offen ist, antworten Sie einfach auf diese E-Mail.`,
  again: "Eine weitere Zeit buchen",
  footer: (organization) => `Sie bekommen diese E-Mail, weil Sie einen Termin bei ${organization} hatten.`,
};
