import type { Metadata } from "next";
import { whenText } from "@/app/(studio)/bookings/[id]/when-text";
import { CancelForm } from "@/components/booking/cancel-form";
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
import { cancelAction } from "./actions";

export const metadata: Metadata = { title: "Cancel a booking" };

export default async function CancelPage({ params }: PageProps<"/bookings/[id]/cancel">) {
  const [{ ctx, user }, { id }, locale] = await Promise.all([requireMember(), params, displayLocaleNow()]);
  const booking = await orNotFound(requireBooking(ctx, id));
  const isOpen = isOpenBooking(booking, ctx.now);
  if (!isOpen) setResponseStatus(httpStatus.conflict);
  return (
    <>
      <PageTitle
        title="Cancel the booking"
        action={
          <ButtonLink variant="secondary" href={`/bookings/${booking.id}`}>
            Back to the booking
          </ButtonLink>
        }
      />
      <Card>
        <Facts
          items={[
            { term: "What", detail: booking.link.title },
            { term: "Guest", detail: booking.guest.name },
            { term: "When", detail: whenText(booking, { locale, timeZone: user.timeZone }) },
          ]}
        />
      </Card>
      {isOpen ? (
        <Card className="max-w-xl">
          <CancelForm
            action={cancelAction.bind(null, booking.id)}
            hint="The guest reads it in the mail that says it is cancelled."
          />
        </Card>
      ) : (
        <Notice kind="warning" title="This booking can no longer be cancelled">
          It has begun, or it was called off.
        </Notice>
      )}
    </>
  );
}
