import type { BookingDetails } from "@/lib/bookings/queries";
import type { Language } from "@/lib/i18n/locale";
import { answersInWords, whereInCalendar } from "./booking-words";
import { type InvitationInput, type InvitationMethod, invitation, type Participant } from "./invitation";
import { sender } from "./sender";
import { mailWords } from "./templates/words";

/** What a calendar shall do with the meeting, when it is there, and who is in it. */
export type Meeting = {
  readonly method: InvitationMethod;
  readonly hostName: string;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly organizer: Participant;
  readonly attendees: readonly Participant[];
  readonly status: InvitationInput["status"];
};

/** Which state of the booking is told, and when it was written (epoch ms). */
export type Stamp = { readonly sequence: number; readonly stampedAt: number };

/** For whom it is written; without `url` for who was brought along, and neither manages the booking nor reads the answers. */
export type CalendarReader = { readonly language: Language; readonly url: string | undefined };

/** A booking as a calendar reads it. */
export function bookingInvitation(
  stamp: Stamp,
  booking: BookingDetails,
  { hostName, ...meeting }: Meeting,
  { language, url }: CalendarReader,
): string {
  const words = mailWords(language);
  const answers = answersInWords(booking, words).map(({ label, value }) => `${label}\n${value}`);
  const description = url === undefined ? [] : [...answers, `${words.calendar.booking}\n${url}`];
  return invitation({
    ...meeting,
    ...stamp,
    uid: booking.uid,
    summary: words.calendar.summary(booking.link.title, booking.guest.name, hostName),
    description: description.join("\n\n"),
    ...whereInCalendar(booking),
    url,
    language,
  });
}

/** The meeting as everybody has it: standing, waiting for an answer, or called off. */
export function wholeMeeting(booking: BookingDetails): Meeting {
  const { startsAt, endsAt, hosts, guest, brought, status } = booking;
  const isOff = status === "cancelled";
  return {
    method: isOff ? "CANCEL" : "REQUEST",
    hostName: hostNames(booking),
    startsAt,
    endsAt,
    organizer: organizerOf(booking),
    attendees: [...hosts.map((host) => ({ ...host, isHost: true })), guest, ...brought],
    status: isOff ? "cancelled" : standing(booking),
  };
}

/**
 * The meeting as it stands in the calendar of a host who has it no longer. It takes place without
 * them, so it is not said to be cancelled (RFC 5546, 3.2.5).
 */
export function leftMeeting(booking: BookingDetails, left: Participant, startsAt: number): Meeting {
  return {
    method: "CANCEL",
    hostName: left.name,
    startsAt,
    endsAt: startsAt + (booking.endsAt - booking.startsAt),
    organizer: organizerOf(booking),
    attendees: [left],
    status: undefined,
  };
}

/** The meeting for somebody who has it already: nobody is asked to answer, and what is published has no attendees (RFC 5546, 3.2.1). */
export function publishedMeeting(booking: BookingDetails): Meeting {
  return { ...wholeMeeting(booking), method: "PUBLISH", attendees: [], status: standing(booking) };
}

const standing = ({ status }: BookingDetails) => (status === "pending" ? "tentative" : "confirmed");

/** Who a booking is with, in words. */
export const hostNames = ({ hosts, organization }: BookingDetails): string =>
  hosts.map(({ name }) => name).join(", ") || organization.name;

/** The same for a booking's whole life, as a calendar obeys the organizer alone (RFC 5546, 3.2.2 and 3.2.5). */
export const organizerOf = ({ organizer, hosts, organization }: BookingDetails): Participant =>
  organizer ?? hosts[0] ?? { name: organization.name, email: sender().address };
