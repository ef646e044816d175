import type { Metadata } from "next";
import { MailRow } from "@/components/dashboard/mail-row";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { RowList } from "@/components/ui/row-list";
import { orNotFound } from "@/lib/auth/action";
import { displayLocaleNow, requireMember } from "@/lib/auth/session";
import { config } from "@/lib/config";
import { mailSubject } from "@/lib/notifications/mail-subject";
import { findMails } from "@/lib/notifications/queries";
import { formatShortDate, formatTime } from "@/lib/time/format";

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
        <RowList label="Mails">
          {mails.map((mail) => (
            <MailRow
              key={mail.id}
              {...mail}
              href={`/settings/mail-log/${mail.id}`}
              subject={mailSubject(mail)}
              recipient={`${mail.recipientName} <${mail.recipientEmail}>`}
              at={`${formatShortDate(mail.createdAt, display)}, ${formatTime(mail.createdAt, display)}`}
            />
          ))}
        </RowList>
      )}
    </>
  );
}
