import type { Metadata } from "next";
import { MailList } from "@/components/dashboard/mail-list";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { orNotFound } from "@/lib/auth/action";
import { displayLocaleNow } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { config } from "@/lib/config";
import { findMails } from "@/lib/notifications/queries";

export const metadata: Metadata = { title: "Mail log" };

export default async function MailLogPage() {
  const [{ ctx, user }, locale] = await Promise.all([requireMember(), displayLocaleNow()]);
  const mails = await orNotFound(findMails(ctx));
  const display = { locale, timeZone: user.timeZone };
  return (
    <>
      <PageTitle title="Mail log" description="Every mail that Openhour wrote for you, newest first." />
      {!config().smtpUrl && (
        <Notice kind="info" title="Mails are not being sent">
          This server has no mail server set up (SMTP_URL), so they are kept here to be read.
        </Notice>
      )}
      {mails.length === 0 ? (
        <EmptyState
          title="No mails yet"
          text="When somebody books a time, the mails to both of you stand here."
        />
      ) : (
        <MailList mails={mails} display={display} />
      )}
    </>
  );
}
