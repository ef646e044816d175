import type { Metadata } from "next";
import { GuestPage } from "@/app/(public)/guest-page";
import { Embedded } from "@/components/booking/embedded";
import { FriendlyPage } from "@/components/booking/friendly-page";
import { ButtonLink } from "@/components/ui/button-link";
import { displayLocaleNow, words } from "@/lib/auth/reader";
import { readSentToken } from "@/lib/bookings/email-confirmation-token";
import { firstParam } from "@/lib/search-params";
import { formatTime } from "@/lib/time/format";
import { formHref } from "./form-href";
import { findRequest } from "./request";
import { RequestGone } from "./request-gone";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await words("guest"))("confirm.metaSent"),
  robots: { index: false },
  referrer: "same-origin",
});

/** Says which mail to look for. What confirms a request stands in the mail alone. */
export default async function LookIntoMailPage({ params, searchParams }: PageProps<"/book/[token]/confirm">) {
  const { token } = await params;
  const sent = firstParam((await searchParams).sent);
  const found = await findRequest(token, (ctx) => readSentToken(sent, ctx.organizationId));
  if (!found?.waiting) return <RequestGone token={token} />;
  const { link, waiting } = found;
  const [t, locale] = await Promise.all([words("guest"), displayLocaleNow()]);
  const { timeZone } = waiting.input.attendee;
  return (
    <GuestPage>
      <Embedded step="form" />
      <FriendlyPage
        title={t("confirm.look.title")}
        text={t(link.requiresApproval ? "confirm.look.textRequest" : "confirm.look.text", {
          email: waiting.email,
          time: formatTime(waiting.expiresAt, { locale, timeZone }),
        })}
        contact={t("confirm.look.why")}
        action={
          <ButtonLink variant="secondary" href={formHref(token, waiting)}>
            {t("confirm.look.again")}
          </ButtonLink>
        }
      />
    </GuestPage>
  );
}
