import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { Facts } from "@/components/ui/facts";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { orNotFound } from "@/lib/auth/action";
import { displayLocaleNow, words } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { said } from "@/lib/i18n/say";
import { requireMail } from "@/lib/notifications/queries";
import { mailSubject } from "@/lib/notifications/rules";
import { formatDate, formatTime } from "@/lib/time/format";

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await words("mailLog"))("mail") });

export default async function MailPage({ params }: PageProps<"/settings/mail-log/[id]">) {
  const [{ ctx, user }, { id }, locale, t, errors] = await Promise.all([
    requireMember(),
    params,
    displayLocaleNow(),
    words("mailLog"),
    words("errors"),
  ]);
  const mail = await orNotFound(requireMail(ctx, id));
  const display = { locale, timeZone: user.timeZone };
  const at = `${formatDate(mail.createdAt, display)}, ${formatTime(mail.createdAt, display)}`;
  return (
    <>
      <PageTitle
        title={mailSubject(mail, t)}
        action={
          <ButtonLink variant="secondary" href="/settings/mail-log">
            {t("all")}
          </ButtonLink>
        }
      />
      <Card>
        <Facts
          items={[
            { term: t("to"), detail: `${mail.recipientName} <${mail.recipientEmail}>` },
            { term: t("written"), detail: at },
            { term: t("state"), detail: t(`states.${mail.state}`) },
            ...(mail.response ? [{ term: t("answer"), detail: said(errors, mail.response) }] : []),
          ]}
        />
      </Card>
      {mail.bodyText ? (
        <Section title={t("says")}>
          <Card>
            <pre className="whitespace-pre-wrap font-sans">{mail.bodyText}</pre>
          </Card>
        </Section>
      ) : (
        <p className="text-muted">{t("notKept")}</p>
      )}
      {mail.calendar && (
        <Section title={t("invitation")}>
          <Card>
            <pre className="whitespace-pre-wrap wrap-anywhere font-mono text-sm">{mail.calendar}</pre>
          </Card>
        </Section>
      )}
    </>
  );
}
