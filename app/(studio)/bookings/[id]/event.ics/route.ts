import { notFound } from "next/navigation";
import { orNotFound } from "@/lib/auth/action";
import { readerNow } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { requireBooking } from "@/lib/bookings/queries";
import { config } from "@/lib/config";
import { bookingEvent, hasEvent } from "@/lib/notifications/booking-event";

/** A booking as a file that any calendar reads. */
export async function GET(_: Request, { params }: RouteContext<"/bookings/[id]/event.ics">) {
  const [{ ctx }, { id }, { language }] = await Promise.all([requireMember(), params, readerNow()]);
  const booking = await orNotFound(requireBooking(ctx, id));
  if (!hasEvent(booking)) notFound();
  const url = `${config().baseUrl}/bookings/${booking.id}`;
  return new Response(bookingEvent(booking, { language, url }, ctx.now), {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8; method=PUBLISH",
      "Content-Disposition": 'attachment; filename="booking.ics"',
      "Cache-Control": "private, no-store",
    },
  });
}
