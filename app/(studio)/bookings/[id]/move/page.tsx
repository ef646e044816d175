import type { Metadata } from "next";
import { looksDifferent, whenText } from "@/app/(studio)/bookings/[id]/when-text";
import { MoveForm } from "@/components/dashboard/move-form";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { Facts } from "@/components/ui/facts";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { orNotFound } from "@/lib/auth/action";
import { displayLocaleNow } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { requireBooking } from "@/lib/bookings/queries";
import { isOpenBooking } from "@/lib/bookings/rules";
import { httpStatus } from "@/lib/http-status";
import { setResponseStatus } from "@/lib/server/response-status";
import { formatZone, toIso } from "@/lib/time/format";
import { wallClockText } from "@/lib/time/zone";
import { moveAction } from "./actions";

export const metadata: Metadata = { title: "Move a booking" };

export default async function MovePage({ params }: PageProps<"/bookings/[id]/move">) {
  const [{ ctx }, { id }, locale] = await Promise.all([requireMember(), params, displayLocaleNow()]);
  const booking = await orNotFound(requireBooking(ctx, id));
  const { startsAt, timeZone, link, guest } = booking;
  const isOpen = isOpenBooking(booking, ctx.now);
  if (!isOpen) setResponseStatus(httpStatus.conflict);
  const [date = "", time = ""] = wallClockText(startsAt, timeZone).split("T");
  return (
    <>
      <PageTitle
        title="Move the booking"
        action={
          <ButtonLink variant="secondary" href={`/bookings/${booking.id}`}>
            Back to the booking
          </ButtonLink>
        }
      />
      <Card>
        <Facts
          items={[
            { term: "What", detail: link.title },
            { term: "Guest", detail: guest.name },
            { term: "Now", detail: whenText(booking, { locale, timeZone }) },
            ...(looksDifferent(booking, timeZone, guest.timeZone)
              ? [{ term: "For the guest", detail: whenText(booking, { locale, timeZone: guest.timeZone }) }]
              : []),
          ]}
        />
      </Card>
      {isOpen ? (
        <MoveForm
          action={moveAction.bind(null, booking.id)}
          current={{ date, time, start: toIso(startsAt) }}
          zoneText={formatZone(timeZone, startsAt, locale)}
        />
      ) : (
        <Notice kind="warning" title="This booking can no longer be moved">
          It has begun, or it was called off.
        </Notice>
      )}
    </>
  );
}
