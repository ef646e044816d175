import { type ListedMail, MailList } from "@/components/dashboard/mail-list";
import { Words } from "@/components/shell/words";
import { ButtonForm } from "@/components/ui/button-form";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { clientWords, words } from "@/lib/auth/reader";
import { config } from "@/lib/config";
import { canSendAgain, mailSubject } from "@/lib/notifications/rules";
import type { Display } from "@/lib/time/format";
import { sendMailAgainAction } from "./actions";

export type MailsProps = {
  readonly bookingId: string;
  readonly mails: readonly ListedMail[];
  readonly display: Display;
};

/** The mails about a booking: how each went, and a way to send again what did not arrive. */
export async function Mails({ bookingId, mails, display }: MailsProps) {
  const [t, errors, forBrowser] = await Promise.all([words("mailLog"), words("errors"), clientWords()]);
  const server = { hasServer: config().smtpUrl !== undefined };
  const hasLost = mails.some((mail) => mail.state !== "kept" && canSendAgain(mail, server));
  return (
    <Section title={t("mails")}>
      {hasLost && (
        <Notice kind="warning" title={t("lostTitle")}>
          {t("lostText")}
        </Notice>
      )}
      <Words {...forBrowser}>
        <MailList
          mails={mails}
          display={display}
          t={t}
          errors={errors}
          actionFor={(mail) =>
            canSendAgain(mail, server) && (
              <ButtonForm
                action={sendMailAgainAction.bind(null, bookingId, mail.id)}
                variant="secondary"
                size="small"
              >
                {t("again")} <span className="sr-only">{mailSubject(mail, t)}</span>
              </ButtonForm>
            )
          }
        />
      </Words>
    </Section>
  );
}
