import { toIso } from "@/lib/time/format";

type Booked = { readonly status: string; readonly startsAt: number; readonly endsAt: number };

/**
 * The page of the owner's that a guest sees once a time is booked, in place of ours; undefined for
 * ours. The owner's page hears that and when, in UTC, and nothing about the guest. A request stays
 * with us: only our page says that the meeting is not confirmed yet.
 */
export function pageAfterBooking(redirectUrl: string | null, booking: Booked): string | undefined {
  const page = redirectUrl === null ? null : URL.parse(redirectUrl);
  if (!page || booking.status !== "confirmed") return undefined;
  page.searchParams.set("openhour", "booked");
  page.searchParams.set("start", toIso(booking.startsAt));
  page.searchParams.set("end", toIso(booking.endsAt));
  return page.href;
}
