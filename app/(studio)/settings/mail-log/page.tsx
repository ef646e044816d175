import type { Metadata } from "next";
import { MailList } from "@/components/dashboard/mail-list";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterLinks } from "@/components/ui/filter-links";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { orNotFound } from "@/lib/auth/action";
import { displayLocaleNow, words } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { config } from "@/lib/config";
import { findMails } from "@/lib/notifications/queries";
import { type MailState, mailStates } from "@/lib/notifications/rules";
import { firstParam, type SearchParams } from "@/lib/search-params";

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await words("mailLog"))("title") });

export default async function MailLogPage({ searchParams }: PageProps<"/settings/mail-log">) {
  const [{ ctx, user }, asked, locale, t, errors] = await Promise.all([
    requireMember(),
    searchParams,
    displayLocaleNow(),
    words("mailLog"),
    words("errors"),
  ]);
  const state = readState(asked);
  const mails = await orNotFound(findMails(ctx, { state }));
  const display = { locale, timeZone: user.timeZone };
  const days = config().mailRetentionDays;
  return (
    <>
      <PageTitle title={t("title")} description={t("description", { days })} />
      {!config().smtpUrl && (
        <Notice kind="info" title={t("unsentTitle")}>
          {t("unsentText")}
        </Notice>
      )}
      <FilterLinks
        label={t("filter")}
        filters={[
          { href: "/settings/mail-log", label: t("anyState"), isCurrent: state === undefined },
          ...mailStates.map((one) => ({
            href: `/settings/mail-log?state=${one}`,
            label: t(`states.${one}`),
            isCurrent: state === one,
          })),
        ]}
      />
      {mails.length > 0 ? (
        <MailList mails={mails} display={display} t={t} errors={errors} />
      ) : state ? (
        <EmptyState title={t("noneTitle")} text={t("noneText")} />
      ) : (
        <EmptyState title={t("emptyTitle")} text={t("emptyText")} />
      )}
    </>
  );
}

/** Which mails the address asks for; all when it names no state. */
const readState = (asked: SearchParams): MailState | undefined =>
  mailStates.find((state) => state === firstParam(asked.state));
