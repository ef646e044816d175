import { buttonClass } from "@/components/ui/button-class";
import { ButtonLink } from "@/components/ui/button-link";
import { isOpenBooking } from "@/lib/bookings/rules";
import { hasEvent } from "@/lib/notifications/booking-event";
import type { ShownBooking } from "./shown-booking";

/** Where one goes from a booking: to change it, to have it in a calendar, and back to all. */
export function BookingLinks({ booking, now, t }: Omit<ShownBooking, "display">) {
  const address = `/bookings/${booking.id}`;
  return (
    <div className="flex flex-wrap gap-3">
      {isOpenBooking(booking, now) && (
        <>
          <ButtonLink
            variant={booking.status === "pending" ? "secondary" : "primary"}
            href={`${address}/move`}
            prefetch={false}
          >
            {t("details.move")}
          </ButtonLink>
          <ButtonLink variant="secondary" href={`${address}/cancel`} prefetch={false}>
            {t("details.cancel")}
          </ButtonLink>
        </>
      )}
      {hasEvent(booking) && (
        <a href={`${address}/event.ics`} download className={buttonClass({ variant: "secondary" })}>
          {t("details.calendar")}
        </a>
      )}
      <ButtonLink variant="secondary" href="/bookings">
        {t("details.all")}
      </ButtonLink>
    </div>
  );
}
