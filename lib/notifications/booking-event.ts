import type { BookingDetails } from "@/lib/bookings/queries";
import { config } from "@/lib/config";
import { bookingInvitation, organizerOf } from "./booking-message";

const calledOff: ReadonlySet<BookingDetails["status"]> = new Set(["cancelled", "rejected", "expired"]);

/** Whether there is a meeting to put into a calendar. */
export const hasEvent = ({ status }: Pick<BookingDetails, "status">): boolean => !calledOff.has(status);

/**
 * A booking for its owner to put into any calendar: the same entry, by its UID, that the invitation
 * makes, and nobody is asked to answer. `now` is epoch ms.
 */
export function bookingEvent(booking: BookingDetails, now: number): string {
  const { startsAt, endsAt, hosts, organization, sequence } = booking;
  const hostName = hosts.map(({ name }) => name).join(", ") || organization.name;
  const organizer = organizerOf(booking);
  const meeting = { method: "PUBLISH", hostName, startsAt, endsAt, organizer, attendees: [] } as const;
  const url = `${config().baseUrl}/bookings/${booking.id}`;
  return bookingInvitation({ sequence, stampedAt: now }, booking, meeting, url);
}
