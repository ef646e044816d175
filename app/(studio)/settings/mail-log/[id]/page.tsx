import type { Metadata } from "next";
import { mailStates } from "@/components/dashboard/mail-list";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { Facts } from "@/components/ui/facts";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { orNotFound } from "@/lib/auth/action";
import { displayLocaleNow } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { requireMail } from "@/lib/notifications/queries";
import { mailSubject } from "@/lib/notifications/rules";
import { formatDate, formatTime } from "@/lib/time/format";

export const metadata: Metadata = { title: "Mail" };

export default async function MailPage({ params }: PageProps<"/settings/mail-log/[id]">) {
  const [{ ctx, user }, { id }, locale] = await Promise.all([requireMember(), params, displayLocaleNow()]);
  const mail = await orNotFound(requireMail(ctx, id));
  const display = { locale, timeZone: user.timeZone };
  const at = `${formatDate(mail.createdAt, display)}, ${formatTime(mail.createdAt, display)}`;
  return (
    <>
      <PageTitle
        title={mailSubject(mail)}
        action={
          <ButtonLink variant="secondary" href="/settings/mail-log">
            All mails
          </ButtonLink>
        }
      />
      <Card>
        <Facts
          items={[
            { term: "To", detail: `${mail.recipientName} <${mail.recipientEmail}>` },
            { term: "Written", detail: at },
            { term: "State", detail: mailStates[mail.state].label },
            ...(mail.response ? [{ term: "Answer", detail: mail.response }] : []),
          ]}
        />
      </Card>
      {mail.bodyText ? (
        <Section title="What it says">
          <Card>
            <pre className="whitespace-pre-wrap font-sans">{mail.bodyText}</pre>
          </Card>
        </Section>
      ) : (
        <p className="text-muted">What it says is not kept here.</p>
      )}
      {mail.calendar && (
        <Section title="The invitation">
          <Card>
            <pre className="overflow-x-auto font-mono text-sm">{mail.calendar}</pre>
          </Card>
        </Section>
      )}
    </>
  );
}
