import { cleanLine, shorten } from "@/lib/notifications/clean-text";
import { formatTime } from "@/lib/time/format";
import { type Composed, Layout } from "./layout";
import { meetingTime } from "./meeting-time";
import { Action, Fact, Paragraph } from "./parts";
import type { Words } from "./words";

/** A request for a time that its mail address must be proved for. Instants in epoch ms. */
export type ConfirmBookingMail = {
  /** BCP 47 tag that the form's times were written in: the mail's are written alike. */
  readonly locale: string;
  readonly linkTitle: string;
  readonly hostName: string;
  readonly organizationName: string;
  readonly startsAt: number;
  readonly endsAt: number;
  /** The host answers before anything is booked. */
  readonly requiresApproval: boolean;
  /** Until when it can be confirmed. */
  readonly expiresAt: number;
  /** The guest's zone (IANA). */
  readonly timeZone: string;
  readonly confirmUrl: string;
};

/** Asks whoever reads this address to confirm a booking. Nothing typed in the form stands in it: whoever typed it need not be who reads it. */
export function confirmBooking(mail: ConfirmBookingMail, words: Words): Composed {
  const { facts, confirmBooking: say } = words;
  const [title, host, organization] = [mail.linkTitle, mail.hostName, mail.organizationName].map(cleanLine);
  const time = meetingTime(mail, mail.locale);
  const until = formatTime(mail.expiresAt, { locale: mail.locale, timeZone: mail.timeZone });
  const subject = say.subject(shorten(title ?? "", 60), time.start);
  return {
    subject,
    body: (
      <Layout
        language={words.language}
        subject={subject}
        sender={organization ?? ""}
        preheader={say.preheader}
        heading={say.heading}
        footer={say.footer}
      >
        <Paragraph>{mail.requiresApproval ? say.introRequest(until) : say.intro(until)}</Paragraph>
        <Fact label={facts.meeting} value={title ?? ""} />
        <Fact label={facts.when} value={time.lines} />
        <Fact label={facts.host} value={host ?? ""} />
        <Action href={mail.confirmUrl}>{say.action}</Action>
      </Layout>
    ),
  };
}
