import { buttonClass } from "@/components/ui/button-class";
import { ButtonLink } from "@/components/ui/button-link";
import { inChosenLanguage } from "@/lib/auth/reader";
import { pageAfterBooking } from "@/lib/bookings/after-booking";
import type { GuestPermissions } from "@/lib/bookings/guest-policy";
import type { BookingDetails } from "@/lib/bookings/queries";
import type { Translate } from "@/lib/i18n/translator";
import { closedBecause } from "@/lib/links/rules";

type BookingActionsProps = {
  readonly token: string;
  readonly booking: BookingDetails;
  readonly may: GuestPermissions;
  /** It has just been booked. */
  readonly isNew: boolean;
  readonly now: number;
  readonly t: Translate<"guest">;
};

/** What the guest can do next; what is not allowed is not offered. */
export function BookingActions({ token, booking, may, isNew, now, t }: BookingActionsProps) {
  const { link } = booking;
  // Inside another site nobody is sent away: whoever wants to goes on with the whole window.
  const next = isNew ? pageAfterBooking(link.redirectUrl, booking) : undefined;
  return (
    <>
      {next && (
        <a href={next} target="_top" className={buttonClass({})}>
          {t("booking.continue")}
        </a>
      )}
      {may.move === "may" && (
        <ButtonLink variant="secondary" prefetch={false} href={inChosenLanguage(`/booking/${token}/move`)}>
          {t("booking.move")}
        </ButtonLink>
      )}
      {may.cancel === "may" && (
        <ButtonLink variant="secondary" prefetch={false} href={inChosenLanguage(`/booking/${token}/cancel`)}>
          {t("booking.cancel")}
        </ButtonLink>
      )}
      {closedBecause(link, now) === undefined && (
        <ButtonLink variant="secondary" href={inChosenLanguage(`/book/${link.token}`)}>
          {t("booking.another")}
        </ButtonLink>
      )}
    </>
  );
}
