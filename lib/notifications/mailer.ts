import { createTransport, type NodemailerError, type SendMailOptions } from "nodemailer";
import { isMailAddress, type MailAddress } from "@/lib/mail-address";
import { cleanHeader } from "./clean-text";
import type { InvitationMethod } from "./invitation";

export type MailMessage = {
  readonly from: MailAddress;
  readonly to: MailAddress;
  readonly replyTo?: MailAddress;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** `<unique@domain>`. Always the same for one mail, so that one sent twice after a crash can be seen to be one. */
  readonly messageId: string;
  /** An iCalendar object and the METHOD that stands in it. */
  readonly calendar?: { readonly method: InvitationMethod; readonly content: string };
  /** Where a mail program posts to when its reader wants no more such mails (RFC 8058). */
  readonly unsubscribeUrl?: string;
};

export type Mailer = {
  /**
   * Resolves with the server's last answer once it has taken the message.
   * Throws MailRefused when it never will, MailUnanswered when it may have taken it, and any other
   * error when it surely has not and may later.
   */
  send(message: MailMessage): Promise<{ response: string }>;
  /** Lets deliveries under way finish, then drops the connections. */
  close(): void;
};

/** This message will not be taken for this recipient, however often it is tried. */
export class MailRefused extends Error {
  override readonly name = "MailRefused";

  constructor(
    /** What the server said, or our own reason where it was not asked. */
    readonly response: string,
    options?: ErrorOptions,
  ) {
    super(`Mail refused: ${response}`, options);
  }
}

/** The whole message was handed over, and the connection ended without a word about it (RFC 1047). */
export class MailUnanswered extends Error {
  override readonly name = "MailUnanswered";
}

/** Silence in milliseconds after which a server counts as gone. */
const CONNECT_MS = 10_000;
const SILENCE_MS = 20_000;
/** A server that answers drop by drop is never silent, so a delivery as a whole ends here. */
const DELIVERY_MS = 120_000;

/**
 * Opens a pool of connections to an SMTP server, on the first message.
 *
 * `smtpUrl` is `smtp://` (STARTTLS where offered) or `smtps://`, with
 * credentials and nodemailer's options in the query, such as
 * `?requireTLS=true`. Throws TypeError for anything else.
 */
export function createMailer(smtpUrl: string): Mailer {
  if (!/^smtps?:$/.test(URL.parse(smtpUrl)?.protocol ?? ""))
    throw new TypeError("An SMTP URL starts with smtp:// or smtps://.");
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    dnsTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const handedOver = new Set<string>();
  transport.use("stream", ({ data: { messageId = "" }, message }, done) => {
    // The connection reads the message once the server wants it: nodemailer begins anew by itself only before that.
    message.processFunc((content) => content.once("end", () => handedOver.add(messageId)));
    done();
  });

  return {
    async send(message) {
      const options = { ...sendOptions(message), signal: AbortSignal.timeout(DELIVERY_MS) };
      try {
        const { response } = await transport.sendMail(options);
        return { response };
      } catch (error) {
        throw refusal(error) ?? (handedOver.has(message.messageId) ? unanswered(error) : error);
      } finally {
        handedOver.delete(message.messageId);
      }
    },
    close: () => transport.close(),
  };
}

/** Addresses go on as objects only: nodemailer reads a string as a list and finds recipients in it. */
function sendOptions(message: MailMessage): SendMailOptions {
  if (!isMailAddress(message.to.address)) throw new MailRefused("not a mail address");
  if (!MESSAGE_ID.test(message.messageId)) throw new TypeError("A Message-ID looks like <unique@domain>.");
  return {
    from: mailbox(message.from),
    to: mailbox(message.to),
    ...(message.replyTo && { replyTo: mailbox(message.replyTo) }),
    subject: cleanHeader(message.subject),
    messageId: message.messageId,
    // Asks out-of-office replies to stay away (RFC 3834).
    headers: {
      "Auto-Submitted": "auto-generated",
      ...(message.unsubscribeUrl && { "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" }),
    },
    ...(message.unsubscribeUrl && { list: { unsubscribe: message.unsubscribeUrl } }),
    text: message.text,
    html: message.html,
    // Becomes both the alternative that mail programs act on (RFC 6047, 2.4) and an attachment for the others.
    ...(message.calendar && { icalEvent: { ...message.calendar, filename: "invite.ics" } }),
  };
}

const MESSAGE_ID = /^<[!-;=?A-~]+@[!-;=?A-~]+>$/;

function mailbox({ name, address }: MailAddress): { name: string; address: string } {
  if (!isMailAddress(address)) throw new TypeError("Not a mail address.");
  return { name: cleanHeader(name), address };
}

/** What became of a message that was handed over whole: the server has not taken it if it has answered so. */
function unanswered(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { responseCode }: NodemailerError = error;
  const text = `No answer to the message: ${error.message}`;
  return responseCode === undefined ? new MailUnanswered(text, { cause: error }) : error;
}

/**
 * A 5yz reply (RFC 5321, 4.2.1) to the recipient or to the message itself.
 * One to the login or to the sender says that our settings are wrong, and the
 * mail should still go out once they are mended.
 */
function refusal(error: unknown): MailRefused | null {
  if (!(error instanceof Error)) return null;
  const { permanent, command, response }: NodemailerError = error;
  if (!permanent || (command !== "RCPT TO" && command !== "DATA")) return null;
  return new MailRefused(String(response ?? error.message), { cause: error });
}
