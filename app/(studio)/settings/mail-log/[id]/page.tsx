import type { Metadata } from "next";
import { Words } from "@/components/shell/words";
import { ButtonForm } from "@/components/ui/button-form";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { Facts } from "@/components/ui/facts";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { orNotFound } from "@/lib/auth/action";
import { clientWords, displayLocaleNow, words } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { config } from "@/lib/config";
import { said } from "@/lib/i18n/say";
import { requireMail } from "@/lib/notifications/queries";
import { canSendAgain, mailSubject } from "@/lib/notifications/rules";
import { formatDate, formatTime } from "@/lib/time/format";
import { sendMailAgainAction } from "./actions";

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await words("mailLog"))("mail") });

export default async function MailPage({ params, searchParams }: PageProps<"/settings/mail-log/[id]">) {
  const [{ ctx, user }, { id }, { again }, locale, t, errors, forBrowser] = await Promise.all([
    requireMember(),
    params,
    searchParams,
    displayLocaleNow(),
    words("mailLog"),
    words("errors"),
    clientWords(),
  ]);
  const mail = await orNotFound(requireMail(ctx, id));
  const display = { locale, timeZone: user.timeZone };
  const at = (instant: number) => `${formatDate(instant, display)}, ${formatTime(instant, display)}`;
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
      {again !== undefined && <Notice kind="success" title={t("queuedAgain")} />}
      <Card className="grid gap-4">
        <Facts
          items={[
            { term: t("to"), detail: `${mail.recipientName} <${mail.recipientEmail}>` },
            { term: t("written"), detail: at(mail.createdAt) },
            ...(mail.sentAt ? [{ term: t("sent"), detail: at(mail.sentAt) }] : []),
            { term: t("state"), detail: t(`states.${mail.state}`) },
            ...(mail.response ? [{ term: t("answer"), detail: said(errors, mail.response) }] : []),
          ]}
        />
        {canSendAgain(mail, { hasServer: config().smtpUrl !== undefined }) && (
          <Words {...forBrowser}>
            <ButtonForm action={sendMailAgainAction.bind(null, mail.id)} variant="secondary">
              {t("again")}
            </ButtonForm>
          </Words>
        )}
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
