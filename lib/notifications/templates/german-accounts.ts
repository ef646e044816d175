import type { englishAccounts } from "./english-accounts";

/** What the mails say that prove an address: to people without an account, or who cannot get into theirs. */
export const germanAccounts: typeof englishAccounts = {
  signUp: {
    subject: "Bestätige deine Adresse, um die Registrierung abzuschließen",
    heading: "Ein Schritt fehlt noch",
    intro: (hours) =>
      `Du hast dich mit dieser Adresse bei Openhour registriert. Bestätige sie mit dem Link unten und dem Passwort, das du gewählt hast. Der Link gilt einmal und ${hours} Stunden lang.`,
    action: "Adresse bestätigen",
    footer: "Wenn du das nicht warst, tu einfach nichts: Ohne den Link entsteht kein Konto.",
  },
  signUpKnown: {
    subject: "Du hast schon ein Konto bei Openhour",
    heading: "Du hast schon ein Konto",
    intro:
      "Jemand, vielleicht du, wollte sich mit dieser Adresse bei Openhour registrieren. Dafür gibt es schon ein Konto, deshalb wurde nichts angelegt und nichts geändert. Melde dich mit dem Passwort an, das du hast.",
    action: "Anmelden",
    footer: "Wenn du das nicht warst, ist nichts zu tun: Über dein Konto hat niemand etwas erfahren.",
  },
  passwordReset: {
    subject: "Neues Passwort für Openhour wählen",
    heading: "Wähle ein neues Passwort",
    intro: (minutes) =>
      `Jemand, hoffentlich du, möchte ein neues Passwort für das Konto bei Openhour mit dieser Adresse. Wähle es mit dem Link unten. Der Link gilt einmal und ${minutes} Minuten lang.`,
    action: "Passwort wählen",
    footer: "Wenn du nicht darum gebeten hast, tu einfach nichts: Dein Passwort bleibt, wie es ist.",
  },
  memberInvitation: {
    subject: (inviter, organization) => `${inviter} lädt dich bei Openhour zu ${organization} ein`,
    heading: "Du bist eingeladen",
    intro: (inviter, organization, days) =>
      `${inviter} möchte, dass du für ${organization} Buchungen annimmst. Mit dem Link unten machst du mit; er gilt ${days} Tage lang.`,
    action: "Mitmachen",
    footer: "Wenn du nicht weißt, von wem das kommt, tu einfach nichts: Ohne dich geschieht nichts.",
  },
  confirmBooking: {
    subject: (title, start) => `Bitte bestätigen: ${title}, ${start}`,
    preheader: "Ein Schritt fehlt noch: Öffnen Sie den Link in dieser E-Mail und bestätigen Sie.",
    heading: "Ein Schritt fehlt noch",
    intro: (until) =>
      `Jemand, hoffentlich Sie, hat diese Zeit angefragt und diese Adresse angegeben. Öffnen Sie den Link und wählen Sie „Buchung bestätigen“. Er gilt bis ${until}; vorher ist nichts gebucht.`,
    introRequest: (until) =>
      `Jemand, hoffentlich Sie, hat diese Zeit angefragt und diese Adresse angegeben. Öffnen Sie den Link und wählen Sie „Anfrage senden“: Dann geht sie an Ihr Gegenüber, das sie annimmt oder ablehnt. Der Link gilt bis ${until}; vorher wird nichts weitergegeben.`,
    action: "Ansehen und bestätigen",
    footer: "Wenn Sie das nicht waren, tun Sie einfach nichts: Ohne den Link wird nichts gebucht.",
  },
};
