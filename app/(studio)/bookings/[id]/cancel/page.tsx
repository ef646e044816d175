import type { Metadata } from "next";
import { whenText } from "@/app/(studio)/bookings/[id]/when-text";
import { CancelForm } from "@/components/booking/cancel-form";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { Facts } from "@/components/ui/facts";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { orNotFound } from "@/lib/auth/action";
import { displayLocaleNow, words } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { requireBooking } from "@/lib/bookings/queries";
import { isOpenBooking } from "@/lib/bookings/rules";
import { httpStatus } from "@/lib/http-status";
import { setResponseStatus } from "@/lib/server/response-status";
import { cancelAction } from "./actions";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await words("bookingActions"))("cancel.meta"),
});

export default async function CancelPage({ params }: PageProps<"/bookings/[id]/cancel">) {
  const [{ ctx, user }, { id }, locale] = await Promise.all([requireMember(), params, displayLocaleNow()]);
  const [t, ui] = await Promise.all([words("bookingActions"), words("ui")]);
  const booking = await orNotFound(requireBooking(ctx, id));
  const isOpen = isOpenBooking(booking, ctx.now);
  if (!isOpen) setResponseStatus(httpStatus.conflict);
  return (
    <>
      <PageTitle
        title={t("cancel.title")}
        action={
          <ButtonLink variant="secondary" href={`/bookings/${booking.id}`}>
            {t("back")}
          </ButtonLink>
        }
      />
      <Card>
        <Facts
          items={[
            { term: t("what"), detail: booking.link.title },
            { term: t("guest"), detail: booking.guest.name },
            { term: t("when"), detail: whenText(booking, { locale, timeZone: user.timeZone }) },
          ]}
        />
      </Card>
      {isOpen ? (
        <Card className="max-w-xl">
          <CancelForm
            action={cancelAction.bind(null, booking.id)}
            hint={t("cancel.guestReads")}
            errorTitle={ui("needsMending")}
            t={t}
          />
        </Card>
      ) : (
        <Notice kind="warning" title={t("cancel.closed")}>
          {t("over")}
        </Notice>
      )}
    </>
  );
}
