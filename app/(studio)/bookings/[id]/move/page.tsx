import type { Metadata } from "next";
import { looksDifferent, whenText } from "@/app/(studio)/bookings/[id]/when-text";
import { MoveForm } from "@/components/dashboard/move-form";
import { Words } from "@/components/shell/words";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { Facts } from "@/components/ui/facts";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { orNotFound } from "@/lib/auth/action";
import { clientWords, displayLocaleNow, words } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { requireBooking } from "@/lib/bookings/queries";
import { isOpenBooking } from "@/lib/bookings/rules";
import { httpStatus } from "@/lib/http-status";
import { setResponseStatus } from "@/lib/server/response-status";
import { formatZone, toIso } from "@/lib/time/format";
import { wallClockText } from "@/lib/time/zone";
import { moveAction } from "./actions";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await words("bookingActions"))("move.meta"),
});

export default async function MovePage({ params }: PageProps<"/bookings/[id]/move">) {
  const [{ ctx }, { id }, locale, t] = await Promise.all([
    requireMember(),
    params,
    displayLocaleNow(),
    words("bookingActions"),
  ]);
  const booking = await orNotFound(requireBooking(ctx, id));
  const { startsAt, timeZone, link, guest } = booking;
  const isOpen = isOpenBooking(booking, ctx.now);
  if (!isOpen) setResponseStatus(httpStatus.conflict);
  const [date = "", time = ""] = wallClockText(startsAt, timeZone).split("T");
  return (
    <>
      <PageTitle
        title={t("move.title")}
        action={
          <ButtonLink variant="secondary" href={`/bookings/${booking.id}`}>
            {t("back")}
          </ButtonLink>
        }
      />
      <Card>
        <Facts
          items={[
            { term: t("what"), detail: link.title },
            { term: t("guest"), detail: guest.name },
            { term: t("move.now"), detail: whenText(booking, { locale, timeZone }) },
            ...(looksDifferent(booking, timeZone, guest.timeZone)
              ? [
                  {
                    term: t("move.forGuest"),
                    detail: whenText(booking, { locale, timeZone: guest.timeZone }),
                  },
                ]
              : []),
          ]}
        />
      </Card>
      {isOpen ? (
        <Words {...(await clientWords("bookingActions"))}>
          <MoveForm
            action={moveAction.bind(null, booking.id)}
            current={{ date, time, start: toIso(startsAt) }}
            zoneText={formatZone(timeZone, startsAt, locale)}
          />
        </Words>
      ) : (
        <Notice kind="warning" title={t("move.closed")}>
          {t("over")}
        </Notice>
      )}
    </>
  );
}
