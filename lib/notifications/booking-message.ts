import { manageUrl } from "@/lib/bookings/manage-token";
import type { BookingDetails } from "@/lib/bookings/queries";
import { config } from "@/lib/config";
import { bookAddress } from "@/lib/links/addresses";
import { closedBecause } from "@/lib/links/rules";
import { answersInWords, whereInCalendar, whereInMail } from "./booking-words";
import { type InvitationMethod, invitation, type Participant } from "./invitation";
import type { MailMessage } from "./mailer";
import type { BookingMailKind, Recipient } from "./outbox";
import { sender } from "./sender";
import { renderMail } from "./templates/render-mail";

export type MessageBody = Pick<MailMessage, "subject" | "text" | "html" | "replyTo" | "calendar">;

/** What to tell whom about which state of a booking. */
export type BookingNotice = {
  readonly kind: BookingMailKind;
  readonly to: Recipient;
  /** The booking's SEQUENCE when the state was written, and when that was (epoch ms): the same however often it is sent. */
  readonly sequence: number;
  readonly stampedAt: number;
};

/**
 * A mail about a booking, in the reader's zone, with the invitation if there was one to it. Who has the booking no
 * longer is not among its hosts: they read it in the booking's own zone, and what comes with
 * the mail takes the meeting out of their calendar.
 */
export async function bookingMessage(notice: BookingNotice, booking: BookingDetails): Promise<MessageBody> {
  const { kind, to } = notice;
  const forGuest = kind.endsWith("_guest");
  const [firstHost] = booking.hosts;
  const isBrought = forGuest && booking.brought.some(({ email }) => email === to.email);
  const reader = forGuest ? booking.guest : booking.hosts.find(({ email }) => email === to.email);
  const other = forGuest ? firstHost : booking.guest;
  const url = isBrought ? undefined : readersUrl(forGuest, booking);
  const hostName = booking.hosts.map(({ name }) => name).join(", ") || booking.organization.name;
  const movedFrom = startBefore(notice, booking);
  const rendered = await renderMail(kind, {
    linkTitle: booking.link.title,
    hostName,
    organizationName: booking.organization.name,
    ...peopleIn(notice, booking),
    startsAt: booking.startsAt,
    endsAt: booking.endsAt,
    ...(movedFrom === null ? {} : { movedFrom }),
    agreedZone: booking.timeZone,
    timeZone: reader?.timeZone ?? booking.timeZone,
    ...(booking.cancelReason !== null && { cancelReason: booking.cancelReason }),
    ...whereInMail(booking),
    // What the guest told the host is not for everybody who comes along.
    answers: isBrought ? [] : answersInWords(booking),
    manageUrl: url,
    ...bookAgain(notice, booking),
  });
  const meeting =
    kind === "booking_reassigned_owner" ? leftMeeting(notice, booking) : wholeMeeting(booking, hostName);
  return {
    ...rendered,
    ...(other ? { replyTo: { name: other.name, address: other.email } } : {}),
    ...(!withoutInvitation.has(kind) && {
      calendar: { method: meeting.method, content: bookingInvitation(notice, booking, meeting, url) },
    }),
  };
}

/** Where the booker, or a host, looks after the booking. */
const readersUrl = (forGuest: boolean, booking: BookingDetails): string =>
  forGuest ? manageUrl(booking) : `${config().baseUrl}/bookings/${booking.id}`;

/** Who stands in a mail: whom it greets or tells about, and, to who was brought along, by whom. */
function peopleIn({ kind, to }: BookingNotice, { guest, brought }: BookingDetails) {
  const others = brought.map(({ name, email }) => (name === email ? email : `${name} (${email})`));
  const broughtText = others.length > 0 ? others.join("\n") : undefined;
  if (!kind.endsWith("_guest")) return { guestName: guest.name, guestEmail: guest.email, broughtText };
  const isBrought = brought.some(({ email }) => email === to.email);
  return isBrought ? { guestName: to.name, bookedBy: guest.name } : { guestName: guest.name, broughtText };
}

/**
 * What tells of a request: nobody was invited, so there is nothing to put into a calendar or to take
 * out. And what comes when the meeting is over.
 */
const withoutInvitation: ReadonlySet<BookingMailKind> = new Set<BookingMailKind>([
  "booking_requested_guest",
  "booking_requested_owner",
  "booking_request_moved_guest",
  "booking_request_moved_owner",
  "booking_request_reassigned_owner",
  "booking_request_cancelled_guest",
  "booking_request_cancelled_owner",
  "booking_rejected_guest",
  "booking_expired_guest",
  "booking_follow_up_guest",
]);

/** Where to book another time, as long as the link takes bookings. */
const bookAgain = ({ stampedAt }: BookingNotice, { link }: BookingDetails): { bookAgainUrl?: string } =>
  closedBecause(link, stampedAt) ? {} : { bookAgainUrl: bookAddress(config().baseUrl, link.token) };

/** Where the meeting was before the move that the mail tells about; null when the booking has changed again since. */
const startBefore = ({ kind, sequence }: BookingNotice, booking: BookingDetails): number | null =>
  /moved|clock|reassigned/.test(kind) && sequence === booking.sequence ? booking.movedFrom : null;

/** What a calendar shall do with the meeting, when it is there, and who is in it. */
type Meeting = {
  readonly method: InvitationMethod;
  readonly hostName: string;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly organizer: Participant;
  readonly attendees: readonly Participant[];
};

/** The meeting as everybody has it: standing, or called off. */
function wholeMeeting(booking: BookingDetails, hostName: string): Meeting {
  const { startsAt, endsAt, hosts, guest, brought, status } = booking;
  const organizer = organizerOf(booking);
  const method = status === "cancelled" ? "CANCEL" : "REQUEST";
  return { method, hostName, startsAt, endsAt, organizer, attendees: [...hosts, guest, ...brought] };
}

/** The meeting as it stands in the calendar of the one who has it no longer. */
function leftMeeting(notice: BookingNotice, booking: BookingDetails): Meeting {
  const startsAt = startBefore(notice, booking) ?? booking.startsAt;
  return {
    method: "CANCEL",
    hostName: notice.to.name,
    startsAt,
    endsAt: startsAt + (booking.endsAt - booking.startsAt),
    organizer: organizerOf(booking),
    attendees: [notice.to],
  };
}

/** The same for a booking's whole life, as a calendar obeys the organizer alone (RFC 5546, 3.2.2 and 3.2.5). */
export const organizerOf = ({ organizer, hosts, organization }: BookingDetails): Participant =>
  organizer ?? hosts[0] ?? { name: organization.name, email: sender().address };

/** A booking as a calendar reads it; without `url` for who was brought along, and neither manages it nor reads the answers. */
export function bookingInvitation(
  { sequence, stampedAt }: Pick<BookingNotice, "sequence" | "stampedAt">,
  booking: BookingDetails,
  { hostName, ...meeting }: Meeting,
  url: string | undefined,
): string {
  const answered =
    url === undefined ? [] : answersInWords(booking).map(({ label, value }) => `${label}\n${value}`);
  return invitation({
    ...meeting,
    uid: booking.uid,
    sequence,
    stampedAt,
    summary: `${booking.link.title}: ${booking.guest.name} and ${hostName}`,
    description: [...answered, ...(url === undefined ? [] : [url])].join("\n\n"),
    ...whereInCalendar(booking),
    url,
    status: booking.status === "pending" ? "tentative" : "confirmed",
    language: "en",
  });
}
