import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Row, RowList } from "@/components/ui/row-list";
import { mailSubject } from "@/lib/notifications/rules";
import { type Display, formatShortDate, formatTime } from "@/lib/time/format";

type MailState = "queued" | "sent" | "kept" | "refused";

/** How a mail stands, in words. */
export const mailStates: Record<MailState, { readonly label: string; readonly tone: BadgeTone }> = {
  queued: { label: "Waiting", tone: "neutral" },
  sent: { label: "Sent", tone: "success" },
  kept: { label: "Not sent", tone: "warning" },
  refused: { label: "Refused", tone: "danger" },
};

export type ListedMail = Parameters<typeof mailSubject>[0] & {
  readonly id: string;
  readonly state: MailState;
  readonly recipientName: string;
  readonly recipientEmail: string;
  /** What the last try ended with. */
  readonly response: string | null;
  /** Epoch ms. */
  readonly createdAt: number;
};

export type MailListProps = { readonly mails: readonly ListedMail[]; readonly display: Display };

/** Mails as rows: what, to whom, when, and how it went; what kept one from going out stands with it. */
export function MailList({ mails, display }: MailListProps) {
  return (
    <RowList label="Mails">
      {mails.map((mail) => (
        <Row
          key={mail.id}
          href={`/settings/mail-log/${mail.id}`}
          leading={`${formatShortDate(mail.createdAt, display)}, ${formatTime(mail.createdAt, display)}`}
          title={mailSubject(mail)}
          detail={detailOf(mail)}
          trailing={<Badge tone={mailStates[mail.state].tone}>{mailStates[mail.state].label}</Badge>}
        />
      ))}
    </RowList>
  );
}

function detailOf({ recipientName, recipientEmail, state, response }: ListedMail): string {
  const to = `To ${recipientName} <${recipientEmail}>`;
  return state === "sent" || response === null ? to : `${to}. The last try ended with: ${response}`;
}
