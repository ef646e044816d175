import type { Metadata } from "next";
import Link from "next/link";
import { LinkTabs } from "@/app/(studio)/links/link-tabs";
import { reissueAction, revokeAction } from "@/app/(studio)/links/one-time/actions";
import { StatusBadge } from "@/app/(studio)/links/one-time/status-badge";
import { OneTimeActions } from "@/components/links/one-time-actions";
import { OneTimeMail } from "@/components/links/one-time-mail";
import { Words } from "@/components/shell/words";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { CopyField } from "@/components/ui/copy-field";
import { Facts } from "@/components/ui/facts";
import { FilterLinks } from "@/components/ui/filter-links";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { orNotFound } from "@/lib/auth/action";
import { clientWords, readerNow, words } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { config } from "@/lib/config";
import { languages } from "@/lib/i18n/locale";
import { requireOneTimeLink } from "@/lib/one-time/queries";
import { formatDate, formatDuration, formatTime, formatTimeRange, formatZone } from "@/lib/time/format";
import { minuteMs } from "@/lib/time/zone";
import { mailLanguage, mailView } from "./mail-view";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words("oneTime"))("oneTitle") };
}

export default async function OneTimePage({ params, searchParams }: PageProps<"/links/one-time/[id]">) {
  const [{ ctx, user }, { id }, query, reader, t] = await Promise.all([
    requireMember(),
    params,
    searchParams,
    readerNow(),
    words("oneTime"),
  ]);
  const link = await orNotFound(requireOneTimeLink(ctx, id));
  const { status, booking, times } = link;
  const recipient = link.recipientName ?? link.recipientEmail;
  const display = { locale: reader.locale, timeZone: user.timeZone };
  const moment = (instant: number) => `${formatDate(instant, display)}, ${formatTime(instant, display)}`;
  const lengthMs = (link.durationsMinutes[0] ?? 0) * minuteMs;
  const language = mailLanguage(query.mail, reader.language);
  const isActive = status === "active";
  return (
    <>
      <PageTitle
        title={t("linkFor", { recipient })}
        action={
          <ButtonLink href="/links/one-time" variant="secondary">
            {t("all")}
          </ButtonLink>
        }
      />
      <LinkTabs id={link.id} kind="one_time" title={link.title} />
      {query.new === "made" && isActive && (
        <Notice kind="success" title={t("made")}>
          {t("madeText")}
        </Notice>
      )}
      {query.new === "again" && isActive && (
        <Notice kind="success" title={t("again")}>
          {Number(query.left) > 0 && t("leftOut", { count: Number(query.left) })}
        </Notice>
      )}
      <Words {...(await clientWords("oneTime"))}>
        <Card className="grid gap-6">
          <Facts
            items={[
              { term: t("facts.status"), detail: <StatusBadge status={status} /> },
              { term: t("facts.recipient"), detail: `${recipient} (${link.recipientEmail})` },
              {
                term: t("facts.what"),
                detail: link.parent ? (
                  <p>
                    {link.title}{" "}
                    <Link href={`/links/${link.parent.id}`}>
                      {t("facts.from", { title: link.parent.title })}
                    </Link>
                  </p>
                ) : (
                  link.title
                ),
              },
              {
                term: t("facts.length"),
                detail: link.durationsMinutes
                  .map((minutes) => formatDuration(minutes * minuteMs, display.locale))
                  .join(", "),
              },
              { term: t("facts.expires"), detail: moment(link.expiresAt) },
              { term: t("facts.zone"), detail: formatZone(user.timeZone, link.expiresAt, display.locale) },
              ...(link.note
                ? [{ term: t("facts.note"), detail: <p className="whitespace-pre-line">{link.note}</p> }]
                : []),
              ...(booking
                ? [
                    {
                      term: t("facts.booking"),
                      detail: (
                        <p>
                          <Link href={`/bookings/${booking.id}`}>{moment(booking.start)}</Link>
                          {booking.status === "cancelled" && ` (${t("bookingCancelled")})`}
                        </p>
                      ),
                    },
                  ]
                : []),
            ]}
          />
          {isActive && (
            <CopyField
              label={t("addressOf", { recipient })}
              value={`${config().baseUrl}/book/${link.token}`}
            />
          )}
          <OneTimeActions
            recipient={recipient}
            revoke={isActive ? revokeAction.bind(null, link.id) : undefined}
            reissue={reissueAction.bind(null, link.id)}
          />
        </Card>
        {times.length > 0 && (
          <Section title={t("exactTimes", { count: times.length })}>
            {isActive && <p className="text-muted">{link.holdsTimes ? t("areKept") : t("areNotKept")}</p>}
            <ul className="grid gap-1">
              {times.map(({ start, isOutsideHours }) => (
                <li key={start} className="flex flex-wrap items-center gap-2 tabular-nums">
                  {formatDate(start, display)}, {formatTimeRange(start, start + lengthMs, display)}
                  {isOutsideHours && <Badge tone="warning">{t("form.outside")}</Badge>}
                </li>
              ))}
            </ul>
          </Section>
        )}
        {isActive && (
          <Section title={t("mail.title")}>
            <FilterLinks
              label={t("mail.language")}
              filters={languages.map((each) => ({
                href: `/links/one-time/${link.id}?mail=${each}`,
                label: t(`mail.languages.${each}`),
                isCurrent: each === language,
              }))}
            />
            <OneTimeMail key={language} {...mailView(link, user.name, user.timeZone, language)} />
          </Section>
        )}
      </Words>
    </>
  );
}
