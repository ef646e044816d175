import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Row } from "@/components/ui/row-list";

export type MailRowProps = {
  readonly href: string;
  readonly subject: string;
  readonly recipient: string;
  /** When it was written, in words. */
  readonly at: string;
  readonly state: "queued" | "sent" | "kept" | "refused";
  /** What the last try ended with, shown when the mail is not out. */
  readonly response: string | null;
};

/** How a mail stands, in words. */
export const mailStates: Record<MailRowProps["state"], { readonly label: string; readonly tone: BadgeTone }> =
  {
    queued: { label: "Waiting", tone: "neutral" },
    sent: { label: "Sent", tone: "success" },
    kept: { label: "Not sent", tone: "warning" },
    refused: { label: "Refused", tone: "danger" },
  };

/** A mail in a list: what, to whom, when, and how it went. */
export function MailRow({ href, subject, recipient, at, state, response }: MailRowProps) {
  const { label, tone } = mailStates[state];
  const isTrouble = state !== "sent" && response !== null;
  const detail = isTrouble ? `To ${recipient}. The last try ended with: ${response}` : `To ${recipient}`;
  return (
    <Row
      href={href}
      leading={at}
      title={subject}
      detail={detail}
      trailing={<Badge tone={tone}>{label}</Badge>}
    />
  );
}
