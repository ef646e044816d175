import { text } from "node:stream/consumers";
import { type FetchMessageObject, ImapFlow } from "imapflow";
import { findParts } from "./find-parts";
import type { MailboxMessage } from "./mailbox-message";
import type { PutOff } from "./put-off";
import { messageIdIn } from "./read-bounce";

/** What was done with a message: it was for us, it was not, or it could not be done now and shall be tried again. */
export type Handled = "ours" | "other" | "later";

/** Set on each message that was looked at, so that a person's mail stays unread and is still not read twice. */
const lookedAt = "OpenhourRead";

const mostAtOnce = 200;

/** How a mailbox is read. */
export type Reading = {
  readonly signal: AbortSignal;
  readonly now: number;
  /** What earlier runs could not do. */
  readonly putOff: PutOff;
  handle(message: MailboxMessage): Promise<Handled>;
  /** A message could not be done with for a day, and is not tried again. */
  onGivenUp(tries: number): void;
};

/** An answer has no attachments to speak of; what is larger is not even looked into. */
const mostBytes = 10_000_000;
const mostBytesOfPart = 256 * 1024;
const silenceMs = 15_000;

/**
 * Gives `handle` each message of a mailbox that was not read yet, the oldest first, and marks what was done
 * with: nothing is deleted. One that cannot be handled, or that the server does not show, is put off: it comes
 * after all others the next time, and after a day it is given up, and left to people like a mail of theirs.
 *
 * Ends with the signal. Fails when the mailbox cannot be reached or opened, or the connection breaks.
 */
export async function readMailbox(imapUrl: string, reading: Reading): Promise<void> {
  const { signal, putOff } = reading;
  signal.throwIfAborted();
  const { client, folder } = clientFor(new URL(imapUrl));
  const stop = () => client.close();
  signal.addEventListener("abort", stop);
  try {
    await client.connect();
    const { permanentFlags, path, uidValidity } = await client.mailboxOpen(folder);
    const mayMark = permanentFlags === undefined || permanentFlags.has("\\*") || permanentFlags.has(lookedAt);
    const found = await client.search({ seen: false, not: { keyword: lookedAt } }, { uid: true });
    const waiting = putOff.order(`${client.host} ${path} ${uidValidity}`, found || []);
    for (const uid of waiting.slice(0, mostAtOnce)) {
      const handled = await handleOne(client, uid, reading);
      if (handled === "later") continue;
      const isLeftUnread = handled === "other" && mayMark;
      const flags = [...(isLeftUnread ? [] : ["\\Seen"]), ...(mayMark ? [lookedAt] : [])];
      await client.messageFlagsAdd(String(uid), flags, { uid: true });
      putOff.done(uid);
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
  { now, putOff, handle, onGivenUp }: Reading,
): Promise<Handled> {
  try {
    if (putOff.tries(uid) > 0 && putOff.isOver(uid, await arrivalOf(client, uid), now)) {
      onGivenUp(putOff.tries(uid));
      return "other";
    }
    putOff.begin(uid);
    const message = await readMessage(client, uid);
    return message ? await handle(message) : "other";
  } catch (error) {
    if (!client.usable) throw error;
    return "later";
  }
}

/** When the server took a message, epoch ms: not when it says that it was written. */
async function arrivalOf(client: ImapFlow, uid: number): Promise<number | undefined> {
  const found = await client.fetchOne(String(uid), { internalDate: true }, { uid: true });
  const arrived = found ? found.internalDate : undefined;
  return arrived === undefined ? undefined : new Date(arrived).getTime();
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
