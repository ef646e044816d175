/** What matters of a mail in the mailbox. */
export type MailboxMessage = {
  /** The addresses in From, in small letters. Anybody can write anybody's there. */
  readonly from: readonly string[];
  /** The iCalendar object it carries. */
  readonly calendar?: string;
  /** What a mail server says of a mail that it did not deliver (RFC 3464). */
  readonly report?: {
    readonly status: string;
    /** Of the mail that came back, without its brackets. */
    readonly messageId: string | undefined;
  };
};

/** It says that it is an answer or a report, and cannot be read as one. */
export class MalformedMessage extends Error {
  override readonly name = "MalformedMessage";
}
