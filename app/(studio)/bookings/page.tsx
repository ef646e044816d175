import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { Row, RowList } from "@/components/ui/row-list";
import { Section } from "@/components/ui/section";
import { displayLocaleNow } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { findUpcomingBookings } from "@/lib/bookings/queries";
import { formatDate, formatTimeRange, formatZone } from "@/lib/time/format";

export const metadata: Metadata = { title: "Bookings" };

export default async function BookingsPage() {
  const { ctx, user } = await requireMember();
  const [bookings, locale] = await Promise.all([findUpcomingBookings(ctx), displayLocaleNow()]);
  const display = { locale, timeZone: user.timeZone };
  if (bookings.length === 0) {
    return (
      <>
        <PageTitle title="Bookings" />
        <EmptyState
          title="Nothing is booked"
          text="When somebody books a time with you, it stands here. Share one of your links to begin."
          action={<ButtonLink href="/links">Your links</ButtonLink>}
        />
      </>
    );
  }
  const days = Map.groupBy(bookings, (booking) => formatDate(booking.startsAt, display));
  return (
    <>
      <PageTitle title="Bookings" description={`Times in ${formatZone(user.timeZone, ctx.now, locale)}`} />
      {[...days].map(([day, ofDay]) => (
        <Section key={day} title={day}>
          <RowList label={day}>
            {ofDay.map((booking) => (
              <Row
                key={booking.id}
                href={`/bookings/${booking.id}`}
                leading={formatTimeRange(booking.startsAt, booking.endsAt, display)}
                title={booking.guestName}
                detail={`${booking.linkTitle} · ${booking.guestEmail}`}
              />
            ))}
          </RowList>
        </Section>
      ))}
    </>
  );
}
