import type { BookingDetails } from "@/lib/bookings/queries";
import { bookingInvitation, organizerOf } from "./booking-message";

const calledOff: ReadonlySet<BookingDetails["status"]> = new Set(["cancelled", "rejected", "expired"]);

/** Whether there is a meeting to put into a calendar. */
export const hasEvent = ({ status }: Pick<BookingDetails, "status">): boolean => !calledOff.has(status);

/**
 * A booking for its reader to put into any calendar: the same entry, by its UID and SEQUENCE, that
 * the mail's invitation makes. Published and not requested (RFC 5546, 3.2.1): who downloads it has
 * the meeting already, so nobody is asked to answer, and what is published has no attendees. `url`
 * is where the reader manages the booking, `now` is epoch ms.
 */
export function bookingEvent(booking: BookingDetails, url: string, now: number): string {
  const { startsAt, endsAt, hosts, organization, sequence } = booking;
  const hostName = hosts.map(({ name }) => name).join(", ") || organization.name;
  const organizer = organizerOf(booking);
  const meeting = { method: "PUBLISH", hostName, startsAt, endsAt, organizer, attendees: [] } as const;
  return bookingInvitation({ sequence, stampedAt: now }, booking, meeting, url);
}
