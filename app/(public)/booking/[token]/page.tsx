import type { Metadata } from "next";
import { Confirmation } from "@/components/booking/confirmation";
import { PublicShell } from "@/components/shell/public-shell";
import { ButtonLink } from "@/components/ui/button-link";
import { displayLocaleNow } from "@/lib/auth/reader";
import type { BookingDetails } from "@/lib/bookings/queries";
import { isOpenBooking } from "@/lib/bookings/rules";
import { NoBooking } from "./no-booking";
import { findOwnBooking, whenOf } from "./own-booking";

export const metadata: Metadata = {
  title: "Your booking",
  robots: { index: false },
  referrer: "no-referrer",
};

export default async function BookingPage({ params, searchParams }: PageProps<"/booking/[token]">) {
  const { token } = await params;
  const own = await findOwnBooking(token);
  if (!own) return <NoBooking />;
  const { ctx, booking } = own;
  const [{ new: isNew }, locale] = await Promise.all([searchParams, displayLocaleNow()]);
  const hostName = booking.hosts.map((host) => host.name).join(", ") || booking.organization.name;
  return (
    <PublicShell>
      <Confirmation
        {...headingOf(booking, isNew !== undefined)}
        {...whenOf(booking, locale)}
        what={booking.link.title}
        who={`${booking.guest.name} with ${hostName}`}
        reason={booking.cancelReason ?? undefined}
        actions={
          <>
            {booking.link.isActive && (
              <ButtonLink variant="secondary" href={`/book/${booking.link.token}`}>
                Book another time
              </ButtonLink>
            )}
            {isOpenBooking(booking, ctx.now) && (
              <ButtonLink variant="secondary" href={`/booking/${token}/cancel`}>
                Cancel this booking
              </ButtonLink>
            )}
          </>
        }
        note="Keep the address of this page, or find it again in the mail: it is yours alone."
      />
    </PublicShell>
  );
}

function headingOf({ status }: BookingDetails, isNew: boolean) {
  if (status === "cancelled") return cancelled;
  return isNew ? justBooked : ({ title: "Your booking", tone: "plain" } as const);
}

const cancelled = {
  title: "This booking is cancelled",
  tone: "plain",
  text: "The meeting does not take place, and the host knows.",
} as const;

const justBooked = {
  title: "You are booked",
  text: "The invitation is on its way to your mail. There is nothing else to do.",
} as const;
