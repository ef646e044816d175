import type { Language } from "@/lib/i18n/locale";
import { englishAccounts } from "./english-accounts";
import { englishBookings, englishReassigned } from "./english-bookings";
import { englishFollowUp, englishReminders } from "./english-reminders";
import { englishRequestReassigned, englishRequests } from "./english-requests";

/**
 * The words of the mails in English, whose shape those of every other language have. What
 * a sentence needs comes as arguments, so that its order is the language's own.
 */
export const english = {
  language: "en" as Language,
  // Days before months and 24 hours: nobody has to guess whether 10:00 is morning.
  locale: "en-GB",
  product: "Openhour",
  facts: {
    meeting: "Meeting",
    when: "When",
    where: "Where",
    host: "With",
    guest: "Guest",
    brought: "Also invited",
    bookedBy: "Booked by",
    before: "Before",
    reason: "Reason",
  },
  answers: { yes: "Yes", no: "No" },
  where: { video: "Video call", phone: "By phone" },
  calendar: {
    summary: (title: string, guest: string, host: string) => `${title}: ${guest} and ${host}`,
    booking: "To the booking:",
  },
  optOut: "No more reminders and follow-ups",
  noLongerValid: (time: string) => `${time}: this time is no longer valid.`,
  ...englishBookings,
  bookingReassignedOwner: englishReassigned,
  ...englishReminders,
  bookingFollowUpGuest: englishFollowUp,
  ...englishRequests,
  bookingRequestReassignedOwner: englishRequestReassigned,
  ...englishAccounts,
};
