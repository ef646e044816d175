import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { NoBooking } from "@/app/(public)/booking/[token]/no-booking";
import { findOwnBooking, whenOf } from "@/app/(public)/booking/[token]/own-booking";
import { GuestPage } from "@/app/(public)/guest-page";
import { CancelForm } from "@/components/booking/cancel-form";
import { Confirmation } from "@/components/booking/confirmation";
import { ButtonLink } from "@/components/ui/button-link";
import { displayLocaleNow, inChosenLanguage, words } from "@/lib/auth/reader";
import { whatGuestMay } from "@/lib/bookings/guest-policy";
import { cancelAction } from "./actions";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await words("guest"))("cancel.meta"),
  robots: { index: false },
  // Without any referrer browsers send a form's origin as "null", and nobody could tell it is ours.
  referrer: "same-origin",
});

export default async function CancelOwnPage({ params }: PageProps<"/booking/[token]/cancel">) {
  const { token } = await params;
  const own = await findOwnBooking(token);
  if (!own) return <NoBooking />;
  const { ctx, booking } = own;
  // What is over or called off, or not for its guest to cancel, says so on its own page.
  if (whatGuestMay(booking, booking.link, ctx.now).cancel !== "may")
    redirect(inChosenLanguage(`/booking/${token}`));
  const [t, form, ui, locale] = await Promise.all([
    words("guest"),
    words("bookingActions"),
    words("ui"),
    displayLocaleNow(),
  ]);
  return (
    <GuestPage>
      <Confirmation
        t={t}
        title={t("cancel.title")}
        tone="plain"
        {...whenOf(booking, locale, t)}
        what={booking.link.title}
        form={
          <CancelForm
            action={cancelAction.bind(null, token)}
            hint={t("cancel.hint")}
            errorTitle={ui("needsMending")}
            t={form}
          />
        }
        actions={
          <ButtonLink variant="secondary" href={inChosenLanguage(`/booking/${token}`)}>
            {t("cancel.keep")}
          </ButtonLink>
        }
      />
    </GuestPage>
  );
}
