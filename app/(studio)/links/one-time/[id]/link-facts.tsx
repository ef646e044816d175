import Link from "next/link";
import { StatusBadge } from "@/app/(studio)/links/one-time/status-badge";
import type { Fact } from "@/components/ui/facts";
import { textLink } from "@/components/ui/text-link";
import type { Translate } from "@/lib/i18n/translator";
import type { OneTimeDetails } from "@/lib/one-time/queries";
import { type Display, formatDate, formatDuration, formatTime, formatZone } from "@/lib/time/format";
import { minuteMs } from "@/lib/time/zone";

export type Shown = {
  readonly link: OneTimeDetails;
  /** The owner's. */
  readonly display: Display;
  readonly t: Translate<"oneTime">;
};

/** For whom a link is, what it books and until when, and what became of it. */
export function linkFacts({ link, display, t }: Shown): Fact[] {
  const { booking, note } = link;
  const moment = (instant: number) => `${formatDate(instant, display)}, ${formatTime(instant, display)}`;
  const lengths = link.durationsMinutes.map((minutes) => formatDuration(minutes * minuteMs, display.locale));
  return [
    { term: t("facts.status"), detail: <StatusBadge status={link.status} /> },
    { term: t("facts.recipient"), detail: `${recipientOf(link)} (${link.recipientEmail})` },
    { term: t("facts.what"), detail: <What {...{ link, t }} /> },
    { term: t("facts.length"), detail: lengths.join(", ") },
    { term: t("facts.expires"), detail: moment(link.expiresAt) },
    { term: t("facts.zone"), detail: formatZone(display.timeZone, link.expiresAt, display.locale) },
    ...(note ? [{ term: t("facts.note"), detail: <p className="whitespace-pre-line">{note}</p> }] : []),
    ...(booking
      ? [
          {
            term: t("facts.booking"),
            detail: (
              <p>
                <Link href={`/bookings/${booking.id}`} className={textLink}>
                  {moment(booking.start)}
                </Link>
                {booking.status === "cancelled" && ` (${t("bookingCancelled")})`}
              </p>
            ),
          },
        ]
      : []),
  ];
}

/** Whom a link is for, as it is called. */
export const recipientOf = ({ recipientName, recipientEmail }: OneTimeDetails): string =>
  recipientName ?? recipientEmail;

/** The title, and the link whose settings were taken. */
function What({ link: { title, parent }, t }: Pick<Shown, "link" | "t">) {
  if (!parent) return title;
  return (
    <p>
      {title}{" "}
      <Link href={`/links/${parent.id}`} className={textLink}>
        {t("facts.from", { title: parent.title })}
      </Link>
    </p>
  );
}
