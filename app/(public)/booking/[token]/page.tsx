import type { Metadata } from "next";
import { Confirmation } from "@/components/booking/confirmation";
import { FriendlyPage } from "@/components/booking/friendly-page";
import { PublicShell } from "@/components/shell/public-shell";
import { ButtonLink } from "@/components/ui/button-link";
import { displayLocaleNow, visit } from "@/lib/auth/session";
import { readManageToken } from "@/lib/bookings/manage-token";
import { type BookingDetails, getBookingDetails } from "@/lib/bookings/queries";
import { setResponseStatus } from "@/lib/server/response-status";
import { formatDate, formatTimeRange, formatZone } from "@/lib/time/format";

export const metadata: Metadata = {
  title: "Your booking",
  robots: { index: false },
  referrer: "no-referrer",
};

export default async function BookingPage({ params, searchParams }: PageProps<"/booking/[token]">) {
  const booking = await findBooking((await params).token);
  if (!booking) {
    setResponseStatus(404);
    return (
      <PublicShell>
        <FriendlyPage
          title="There is no such booking"
          text="Perhaps the address was cut off. Open it again from the mail that confirmed the booking."
        />
      </PublicShell>
    );
  }
  const [{ new: isNew }, locale] = await Promise.all([searchParams, displayLocaleNow()]);
  const hostName = booking.hosts.map((host) => host.name).join(", ") || booking.organization.name;
  return (
    <PublicShell>
      <Confirmation
        {...(isNew === undefined ? { title: "Your booking", tone: "plain" } : justBooked)}
        {...whenOf(booking, locale)}
        what={booking.link.title}
        who={`${booking.guest.name} with ${hostName}`}
        actions={
          booking.link.isActive && (
            <ButtonLink variant="secondary" href={`/book/${booking.link.token}`}>
              Book another time
            </ButtonLink>
          )
        }
        note="Keep the address of this page, or find it again in the mail: it is yours alone."
      />
    </PublicShell>
  );
}

const justBooked = {
  title: "You are booked",
  text: "The invitation is on its way to your mail. There is nothing else to do.",
} as const;

async function findBooking(token: string): Promise<BookingDetails | null> {
  const ids = readManageToken(token);
  if (!ids) return null;
  const { organizationId, bookingId } = ids;
  return getBookingDetails({ ...(await visit()), organizationId, actor: { kind: "guest" } }, bookingId);
}

/** When it is on the guest's clock, and on the host's where that differs. */
function whenOf(booking: BookingDetails, locale: string) {
  const inZone = (timeZone: string) => {
    const display = { locale, timeZone };
    const day = formatDate(booking.startsAt, display);
    return {
      when: `${day}, ${formatTimeRange(booking.startsAt, booking.endsAt, display)}`,
      zoneText: formatZone(timeZone, booking.startsAt, locale),
    };
  };
  const guest = inZone(booking.guest.timeZone);
  const host = inZone(booking.timeZone);
  return guest.when === host.when
    ? guest
    : { ...guest, hostWhen: `For your host: ${host.when}, ${host.zoneText}` };
}
