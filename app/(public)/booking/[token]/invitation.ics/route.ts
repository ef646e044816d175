import { notFound } from "next/navigation";
import { findOwnBooking } from "@/app/(public)/booking/[token]/own-booking";
import { manageUrl } from "@/lib/bookings/manage-token";
import { isMade } from "@/lib/bookings/rules";
import { bookingEvent } from "@/lib/notifications/booking-event";

/** A guest's own meeting as a file that any calendar reads; a request is none yet. */
export async function GET(_: Request, { params }: RouteContext<"/booking/[token]/invitation.ics">) {
  const own = await findOwnBooking((await params).token);
  if (!own || !isMade(own.booking)) notFound();
  const { language } = own.booking.guest;
  const reader = { language, url: manageUrl(own.booking) };
  return new Response(bookingEvent(own.booking, reader, own.ctx.now), {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8; method=PUBLISH",
      "Content-Disposition": 'attachment; filename="invitation.ics"',
      "Cache-Control": "private, no-store",
      "X-Robots-Tag": "noindex",
    },
  });
}
