import { ButtonForm } from "@/components/ui/button-form";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { isOpenRequest } from "@/lib/bookings/rules";
import { approveAction } from "./actions";
import type { ShownBooking } from "./shown-booking";

/** Asks for the owner's answer to a request; nothing for any other booking. */
export function Decision({ booking, now, t }: ShownBooking) {
  if (!isOpenRequest(booking, now)) return null;
  return (
    <Card className="grid gap-4">
      <div>
        <h2 className="text-lg font-semibold">{t("request.title")}</h2>
        <p className="text-muted">{t("request.text")}</p>
      </div>
      <div className="flex flex-wrap items-end gap-3">
        <ButtonForm action={approveAction.bind(null, booking.id, booking.sequence)}>
          {t("request.approve")}
        </ButtonForm>
        <ButtonLink variant="secondary" href={`/bookings/${booking.id}/reject`} prefetch={false}>
          {t("request.reject")}
        </ButtonLink>
      </div>
    </Card>
  );
}
