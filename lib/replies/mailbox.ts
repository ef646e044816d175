import { text } from "node:stream/consumers";
import { type FetchMessageObject, ImapFlow } from "imapflow";
import { findParts } from "./find-parts";
import type { MailboxMessage } from "./mailbox-message";
import { messageIdIn } from "./read-bounce";

/** What was done with a message: it was for us, it was not, or it could not be done now and shall be tried again. */
export type Handled = "ours" | "other" | "later";

/** Set on each message that was looked at, so that a person's mail stays unread and is still not read twice. */
const lookedAt = "OpenhourRead";

const mostAtOnce = 200;
/** An answer has no attachments to speak of; what is larger is not even looked into. */
const mostBytes = 10_000_000;
const mostBytesOfPart = 256 * 1024;
const silenceMs = 15_000;

/**
 * Gives `handle` each message of a mailbox that was not read yet, the oldest first, and marks what was done
 * with: nothing is deleted. One that the server cannot show does not keep the others from being read.
 *
 * Ends with the signal. Fails when the mailbox cannot be reached or opened, or the connection breaks.
 */
export async function readMailbox(
  imapUrl: string,
  signal: AbortSignal,
  handle: (message: MailboxMessage) => Promise<Handled>,
): Promise<void> {
  const { client, folder } = clientFor(new URL(imapUrl));
  const stop = () => client.close();
  signal.addEventListener("abort", stop);
  try {
    await client.connect();
    const { permanentFlags } = await client.mailboxOpen(folder);
    const mayMark = permanentFlags === undefined || permanentFlags.has("\\*") || permanentFlags.has(lookedAt);
    const found = await client.search({ seen: false, not: { keyword: lookedAt } }, { uid: true });
    for (const uid of (found || []).slice(0, mostAtOnce)) {
      const handled = await handleOne(client, uid, handle);
      if (handled === "later") continue;
      const isLeftUnread = handled === "other" && mayMark;
      const flags = [...(isLeftUnread ? [] : ["\\Seen"]), ...(mayMark ? [lookedAt] : [])];
      await client.messageFlagsAdd(String(uid), flags, { uid: true });
    }
    await client.logout();
  } finally {
    signal.removeEventListener("abort", stop);
    client.close();
  }
}

function clientFor({ protocol, hostname, port, username, password, pathname }: URL) {
  const client = new ImapFlow({
    host: hostname.replace(/^\[|\]$/g, ""),
    port: Number(port) || (protocol === "imaps:" ? 993 : 143),
    secure: protocol === "imaps:",
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    // Its log would tell who writes to whom.
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: silenceMs,
    greetingTimeout: silenceMs,
    socketTimeout: silenceMs,
    maxLineLength: 2 * mostBytes,
    maxLiteralSize: 2 * mostBytes,
    maxResponseSize: 4 * mostBytes,
  });
  // Whatever breaks the connection fails the command under way too, and is heard of there.
  client.on("error", () => {});
  return { client, folder: decodeURIComponent(pathname.slice(1)) || "INBOX" };
}

async function handleOne(
  client: ImapFlow,
  uid: number,
  handle: (message: MailboxMessage) => Promise<Handled>,
): Promise<Handled> {
  const message = await readMessage(client, uid).catch((error: unknown) => {
    if (!client.usable) throw error;
    return undefined;
  });
  return message ? handle(message) : "other";
}

/** What matters of a message; undefined when it is gone or too large to be for us. */
async function readMessage(client: ImapFlow, uid: number): Promise<MailboxMessage | undefined> {
  const sized = await client.fetchOne(String(uid), { size: true }, { uid: true });
  if (!sized || (sized.size ?? 0) > mostBytes) return undefined;
  const found = await client.fetchOne(String(uid), { envelope: true, bodyStructure: true }, { uid: true });
  const structure = found ? found.bodyStructure : undefined;
  if (!found || !structure) return undefined;
  const { calendar, report } = findParts(structure);
  const read = (part: string) => readPart(client, uid, part);
  return {
    from: sendersOf(found),
    ...(calendar && { calendar: await read(calendar) }),
    ...(report && {
      report: {
        status: await read(report.status),
        messageId: report.messageId ?? (report.headers && messageIdIn(await read(report.headers))),
      },
    }),
  };
}

const sendersOf = ({ envelope }: FetchMessageObject): string[] =>
  (envelope?.from ?? []).flatMap(({ address }) => (address ? [address.toLowerCase()] : []));

/** A part as text, cut where it is longer than any of ours would be: what is cut cannot be read, and says so. */
async function readPart(client: ImapFlow, uid: number, part: string): Promise<string> {
  const { content } = await client.download(String(uid), part, { uid: true, maxBytes: mostBytesOfPart });
  return content ? text(content) : "";
}
