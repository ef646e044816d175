import type { Metadata } from "next";
import { MailList } from "@/components/dashboard/mail-list";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { Facts } from "@/components/ui/facts";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { textLink } from "@/components/ui/text-link";
import { orNotFound } from "@/lib/auth/action";
import { displayLocaleNow, requireMember } from "@/lib/auth/session";
import { requireBooking } from "@/lib/bookings/queries";
import { findBookingMails } from "@/lib/notifications/queries";
import { formatDate, formatTimeRange, formatZone } from "@/lib/time/format";

export const metadata: Metadata = { title: "Booking" };

export default async function OwnersBookingPage({ params }: PageProps<"/bookings/[id]">) {
  const [{ ctx, user }, { id }, locale] = await Promise.all([requireMember(), params, displayLocaleNow()]);
  const booking = await orNotFound(requireBooking(ctx, id));
  const mails = await findBookingMails(ctx, id);
  const when = (timeZone: string) => {
    const display = { locale, timeZone };
    const range = formatTimeRange(booking.startsAt, booking.endsAt, display);
    return `${formatDate(booking.startsAt, display)}, ${range}, ${formatZone(timeZone, booking.startsAt, locale)}`;
  };
  const own = { locale, timeZone: user.timeZone };
  return (
    <>
      <PageTitle
        title={`${booking.link.title} with ${booking.guest.name}`}
        action={
          <ButtonLink variant="secondary" href="/bookings">
            All bookings
          </ButtonLink>
        }
      />
      <Card>
        <Facts
          items={[
            { term: "When", detail: when(user.timeZone) },
            ...(booking.guest.timeZone === user.timeZone
              ? []
              : [{ term: "For the guest", detail: when(booking.guest.timeZone) }]),
            { term: "Guest", detail: <Guest {...booking.guest} /> },
            { term: "With", detail: booking.hosts.map((host) => host.name).join(", ") },
            { term: "State", detail: booking.status === "confirmed" ? "Confirmed" : booking.status },
          ]}
        />
      </Card>
      <Section title="Mails">
        <MailList mails={mails} display={own} />
      </Section>
    </>
  );
}

const Guest = ({ name, email }: { readonly name: string; readonly email: string }) => (
  <>
    {name} (
    <a href={`mailto:${email}`} className={textLink}>
      {email}
    </a>
    )
  </>
);
