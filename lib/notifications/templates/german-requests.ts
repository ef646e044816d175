import type { englishRequestReassigned, englishRequests } from "./english-requests";
import { germanForOwner } from "./german-bookings";

const forOwner = { ...germanForOwner, manage: "Anfrage öffnen" };

const forGuest = {
  answers: "Ihre Angaben",
  manage: "Anfrage ansehen",
  footer: (organization: string) =>
    `Sie bekommen diese E-Mail, weil jemand bei ${organization} eine Zeit angefragt und diese Adresse angegeben hat. Wenn Sie das nicht waren, antworten Sie bitte auf diese E-Mail.`,
};

/** What the mails say about bookings that wait for their owner's answer; nobody is invited before it. */
export const germanRequests: typeof englishRequests = {
  bookingRequestedGuest: {
    subject: ({ title, host, start }) => `Anfrage eingegangen: ${title} mit ${host}, ${start}`,
    preheader: ({ time }) => `Wartet auf Antwort: ${time}`,
    heading: "Ihre Anfrage ist angekommen",
    intro: ({ guest, host }) =>
      `Guten Tag ${guest}, Ihre Anfrage ist bei ${host}, und die Zeit bleibt bis zur Antwort für Sie reserviert. Dann bekommen Sie wieder eine E-Mail; noch ist der Termin nicht bestätigt.`,
    ...forGuest,
  },
  bookingRequestedOwner: {
    subject: ({ title, guest, start }) => `Bitte entscheiden: ${guest}, ${title}, ${start}`,
    preheader: ({ guest, time }) => `${guest} fragt an: ${time}`,
    heading: "Eine Anfrage wartet auf deine Antwort",
    intro: ({ guest, title }) =>
      `${guest} fragt „${title}“ bei dir an. Die Zeit ist für alle anderen vergeben, bis du die Anfrage annimmst oder ablehnst.`,
    ...forOwner,
    manage: "Annehmen oder ablehnen",
  },
  bookingRequestMovedGuest: {
    subject: ({ title, start }) => `Anfrage verschoben: ${title}, ${start}`,
    preheader: ({ time }) => `Die neue Zeit, wartet auf Antwort: ${time}`,
    heading: "Ihre Anfrage hat eine neue Zeit",
    intro: ({ guest, host }) =>
      `Guten Tag ${guest}, Ihre Anfrage an ${host} gilt jetzt einer anderen Zeit und wartet weiter auf Antwort. Dann bekommen Sie wieder eine E-Mail.`,
    ...forGuest,
  },
  bookingRequestMovedOwner: {
    subject: ({ title, guest, start }) =>
      `Anfrage verschoben, bitte entscheiden: ${guest}, ${title}, ${start}`,
    preheader: ({ guest, time }) => `${guest}, neue Zeit: ${time}`,
    heading: "Eine Anfrage hat eine neue Zeit",
    intro: ({ guest, title }) =>
      `Die Anfrage von ${guest} für „${title}“ gilt jetzt einer anderen Zeit und wartet weiter auf deine Antwort.`,
    ...forOwner,
    manage: "Annehmen oder ablehnen",
  },
  bookingRequestCancelledGuest: {
    subject: ({ title, start }) => `Anfrage zurückgezogen: ${title}, ${start}`,
    preheader: ({ time }) => `Findet nicht statt: ${time}`,
    heading: "Ihre Anfrage ist zurückgezogen",
    intro: ({ guest, host }) =>
      `Guten Tag ${guest}, Ihre Anfrage an ${host} ist zurückgezogen, und ihre Zeit ist wieder frei. Sie war noch nicht bestätigt, in Ihrem Kalender steht also nichts.`,
    ...forGuest,
  },
  bookingRequestCancelledOwner: {
    subject: ({ title, guest, start }) => `Anfrage zurückgezogen: ${guest}, ${title}, ${start}`,
    preheader: ({ guest, time }) => `${guest}, findet nicht statt: ${time}`,
    heading: "Eine Anfrage ist zurückgezogen",
    intro: ({ guest, title }) =>
      `Die Anfrage von ${guest} für „${title}“ ist zurückgezogen, und ihre Zeit ist wieder frei. Zu entscheiden gibt es nichts mehr.`,
    ...forOwner,
  },
  bookingRejectedGuest: {
    subject: ({ title, start }) => `Nicht möglich: ${title}, ${start}`,
    preheader: ({ time }) => `Findet nicht statt: ${time}`,
    heading: "Ihre Anfrage wurde abgelehnt",
    intro: ({ guest, host }) =>
      `Guten Tag ${guest}, ${host} kann Ihre Anfrage für diese Zeit nicht annehmen. Der Termin findet nicht statt.`,
    ...forGuest,
  },
  bookingExpiredGuest: {
    subject: ({ title, start }) => `Keine rechtzeitige Antwort: ${title}, ${start}`,
    preheader: ({ time }) => `Findet nicht statt: ${time}`,
    heading: "Ihre Anfrage ist abgelaufen",
    intro: ({ guest, host }) =>
      `Guten Tag ${guest}, ${host} hat Ihre Anfrage nicht beantwortet, bevor ihre Zeit kam. Der Termin findet nicht statt; Sie können eine andere Zeit anfragen.`,
    ...forGuest,
  },
};

/** To a host whose request a move gave to somebody else. */
export const germanRequestReassigned: typeof englishRequestReassigned = {
  subject: ({ title, guest, start }) =>
    [`Anfrage nicht mehr bei dir: ${guest}`, title, start].filter(Boolean).join(", "),
  preheader: ({ guest }) => `${guest} hat jetzt einen Termin bei jemand anderem`,
  heading: "Eine Anfrage ist nicht mehr bei dir",
  intro: ({ guest, title }) =>
    `Die Anfrage von ${guest} für „${title}“ wurde auf eine Zeit verschoben, die jemand anderes übernimmt. Für dich gibt es nichts mehr zu entscheiden.`,
  ...forOwner,
};
