/** What the mails say that prove an address: to people without an account, or who cannot get into theirs. */
export const englishAccounts = {
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
  passwordReset: {
    subject: "Choose a new password for Openhour",
    heading: "Choose a new password",
    intro: (minutes: number) =>
      `Somebody, we hope you, asked for a new password for the Openhour account with this address. Choose one with the link below. The link works once, within ${minutes} minutes.`,
    action: "Choose the password",
    footer: "If you did not ask for it, leave this mail alone: your password stays as it is.",
  },
  memberInvitation: {
    subject: (inviter: string, organization: string) =>
      `${inviter} invites you to ${organization} on Openhour`,
    heading: "You are invited",
    intro: (inviter: string, organization: string, days: number) =>
      `${inviter} would like you to take bookings for ${organization}. Follow the link below to join; it works for ${days} days.`,
    action: "Join",
    footer: "If you do not know who this is from, leave this mail alone: nothing happens without you.",
  },
  confirmBooking: {
    subject: (title: string, start: string) => `Please confirm: ${title}, ${start}`,
    preheader: "One step is left: open the link in this mail and press the button.",
    heading: "One step is left",
    intro: (until: string) =>
      `Somebody, we hope you, asked for this time and gave this address. Open the link and press “Confirm the booking”. It works until ${until}; nothing is booked before that.`,
    introRequest: (until: string) =>
      `Somebody, we hope you, asked for this time and gave this address. Open the link and press “Send the request”: it goes to your host, who accepts or declines it. The link works until ${until}; nothing is sent to your host before that.`,
    action: "See and confirm",
    footer: "If it was not you, leave this mail alone: without the link nothing is booked.",
  },
};
