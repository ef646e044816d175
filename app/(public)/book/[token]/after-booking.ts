import { inChosenLanguage } from "@/lib/auth/reader";
import { pageAfterBooking } from "@/lib/bookings/after-booking";
import type { Booking } from "@/lib/bookings/book-slot";
import { manageToken } from "@/lib/bookings/manage-token";
import type { Link } from "@/lib/links/queries";
import { incomingRequest } from "@/lib/server/incoming-request";

/**
 * Where a guest goes who has just booked: to the owner's page if there is one, or to the booking's
 * own. Inside another site nobody is sent away: our page offers the way on.
 */
export function afterBooking(link: Link, booking: Booking): string {
  const { searchParams } = new URL(incomingRequest()?.url ?? "", "http://here");
  const elsewhere = searchParams.has("embed") ? undefined : pageAfterBooking(link.redirectUrl, booking);
  return elsewhere ?? inChosenLanguage(`/booking/${manageToken(booking)}?new=1`);
}
