import type { Metadata } from "next";
import { MailList } from "@/components/dashboard/mail-list";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { Facts } from "@/components/ui/facts";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { textLink } from "@/components/ui/text-link";
import { orNotFound } from "@/lib/auth/action";
import { displayLocaleNow } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { requireBooking } from "@/lib/bookings/queries";
import { bookingState, isOpenBooking } from "@/lib/bookings/rules";
import { findBookingMails } from "@/lib/notifications/queries";
import { doubledText, whenText } from "./when-text";

export const metadata: Metadata = { title: "Booking" };

export default async function OwnersBookingPage({ params, searchParams }: PageProps<"/bookings/[id]">) {
  const [{ ctx, user }, { id }, { moved }, locale] = await Promise.all([
    requireMember(),
    params,
    searchParams,
    displayLocaleNow(),
  ]);
  const booking = await orNotFound(requireBooking(ctx, id));
  const mails = await findBookingMails(ctx, id);
  const own = { locale, timeZone: user.timeZone };
  return (
    <>
      <PageTitle
        title={`${booking.link.title} with ${booking.guest.name}`}
        action={
          <div className="flex flex-wrap gap-3">
            {isOpenBooking(booking, ctx.now) && (
              <>
                <ButtonLink href={`/bookings/${booking.id}/move`} prefetch={false}>
                  Move
                </ButtonLink>
                <ButtonLink variant="secondary" href={`/bookings/${booking.id}/cancel`} prefetch={false}>
                  Cancel
                </ButtonLink>
              </>
            )}
            <ButtonLink variant="secondary" href="/bookings">
              All bookings
            </ButtonLink>
          </div>
        }
      />
      {moved !== undefined && booking.movedFrom !== null && (
        <Notice kind="success" title="Moved. Guest and hosts are told by mail.">
          {doubledText(booking, locale)}
        </Notice>
      )}
      <Card>
        <Facts
          items={[
            { term: "When", detail: whenText(booking, own) },
            ...(booking.guest.timeZone === user.timeZone
              ? []
              : [
                  {
                    term: "For the guest",
                    detail: whenText(booking, { locale, timeZone: booking.guest.timeZone }),
                  },
                ]),
            { term: "Guest", detail: <Guest {...booking.guest} /> },
            { term: "With", detail: booking.hosts.map((host) => host.name).join(", ") },
            { term: "State", detail: bookingState(booking.status) },
            ...(booking.cancelReason === null ? [] : [{ term: "Reason", detail: booking.cancelReason }]),
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
