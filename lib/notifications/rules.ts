import { say } from "@/lib/i18n/say";
import type { Translate } from "@/lib/i18n/translator";
import type { MailKind } from "./templates/render-mail";

/**
 * How a mail stands: waiting, with the server, kept here because there is no server, refused for good,
 * or taken by a server and sent back later.
 */
export const mailStates = ["queued", "sent", "kept", "refused", "bounced"] as const;
export type MailState = (typeof mailStates)[number];

/** The states of a mail that did not arrive and will not by itself. */
export const statesToSendAgain = ["kept", "refused", "bounced"] as const satisfies readonly MailState[];

/** Why we did not send a mail, in words for the log. These name nobody, so the log keeps them for good. */
export const notSentBecause = {
  outOfDate: say("mails.outOfDate"),
  optedOut: say("mails.optedOut"),
  unanswered: say("mails.unanswered"),
  discarded: say("mails.discarded"),
} as const;

/** The reasons for which a mail is not to be sent at all, now or later. */
const rightlyNotSent: readonly (string | null)[] = [notSentBecause.outOfDate, notSentBecause.optedOut];

/**
 * Whether to offer that a mail is sent again: one about a booking that did not arrive, unless that is
 * because it was not to, or because there still is no mail server.
 */
export const canSendAgain = (
  mail: { readonly bookingId: string | null; readonly state: MailState; readonly response: string | null },
  { hasServer }: { readonly hasServer: boolean },
): boolean =>
  hasServer &&
  mail.bookingId !== null &&
  statesToSendAgain.some((state) => state === mail.state) &&
  !rightlyNotSent.includes(mail.response);

/** A mail's subject; what kind it is as long as it has not been written, or when that is forgotten. */
export const mailSubject = (
  mail: { readonly subject: string | null; readonly kind: MailKind },
  t: Translate<"mailLog">,
): string => mail.subject ?? t(`kinds.${mail.kind}`);
