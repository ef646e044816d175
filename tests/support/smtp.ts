import type { AddressInfo, Socket } from "node:net";
import { buffer } from "node:stream/consumers";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

/** A mail as it came over the wire. */
export type ReceivedMail = {
  /** MAIL FROM and RCPT TO: what decides where a mail goes, whatever its headers say. */
  readonly envelope: { readonly from: string; readonly to: readonly string[] };
  readonly raw: string;
  readonly parsed: ParsedMail;
};

/** One message kept waiting for its reply. */
export type HeldMail = {
  /** Resolves when the whole message has arrived; the sender now waits for an answer. */
  readonly arrived: Promise<ReceivedMail>;
  /** Takes the message (it joins `messages`) and answers 250, if the sender is still there. */
  accept(): void;
  /** Answers with this code; the message is not taken. */
  refuse(code: number): void;
  /** Cuts the connection without an answer; the message is not taken. */
  hangUp(): void;
};

export type TestSmtp = {
  readonly url: string;
  /** What was taken, in order. A refused or still held message is not in here. */
  readonly messages: readonly ReceivedMail[];
  /** Resolves with all messages as soon as there are `count` of them. */
  waitForMessages(count: number): Promise<readonly ReceivedMail[]>;
  /** Withholds the reply to the next message that arrives and is not yet held. */
  holdNext(): HeldMail;
  /** Answers RCPT TO for this address with the code until the returned function is called. */
  refuseRecipient(address: string, code?: number): () => void;
  /** The same for MAIL FROM. */
  refuseSender(address: string, code?: number): () => void;
  /** Is asked about every message before it is taken; throw `smtpReply(…)` to refuse. */
  onData: (mail: ReceivedMail) => Promise<void> | void;
  /** Cuts all connections, as a server that dies does. */
  close(): Promise<void>;
};

/** An error that the server answers with this code. */
export function smtpReply(code: number, text = "test says no"): Error {
  return Object.assign(new Error(text), { responseCode: code });
}

/**
 * Starts a real SMTP server on loopback, without TLS or login. A `port` of 0
 * takes a free one; give an earlier one to bring a dead server back.
 */
export async function startSmtp({ port = 0 } = {}): Promise<TestSmtp> {
  const messages: ReceivedMail[] = [];
  const waiting: { count: number; resolve: () => void }[] = [];
  const [recipients, senders, holds] = [refusals(), refusals(), holdQueue()];

  const take = async (mail: ReceivedMail, socket: Socket | undefined) => {
    await smtp.onData(mail);
    await holds.next(mail, socket);
    messages.push(mail);
    for (const { count, resolve } of waiting) if (messages.length >= count) resolve();
  };
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    onMailFrom: ({ address }, _session, reply) => reply(senders.answer(address)),
    onRcptTo: ({ address }, _session, reply) => reply(recipients.answer(address)),
    onData(stream, { envelope, remotePort }, reply) {
      const socket = [...sockets].find((open) => open.remotePort === remotePort);
      const taken = readMail(stream, envelope).then((mail) => take(mail, socket));
      taken.then(() => reply(), reply);
    },
  });
  // A client that is killed mid-sentence is a test here, not a failure of the server.
  server.on("error", () => {});
  const sockets = trackSockets(server);
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));

  const smtp: TestSmtp = {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    messages,
    onData: () => {},
    async waitForMessages(count) {
      if (messages.length < count) await new Promise<void>((resolve) => waiting.push({ count, resolve }));
      return messages;
    },
    holdNext: holds.add,
    refuseRecipient: recipients.add,
    refuseSender: senders.add,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(resolve));
    },
  };
  return smtp;
}

function refusals() {
  const codes = new Map<string, number>();
  return {
    add(address: string, code = 550) {
      codes.set(address.toLowerCase(), code);
      return () => void codes.delete(address.toLowerCase());
    },
    answer(address: string): Error | null {
      const code = codes.get(address.toLowerCase());
      return code ? smtpReply(code) : null;
    },
  };
}

function holdQueue() {
  const queue: ((mail: ReceivedMail, socket: Socket | undefined) => Promise<void>)[] = [];
  return {
    next: (mail: ReceivedMail, socket: Socket | undefined) => queue.shift()?.(mail, socket),
    add(): HeldMail {
      const arrived = Promise.withResolvers<ReceivedMail>();
      const verdict = Promise.withResolvers<void>();
      let connection: Socket | undefined;
      queue.push((mail, socket) => {
        connection = socket;
        arrived.resolve(mail);
        return verdict.promise;
      });
      return {
        arrived: arrived.promise,
        accept: verdict.resolve,
        refuse: (code) => verdict.reject(smtpReply(code)),
        hangUp: () => connection?.destroy(),
      };
    },
  };
}

type Envelope = { mailFrom: { address: string } | false; rcptTo: { address: string }[] };

async function readMail(
  stream: NodeJS.ReadableStream,
  { mailFrom, rcptTo }: Envelope,
): Promise<ReceivedMail> {
  const envelope = { from: mailFrom ? mailFrom.address : "", to: rcptTo.map(({ address }) => address) };
  const bytes = await buffer(stream);
  return { envelope, raw: bytes.toString("utf8"), parsed: await simpleParser(bytes) };
}

function trackSockets(server: SMTPServer): Set<Socket> {
  const sockets = new Set<Socket>();
  server.server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  return sockets;
}
