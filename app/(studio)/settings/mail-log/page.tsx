import type { Metadata } from "next";
import { MailList } from "@/components/dashboard/mail-list";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { orNotFound } from "@/lib/auth/action";
import { displayLocaleNow, words } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { config } from "@/lib/config";
import { findMails } from "@/lib/notifications/queries";

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await words("mailLog"))("title") });

export default async function MailLogPage() {
  const [{ ctx, user }, locale, t, errors] = await Promise.all([
    requireMember(),
    displayLocaleNow(),
    words("mailLog"),
    words("errors"),
  ]);
  const mails = await orNotFound(findMails(ctx));
  const display = { locale, timeZone: user.timeZone };
  return (
    <>
      <PageTitle title={t("title")} description={t("description")} />
      {!config().smtpUrl && (
        <Notice kind="info" title={t("unsentTitle")}>
          {t("unsentText")}
        </Notice>
      )}
      {mails.length === 0 ? (
        <EmptyState title={t("emptyTitle")} text={t("emptyText")} />
      ) : (
        <MailList mails={mails} display={display} t={t} errors={errors} />
      )}
    </>
  );
}
