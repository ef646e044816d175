import type { Metadata } from "next";
import { MailList } from "@/components/dashboard/mail-list";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterLinks } from "@/components/ui/filter-links";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { orNotFound } from "@/lib/auth/action";
import { displayLocaleNow, words } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { config } from "@/lib/config";
import { readCursor, writeCursor } from "@/lib/cursor";
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
  const after = readCursor(firstParam(asked.after));
  const { mails, next } = await orNotFound(findMails(ctx, { state, after }));
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
          { href: pageHref({}), label: t("anyState"), isCurrent: state === undefined },
          ...mailStates.map((one) => ({
            href: pageHref({ state: one }),
            label: t(`states.${one}`),
            isCurrent: state === one,
          })),
        ]}
      />
      {mails.length > 0 ? (
        <>
          <MailList mails={mails} display={display} t={t} errors={errors} />
          {next && (
            <ButtonLink variant="secondary" href={pageHref({ state, after: writeCursor(next) })}>
              {t("older")}
            </ButtonLink>
          )}
        </>
      ) : state ? (
        <EmptyState title={t("noneTitle")} text={t("noneText")} />
      ) : (
        <EmptyState title={t("emptyTitle")} text={t("emptyText")} />
      )}
    </>
  );
}

const pageHref = (query: { readonly state?: MailState | undefined; readonly after?: string }): string => {
  const said = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return said.length > 0 ? `/settings/mail-log?${new URLSearchParams(said)}` : "/settings/mail-log";
};

/** Which mails the address asks for; all when it names no state. */
const readState = (asked: SearchParams): MailState | undefined =>
  mailStates.find((state) => state === firstParam(asked.state));
