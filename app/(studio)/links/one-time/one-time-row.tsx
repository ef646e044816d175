import { reissueAction, revokeAction } from "@/app/(studio)/links/one-time/actions";
import { OneTimeActions } from "@/components/links/one-time-actions";
import { ButtonLink } from "@/components/ui/button-link";
import { CopyField } from "@/components/ui/copy-field";
import { Row } from "@/components/ui/row-list";
import { displayLocaleNow, words } from "@/lib/auth/reader";
import { config } from "@/lib/config";
import { bookAddress } from "@/lib/links/addresses";
import type { OneTimeSummary } from "@/lib/one-time/queries";
import { formatShortDate, formatTime } from "@/lib/time/format";
import { StatusBadge } from "./status-badge";

export type OneTimeRowProps = {
  readonly link: OneTimeSummary;
  /** The owner's. */
  readonly timeZone: string;
};

/** One link of the list: for whom, what became of it, and what can be done with it. */
export async function OneTimeRow({ link, timeZone }: OneTimeRowProps) {
  const [t, locale] = await Promise.all([words("oneTime"), displayLocaleNow()]);
  const { id, token, title, status, booking } = link;
  const recipient = link.recipientName ?? link.recipientEmail ?? "";
  const display = { locale, timeZone };
  const moment = (instant: number) => `${formatShortDate(instant, display)}, ${formatTime(instant, display)}`;
  return (
    <Row
      title={recipient}
      href={`/links/one-time/${id}`}
      detail={[title, link.recipientEmail, stateText()].filter(Boolean).join(" · ")}
      trailing={
        <>
          <StatusBadge status={status} />
          {booking && (
            <ButtonLink href={`/bookings/${booking.id}`} prefetch={false} variant="quiet" size="small">
              {t("booking")}
              <span className="sr-only"> {t("actions.of", { recipient })}</span>
            </ButtonLink>
          )}
        </>
      }
    >
      <div className="grid gap-3">
        {status === "active" && (
          <CopyField label={t("addressOf", { recipient })} value={bookAddress(config().baseUrl, token)} />
        )}
        <OneTimeActions
          recipient={recipient}
          revoke={status === "active" ? revokeAction.bind(null, id) : undefined}
          reissue={reissueAction.bind(null, id)}
        />
      </div>
    </Row>
  );

  function stateText(): string {
    if (booking?.status === "cancelled") return t("bookingCancelled");
    if (booking) return t("bookedFor", { time: moment(booking.start) });
    if (link.expiresAt === null || status === "revoked") return "";
    const time = moment(link.expiresAt);
    return status === "expired" ? t("expiredOn", { time }) : t("expiresOn", { time });
  }
}
