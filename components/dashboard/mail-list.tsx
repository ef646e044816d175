import type { ReactNode } from "react";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Row, RowList } from "@/components/ui/row-list";
import { said } from "@/lib/i18n/say";
import type { Translate } from "@/lib/i18n/translator";
import { type MailState, mailSubject } from "@/lib/notifications/rules";
import { type Display, formatShortDate, formatTime } from "@/lib/time/format";

const tones: Record<MailState, BadgeTone> = {
  queued: "neutral",
  sent: "success",
  kept: "warning",
  refused: "danger",
  bounced: "danger",
};

export type ListedMail = Parameters<typeof mailSubject>[0] & {
  readonly id: string;
  readonly bookingId: string | null;
  readonly state: MailState;
  readonly recipientName: string;
  readonly recipientEmail: string;
  /** What the last try ended with. */
  readonly response: string | null;
  /** Epoch ms. */
  readonly createdAt: number;
};

export type MailListProps = {
  readonly mails: readonly ListedMail[];
  readonly display: Display;
  readonly t: Translate<"mailLog">;
  /** For what kept a mail from going out. */
  readonly errors: Translate<"errors">;
  /** What can be done about a mail, under it. */
  readonly actionFor?: (mail: ListedMail) => ReactNode;
};

/** Mails as rows: what, to whom, when, and how it went; what kept one from going out stands with it. */
export function MailList({ mails, display, t, errors, actionFor }: MailListProps) {
  return (
    <RowList label={t("mails")}>
      {mails.map((mail) => (
        <Row
          key={mail.id}
          href={`/settings/mail-log/${mail.id}`}
          leading={`${formatShortDate(mail.createdAt, display)}, ${formatTime(mail.createdAt, display)}`}
          title={mailSubject(mail, t)}
          detail={detailOf(mail, t, errors)}
          trailing={<Badge tone={tones[mail.state]}>{t(`states.${mail.state}`)}</Badge>}
        >
          {actionFor?.(mail)}
        </Row>
      ))}
    </RowList>
  );
}

function detailOf(mail: ListedMail, t: MailListProps["t"], errors: MailListProps["errors"]): string {
  const to = { name: mail.recipientName, email: mail.recipientEmail };
  return mail.state === "sent" || mail.response === null
    ? t("toPerson", to)
    : t("toPersonTried", { ...to, response: said(errors, mail.response) });
}
