import { MailPreview } from "@/components/share/mail-preview";
import { TimesForm } from "@/components/share/times-form";
import { EmptyState } from "@/components/ui/empty-state";
import type { SelectOption } from "@/components/ui/select";
import { words } from "@/lib/auth/reader";
import { config } from "@/lib/config";
import type { Context } from "@/lib/context";
import type { Reader } from "@/lib/i18n/locale";
import type { Link } from "@/lib/links/queries";
import { closedBecause } from "@/lib/links/rules";
import { type FoundOffer, findOffer } from "@/lib/share/find-offer";
import { mailContent } from "@/lib/share/mail-content";
import { mailHtml } from "@/lib/share/mail-html";
import { mailText } from "@/lib/share/mail-text";
import type { MailTimesQuery } from "@/lib/share/schema";
import { formatShortDate } from "@/lib/time/format";
import { localDate } from "@/lib/time/zone";
import { zoneOptions } from "@/lib/time/zone-options";

export type MailTimesProps = {
  readonly ctx: Context;
  readonly link: Link;
  readonly query: MailTimesQuery;
  readonly durations: readonly SelectOption[];
  readonly reader: Reader;
};

/** Chooses free times, and shows them as the part of a mail that they become. */
export async function MailTimes({ ctx, link, query, durations, reader }: MailTimesProps) {
  const [t, offer] = await Promise.all([words("share"), findOffer(ctx, link, query)]);
  return (
    <>
      <p className="max-w-prose text-muted">{t("times.intro")}</p>
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]">
        <TimesForm
          action={`/links/${link.id}/share`}
          values={valuesOf(query, offer, reader)}
          hasPicture={query.picture}
          today={localDate(ctx.now, offer.timeZone)}
          days={offer.freeDays.map(({ onDate, starts }) => ({
            date: onDate,
            label: formatShortDate(starts[0] ?? 0, { locale: reader.locale, timeZone: offer.timeZone }),
            count: starts.length,
            isPicked: query.day.includes(onDate),
          }))}
          durations={durations}
          zones={zoneOptions(offer.timeZone, ctx.now, reader.locale)}
        />
        {offer.chosen.length > 0 ? (
          <MailPreview {...mailOf(link, query, offer, reader)} />
        ) : (
          <EmptyState
            title={t("times.noneTitle")}
            text={closedBecause(link, ctx.now) ? t("times.isClosed") : t("times.none")}
          />
        )}
      </div>
    </>
  );
}

const valuesOf = (query: MailTimesQuery, offer: FoundOffer, reader: Reader) => ({
  from: offer.from,
  until: offer.until,
  perDay: String(query.perDay),
  total: String(query.total),
  duration: String(offer.durationMinutes),
  tz: offer.timeZone,
  lang: query.lang ?? reader.language,
  clock: query.clock ?? "auto",
});

function mailOf(link: Link, query: MailTimesQuery, offer: FoundOffer, reader: Reader) {
  const content = mailContent({
    baseUrl: config().baseUrl,
    link,
    durationMinutes: offer.durationMinutes,
    timeZone: offer.timeZone,
    language: query.lang ?? reader.language,
    clock: query.clock,
    days: offer.chosen,
    pictureCount: query.picture ? 6 : undefined,
  });
  return { html: mailHtml(content), text: mailText(content), language: content.language };
}
