import type { english } from "./english";
import { germanAccounts } from "./german-accounts";
import { germanBookings, germanReassigned } from "./german-bookings";
import { germanFollowUp, germanReminders } from "./german-reminders";
import { germanRequestReassigned, germanRequests } from "./german-requests";

/** The words of the mails in German: "Sie" to guests, "du" to those who work with Openhour. */
export const german: typeof english = {
  language: "de",
  locale: "de-DE",
  product: "Openhour",
  facts: {
    meeting: "Termin",
    when: "Wann",
    where: "Wo",
    host: "Mit",
    guest: "Gast",
    brought: "Außerdem eingeladen",
    bookedBy: "Gebucht von",
    before: "Bisher",
    reason: "Grund",
  },
  answers: { yes: "Ja", no: "Nein" },
  where: { video: "Videoanruf", phone: "Am Telefon" },
  calendar: {
    summary: (title, guest, host) => `${title}: ${guest} und ${host}`,
    booking: "Zur Buchung:",
  },
  optOut: "Keine Erinnerungen und Dank-Mails mehr",
  noLongerValid: (time) => `${time}: Diese Zeit gilt nicht mehr.`,
  ...germanBookings,
  bookingReassignedOwner: germanReassigned,
  ...germanReminders,
  bookingFollowUpGuest: germanFollowUp,
  ...germanRequests,
  bookingRequestReassignedOwner: germanRequestReassigned,
  ...germanAccounts,
};
