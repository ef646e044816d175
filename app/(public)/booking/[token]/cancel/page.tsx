import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { NoBooking } from "@/app/(public)/booking/[token]/no-booking";
import { findOwnBooking, whenOf } from "@/app/(public)/booking/[token]/own-booking";
import { CancelForm } from "@/components/booking/cancel-form";
import { Confirmation } from "@/components/booking/confirmation";
import { PublicShell } from "@/components/shell/public-shell";
import { ButtonLink } from "@/components/ui/button-link";
import { displayLocaleNow, words } from "@/lib/auth/reader";
import { isOpenBooking } from "@/lib/bookings/rules";
import { cancelAction } from "./actions";

export const metadata: Metadata = {
  title: "Cancel your booking",
  robots: { index: false },
  // Without any referrer browsers send a form's origin as "null", and nobody could tell it is ours.
  referrer: "same-origin",
};

export default async function CancelOwnPage({ params }: PageProps<"/booking/[token]/cancel">) {
  const { token } = await params;
  const own = await findOwnBooking(token);
  if (!own) return <NoBooking />;
  const { ctx, booking } = own;
  // What is over or called off says so on its own page.
  if (!isOpenBooking(booking, ctx.now)) redirect(`/booking/${token}`);
  const [t, ui] = await Promise.all([words("bookingActions"), words("ui")]);
  return (
    <PublicShell>
      <Confirmation
        title="Cancel this booking?"
        tone="plain"
        {...whenOf(booking, await displayLocaleNow())}
        what={booking.link.title}
        form={
          <CancelForm
            action={cancelAction.bind(null, token)}
            hint={t("cancel.hostReads")}
            errorTitle={ui("needsMending")}
            t={t}
          />
        }
        actions={
          <ButtonLink variant="secondary" href={`/booking/${token}`}>
            Keep the booking
          </ButtonLink>
        }
      />
    </PublicShell>
  );
}
