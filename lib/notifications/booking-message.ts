import { manageUrl as guestUrl } from "@/lib/bookings/manage-token";
import type { BookingDetails } from "@/lib/bookings/queries";
import { config } from "@/lib/config";
import { bookAddress } from "@/lib/links/addresses";
import { closedBecause } from "@/lib/links/rules";
import { minuteMs } from "@/lib/time/zone";
import { bookingInvitation, hostNames, leftMeeting, wholeMeeting } from "./booking-invitation";
import { answersInWords, whereInMail } from "./booking-words";
import type { MailMessage } from "./mailer";
import type { BookingMailKind, Recipient } from "./outbox";
import { renderMail } from "./templates/render-mail";
import type { MailEdits } from "./templates/said";
import { mailWords } from "./templates/words";

export type MessageBody = Pick<MailMessage, "subject" | "text" | "html" | "replyTo" | "calendar">;

/** What to tell whom about which state of a booking. */
export type BookingNotice = {
  readonly kind: BookingMailKind;
  readonly to: Recipient;
  /** The booking's SEQUENCE when the state was written, and when that was (epoch ms): the same however often it is sent. */
  readonly sequence: number;
  readonly stampedAt: number;
  /** Of a reminder: how many minutes before the start it was to come. */
  readonly leadMinutes?: number;
  /** When it is written for sending (epoch ms), if that is not when it was queued: what a reminder counts from. */
  readonly now?: number;
  /** Of a mail about an attendee's answer: theirs. The guest who booked when left out. */
  readonly respondentEmail?: string;
};

export type MessageOptions = {
  /** What the link's owner says in place of our own words. */
  readonly edits?: MailEdits | undefined;
  /** Where the reader ends such mails. */
  readonly optOutUrl?: string | undefined;
  /** Where it leads instead of the reader's own way to the booking, which is not for whoever else reads it. */
  readonly manageUrl?: string | undefined;
};

/**
 * A mail about a booking, in its reader's language and zone, with the invitation if there is one to
 * it. What comes to a host who has the booking no longer takes the meeting out of their calendar.
 */
export async function bookingMessage(
  notice: BookingNotice,
  booking: BookingDetails,
  { edits, optOutUrl, manageUrl }: MessageOptions = {},
): Promise<MessageBody> {
  const { kind } = notice;
  const reader = { ...readerOf(notice, booking), ...(manageUrl !== undefined && { url: manageUrl }) };
  const words = mailWords(reader.language);
  const movedFrom = startBefore(notice, booking);
  const rendered = await renderMail(
    kind,
    {
      linkTitle: booking.link.title,
      hostName: hostNames(booking),
      organizationName: booking.organization.name,
      ...peopleIn(notice, booking),
      startsAt: booking.startsAt,
      endsAt: booking.endsAt,
      ...(movedFrom === null ? {} : { movedFrom }),
      minutesUntil: minutesUntil(notice, booking),
      agreedZone: booking.timeZone,
      timeZone: reader.timeZone,
      clock: reader.clock,
      ...(booking.cancelReason !== null && { cancelReason: booking.cancelReason }),
      ...whereInMail(booking, words),
      // What the guest told the host is not for everybody who comes along.
      answers: reader.isBrought ? [] : answersInWords(booking, words),
      manageUrl: reader.url,
      ...bookAgain(notice, booking),
      optOutUrl,
    },
    { language: reader.language, edits },
  );
  const other = isForGuest(notice) ? booking.hosts[0] : booking.guest;
  return {
    ...rendered,
    ...(other ? { replyTo: { name: other.name, address: other.email } } : {}),
    ...(!withoutInvitation.has(kind) && { calendar: calendarOf(notice, booking, reader) }),
  };
}

const isForGuest = ({ kind }: Pick<BookingNotice, "kind">): boolean => kind.endsWith("_guest");

/** Who reads a mail: in which language, by which clock, and where they look after the booking. */
function readerOf(notice: BookingNotice, booking: BookingDetails) {
  const isTo = ({ email }: Recipient) => email === notice.to.email;
  if (!isForGuest(notice)) {
    const host = [...booking.hosts, ...booking.hostsBefore].find(isTo);
    const { language = "en", timeZone = booking.timeZone, clock } = host ?? {};
    const url = `${config().baseUrl}/bookings/${booking.id}`;
    return { language, timeZone, clock: clock ?? undefined, url, isBrought: false };
  }
  const brought = booking.brought.find(isTo);
  const { language, timeZone } = brought ?? booking.guest;
  const url = brought ? undefined : guestUrl(booking);
  return { language, timeZone, clock: undefined, url, isBrought: brought !== undefined };
}

/** Who stands in a mail: whom it greets or tells about, and, to who was brought along, by whom. */
function peopleIn(notice: BookingNotice, { guest, brought }: BookingDetails) {
  const { to, respondentEmail } = notice;
  const others = brought.map(({ name, email }) => (name === email ? email : `${name} (${email})`));
  const broughtText = others.length > 0 ? others.join("\n") : undefined;
  if (isForGuest(notice)) {
    const isBrought = brought.some(({ email }) => email === to.email);
    return isBrought ? { guestName: to.name, bookedBy: guest.name } : { guestName: guest.name, broughtText };
  }
  const { name: declinedBy } = brought.find(({ email }) => email === respondentEmail) ?? guest;
  return { guestName: guest.name, guestEmail: guest.email, broughtText, declinedBy };
}

/**
 * What tells of a request: nobody was invited, so there is nothing to put into a calendar or to take
 * out. And what changes nothing about a meeting that calendars have.
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
  "booking_reminder_guest",
  "booking_reminder_owner",
  "booking_declined_owner",
  "booking_follow_up_guest",
]);

function calendarOf(
  notice: BookingNotice,
  booking: BookingDetails,
  reader: ReturnType<typeof readerOf>,
): NonNullable<MessageBody["calendar"]> {
  const meeting =
    notice.kind === "booking_reassigned_owner"
      ? leftMeeting(booking, notice.to, startBefore(notice, booking) ?? booking.startsAt)
      : wholeMeeting(booking);
  const { sequence, stampedAt } = notice;
  const content = bookingInvitation({ sequence, stampedAt }, booking, meeting, reader);
  return { method: meeting.method, content };
}

/** Where to book another time, as long as the link takes bookings. */
const bookAgain = ({ stampedAt }: BookingNotice, { link }: BookingDetails): { bookAgainUrl?: string } =>
  closedBecause(link, stampedAt) ? {} : { bookAgainUrl: bookAddress(config().baseUrl, link.token) };

/** Where the meeting was before the move that the mail tells about; null when the booking has changed again since. */
const startBefore = ({ kind, sequence }: BookingNotice, booking: BookingDetails): number | null =>
  /moved|clock|reassigned/.test(kind) && sequence === booking.sequence ? booking.movedFrom : null;

/** How long it is until the meeting: the lead of a reminder, or what is left of it when it is late by more than the queue takes. */
function minutesUntil(
  { leadMinutes = 0, stampedAt, now = stampedAt }: BookingNotice,
  { startsAt }: BookingDetails,
): number {
  const left = Math.max(0, Math.round((startsAt - now) / minuteMs));
  return leadMinutes > 0 && left >= leadMinutes - Math.min(leadMinutes * 0.1, 5) ? leadMinutes : left;
}
