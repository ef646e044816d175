import { config } from "@/lib/config";
import { type MailAddress, parseMailbox } from "@/lib/mail-address";

/** Whom mails come from: MAIL_FROM. Fails when that is no mailbox. */
export function sender(): MailAddress {
  const mailbox = parseMailbox(config().mailFrom);
  if (!mailbox) throw new Error("MAIL_FROM is not a mail address, with or without a name.");
  return mailbox;
}
