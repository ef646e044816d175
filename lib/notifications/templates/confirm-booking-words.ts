const english = {
  subject: (title: string, start: string) => `Please confirm: ${title}, ${start}`,
  preheader: "One step is left: open the link in this mail and press the button.",
  heading: "One step is left",
  intro: (until: string) =>
    `Somebody, we hope you, asked for this time and gave this address. Open the link and press “Confirm the booking”. It works until ${until}; nothing is booked before that.`,
  introRequest: (until: string) =>
    `Somebody, we hope you, asked for this time and gave this address. Open the link and press “Send the request”: it goes to your host, who accepts or declines it. The link works until ${until}; nothing is sent to your host before that.`,
  meeting: "Meeting",
  when: "When",
  host: "With",
  action: "See and confirm",
  footer: "If it was not you, leave this mail alone: without the link nothing is booked.",
};

const german: typeof english = {
  subject: (title, start) => `Bitte bestätigen: ${title}, ${start}`,
  preheader: "Ein Schritt fehlt noch: Öffnen Sie den Link in dieser E-Mail und bestätigen Sie.",
  heading: "Ein Schritt fehlt noch",
  intro: (until) =>
    `Jemand, hoffentlich Sie, hat diese Zeit angefragt und diese Adresse angegeben. Öffnen Sie den Link und wählen Sie „Buchung bestätigen“. Er gilt bis ${until}; vorher ist nichts gebucht.`,
  introRequest: (until) =>
    `Jemand, hoffentlich Sie, hat diese Zeit angefragt und diese Adresse angegeben. Öffnen Sie den Link und wählen Sie „Anfrage senden“: Dann geht sie an Ihr Gegenüber, das sie annimmt oder ablehnt. Der Link gilt bis ${until}; vorher wird nichts weitergegeben.`,
  meeting: "Termin",
  when: "Wann",
  host: "Mit",
  action: "Ansehen und bestätigen",
  footer: "Wenn Sie das nicht waren, tun Sie einfach nichts: Ohne den Link wird nichts gebucht.",
};

/** What the mail that asks to confirm a request says, in the language of the form. */
export const confirmBookingWords = { en: english, de: german };
