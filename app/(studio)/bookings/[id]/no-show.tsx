import { ButtonForm } from "@/components/ui/button-form";
import { Card } from "@/components/ui/card";
import { Section } from "@/components/ui/section";
import { canBeMissed } from "@/lib/bookings/rules";
import { noShowAction, undoNoShowAction } from "./actions";
import type { ShownBooking } from "./shown-booking";

/** Notes that nobody came to a meeting that has begun, or takes it back. */
export function NoShow({ booking, now, t }: ShownBooking) {
  const isNoted = booking.status === "no_show";
  if (!isNoted && !canBeMissed(booking, now)) return null;
  const action = isNoted ? undoNoShowAction : noShowAction;
  return (
    <Section title={t("noShow.title")}>
      <Card className="flex flex-wrap items-center justify-between gap-4">
        <p className="text-muted">{isNoted ? t("noShow.noted") : t("noShow.ask")}</p>
        <ButtonForm action={action.bind(null, booking.id)} variant="secondary">
          {isNoted ? t("noShow.undo") : t("noShow.mark")}
        </ButtonForm>
      </Card>
    </Section>
  );
}
