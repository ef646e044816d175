import type { Metadata } from "next";
import { whenText } from "@/app/(studio)/bookings/[id]/when-text";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { Facts } from "@/components/ui/facts";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { orNotFound } from "@/lib/auth/action";
import { displayLocaleNow, words } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { requireBooking } from "@/lib/bookings/queries";
import { isOpenRequest } from "@/lib/bookings/rules";
import { httpStatus } from "@/lib/http-status";
import { setResponseStatus } from "@/lib/server/response-status";
import { rejectAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words("bookings"))("reject.meta") };
}

export default async function RejectPage({ params }: PageProps<"/bookings/[id]/reject">) {
  const [{ ctx, user }, { id }, locale, t, ui] = await Promise.all([
    requireMember(),
    params,
    displayLocaleNow(),
    words("bookings"),
    words("ui"),
  ]);
  const booking = await orNotFound(requireBooking(ctx, id));
  const isOpen = isOpenRequest(booking, ctx.now);
  if (!isOpen) setResponseStatus(httpStatus.conflict);
  return (
    <>
      <PageTitle
        title={t("reject.title")}
        action={
          <ButtonLink variant="secondary" href={`/bookings/${booking.id}`}>
            {t("reject.back")}
          </ButtonLink>
        }
      />
      <Card>
        <Facts
          items={[
            { term: t("reject.what"), detail: booking.link.title },
            { term: t("reject.guest"), detail: booking.guest.name },
            { term: t("reject.when"), detail: whenText(booking, { locale, timeZone: user.timeZone }) },
          ]}
        />
      </Card>
      {isOpen ? (
        <Card className="max-w-xl">
          <ActionForm
            action={rejectAction.bind(null, booking.id, booking.sequence)}
            submitLabel={t("reject.submit")}
            pendingLabel={t("reject.pending")}
            errorTitle={ui("needsMending")}
            fields={[
              { name: "reason", label: t("reject.reason"), hint: t("reject.reasonHint"), maxLength: 500 },
            ]}
          />
        </Card>
      ) : (
        <Notice kind="warning" title={t("reject.closedTitle")}>
          {t("reject.closed")}
        </Notice>
      )}
    </>
  );
}
