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
  },
  bookingConfirmedGuest: {
    subject: (title: string, host: string, start: string) => `${title} with ${host}, ${start}`,
    preheader: (time: string) => `You are booked: ${time}`,
    heading: "You are booked",
    intro: (guest: string, host: string) =>
      `Hello ${guest}, your meeting with ${host} is confirmed. The invitation comes with this mail; accept it to have the meeting in your calendar.`,
    answers: "What you wrote",
    manage: "View your booking",
    footer: (organization: string) =>
      `You get this mail because somebody booked a time with ${organization} and gave this address. If that was not you, tell them by answering this mail.`,
  },
  bookingConfirmedOwner: {
    subject: (title: string, guest: string, start: string) => `New booking: ${guest}, ${title}, ${start}`,
    preheader: (guest: string, time: string) => `${guest}: ${time}`,
    heading: "You have a new booking",
    intro: (guest: string, title: string) =>
      `${guest} booked “${title}” with you. The invitation comes with this mail, and the time is taken for everybody else.`,
    answers: "What the guest wrote",
    manage: "Open the booking",
    footer: (organization: string) => `You get this mail because you take bookings for ${organization}.`,
  },
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
