import { manageUrl } from "@/lib/bookings/manage-token";
import type { BookingDetails } from "@/lib/bookings/queries";
import { config } from "@/lib/config";
import { invitation } from "./invitation";
import type { MailMessage } from "./mailer";
import type { BookingMailKind } from "./outbox";
import { sender } from "./sender";
import { renderMail } from "./templates/render-mail";

export type MessageBody = Pick<MailMessage, "subject" | "text" | "html" | "replyTo" | "calendar">;

/**
 * A mail about a booking, in the reader's zone, with the invitation. `stampedAt` (epoch
 * ms) is when this state of the booking was written, the same however often it is sent.
 */
export async function bookingMessage(
  kind: BookingMailKind,
  booking: BookingDetails,
  recipientEmail: string,
  stampedAt: number,
): Promise<MessageBody> {
  const forGuest = kind === "booking_confirmed_guest";
  const [firstHost] = booking.hosts;
  const recipient = booking.hosts.find(({ email }) => email === recipientEmail);
  const reader = forGuest ? booking.guest : (recipient ?? booking.guest);
  const other = forGuest ? firstHost : booking.guest;
  const url = forGuest ? manageUrl(booking) : `${config().baseUrl}/bookings/${booking.id}`;
  const hostName = booking.hosts.map(({ name }) => name).join(", ") || booking.organization.name;
  const rendered = await renderMail(kind, {
    linkTitle: booking.link.title,
    hostName,
    organizationName: booking.organization.name,
    guestName: booking.guest.name,
    ...(forGuest ? {} : { guestEmail: booking.guest.email }),
    startsAt: booking.startsAt,
    endsAt: booking.endsAt,
    timeZone: reader.timeZone,
    answers: booking.answers.map(({ label, value }) => ({ label, value: String(value) })),
    manageUrl: url,
  });
  return {
    ...rendered,
    ...(other ? { replyTo: { name: other.name, address: other.email } } : {}),
    calendar: { method: "REQUEST", content: bookingInvitation(booking, hostName, stampedAt, url) },
  };
}

function bookingInvitation(
  booking: BookingDetails,
  hostName: string,
  stampedAt: number,
  url: string,
): string {
  const organizer = booking.hosts[0] ?? { name: booking.organization.name, email: sender().address };
  const answered = booking.answers.map(({ label, value }) => `${label}\n${String(value)}`);
  return invitation({
    method: "REQUEST",
    uid: booking.uid,
    sequence: booking.sequence,
    stampedAt,
    startsAt: booking.startsAt,
    endsAt: booking.endsAt,
    summary: `${booking.link.title}: ${booking.guest.name} and ${hostName}`,
    description: [...answered, url].join("\n\n"),
    url,
    organizer,
    attendees: [...booking.hosts, booking.guest],
    status: "confirmed",
    language: "en",
  });
}
