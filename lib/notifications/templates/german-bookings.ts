import type { englishBookings, englishReassigned } from "./english-bookings";

/** To those who take bookings. */
export const germanForOwner = {
  answers: "Angaben des Gastes",
  manage: "Buchung öffnen",
  footer: (organization: string) =>
    `Du bekommst diese E-Mail, weil du Buchungen für ${organization} annimmst.`,
};

const forGuest = { answers: "Ihre Angaben", manage: "Buchung ansehen" };

/** What the mails say about bookings that stand, have moved, or are cancelled. */
export const germanBookings: typeof englishBookings = {
  bookingConfirmedGuest: {
    subject: ({ title, host, start }) => `${title} mit ${host}, ${start}`,
    preheader: ({ time }) => `Ihr Termin ist gebucht: ${time}`,
    heading: "Ihr Termin ist gebucht",
    intro: ({ guest, host }) =>
      `Guten Tag ${guest}, Ihr Termin mit ${host} ist bestätigt. Die Einladung kommt mit dieser E-Mail; nehmen Sie sie an, dann steht der Termin in Ihrem Kalender.`,
    ...forGuest,
    footer: (organization) =>
      `Sie bekommen diese E-Mail, weil jemand eine Zeit bei ${organization} gebucht und diese Adresse angegeben hat. Wenn Sie das nicht waren, antworten Sie bitte auf diese E-Mail.`,
  },
  bookingConfirmedOwner: {
    subject: ({ title, guest, start }) => `Neue Buchung: ${guest}, ${title}, ${start}`,
    preheader: ({ guest, time }) => `${guest}: ${time}`,
    heading: "Du hast eine neue Buchung",
    intro: ({ guest, title }) =>
      `${guest} hat „${title}“ bei dir gebucht. Die Einladung kommt mit dieser E-Mail, und die Zeit ist für alle anderen vergeben.`,
    ...germanForOwner,
  },
  bookingMovedGuest: {
    subject: ({ title, start }) => `Verschoben: ${title}, ${start}`,
    preheader: ({ time }) => `Ihre neue Zeit: ${time}`,
    heading: "Ihr Termin hat eine neue Zeit",
    intro: ({ guest, host }) =>
      `Guten Tag ${guest}, Ihr Termin mit ${host} wurde verschoben. Die Einladung kommt mit dieser E-Mail; nehmen Sie sie an, dann steht der Termin mit der neuen Zeit in Ihrem Kalender.`,
    ...forGuest,
    footer: (organization) =>
      `Sie bekommen diese E-Mail, weil Sie bei ${organization} gebucht haben. Wenn Ihnen die neue Zeit nicht passt, antworten Sie bitte auf diese E-Mail.`,
  },
  bookingMovedOwner: {
    subject: ({ title, guest, start }) => `Verschoben: ${guest}, ${title}, ${start}`,
    preheader: ({ guest, time }) => `${guest}, neue Zeit: ${time}`,
    heading: "Eine Buchung hat eine neue Zeit",
    intro: ({ guest, title }) =>
      `Die Buchung „${title}“ von ${guest} wurde verschoben. Die Einladung kommt mit dieser E-Mail, und die neue Zeit ist für alle anderen vergeben.`,
    ...germanForOwner,
  },
  bookingClockGuest: {
    subject: ({ title, start }) => `Uhrzeit berichtigt: ${title}, ${start}`,
    preheader: ({ time }) => `Die richtige Zeit: ${time}`,
    heading: "Die Uhr geht nach neuen Regeln",
    intro: ({ guest, host, city }) =>
      `Guten Tag ${guest}, seit Sie bei ${host} gebucht haben, gelten für die Uhr in ${city} neue Regeln. Ihr Termin bleibt bei der Uhrzeit, die dort vereinbart war. Die Einladung kommt mit dieser E-Mail; nehmen Sie sie an, dann steht der Termin mit der richtigen Zeit in Ihrem Kalender.`,
    ...forGuest,
    footer: (organization) =>
      `Sie bekommen diese E-Mail, weil Sie bei ${organization} gebucht haben. Wenn Ihnen die Zeit nicht passt, antworten Sie bitte auf diese E-Mail.`,
  },
  bookingClockOwner: {
    subject: ({ title, guest, start }) => `Uhrzeit berichtigt: ${guest}, ${title}, ${start}`,
    preheader: ({ guest, time }) => `${guest}, die richtige Zeit: ${time}`,
    heading: "Die Uhr geht nach neuen Regeln",
    intro: ({ guest, title, city }) =>
      `Seit ${guest} „${title}“ gebucht hat, gelten für die Uhr in ${city} neue Regeln. Der Termin bleibt bei der Uhrzeit, die dort vereinbart war, und die Einladung in dieser E-Mail berichtigt ihn in deinem Kalender.`,
    ...germanForOwner,
  },
  bookingCancelledGuest: {
    subject: ({ title, start }) => `Abgesagt: ${title}, ${start}`,
    preheader: ({ time }) => `Findet nicht statt: ${time}`,
    heading: "Ihr Termin ist abgesagt",
    intro: ({ guest, host }) =>
      `Guten Tag ${guest}, Ihr Termin mit ${host} ist abgesagt. Die Absage kommt mit dieser E-Mail und nimmt den Termin aus Ihrem Kalender.`,
    ...forGuest,
    footer: (organization) => `Sie bekommen diese E-Mail, weil Sie bei ${organization} gebucht hatten.`,
  },
  bookingCancelledOwner: {
    subject: ({ title, guest, start }) => `Abgesagt: ${guest}, ${title}, ${start}`,
    preheader: ({ guest, time }) => `${guest}, findet nicht statt: ${time}`,
    heading: "Eine Buchung ist abgesagt",
    intro: ({ guest, title }) =>
      `Die Buchung „${title}“ von ${guest} ist abgesagt, und ihre Zeit ist wieder frei. Die Absage kommt mit dieser E-Mail und nimmt den Termin aus deinem Kalender.`,
    ...germanForOwner,
  },
};

/** To a host whose booking a move gave to somebody else. */
export const germanReassigned: typeof englishReassigned = {
  subject: ({ title, guest, start }) =>
    [`Nicht mehr bei dir: ${guest}`, title, start].filter(Boolean).join(", "),
  preheader: ({ guest }) => `${guest} hat jetzt einen Termin bei jemand anderem`,
  heading: "Eine Buchung ist nicht mehr bei dir",
  intro: ({ guest, title }) =>
    `Die Buchung „${title}“ von ${guest} wurde auf eine Zeit verschoben, die jemand anderes übernimmt. Die Absage kommt mit dieser E-Mail und nimmt den Termin aus deinem Kalender; sonst ist nichts zu tun.`,
  ...germanForOwner,
};
