import type { BookingDetails } from "@/lib/bookings/queries";
import { bookingInvitation, type CalendarReader, publishedMeeting } from "./booking-invitation";

const calledOff: ReadonlySet<BookingDetails["status"]> = new Set(["cancelled", "rejected", "expired"]);

/** Whether there is a meeting to put into a calendar. */
export const hasEvent = ({ status }: Pick<BookingDetails, "status">): boolean => !calledOff.has(status);

/**
 * A booking for its reader to put into any calendar: the same entry, by its UID and SEQUENCE, that
 * the mail's invitation makes. Published and not requested (RFC 5546, 3.2.1): who downloads it has
 * the meeting already. `now` is epoch ms.
 */
export const bookingEvent = (booking: BookingDetails, reader: CalendarReader, now: number): string =>
  bookingInvitation(
    { sequence: booking.sequence, stampedAt: now },
    booking,
    publishedMeeting(booking),
    reader,
  );
