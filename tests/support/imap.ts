import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { createInterface } from "node:readline";

/** A mail in the mailbox; `fault` is what the server does when it is asked for more than its size. */
export type ImapMail = {
  readonly uid: number;
  readonly from: string;
  readonly arrivedAt: number;
  readonly flags: Set<string>;
  fault?: "no" | "break";
};

export type TestImap = {
  readonly url: string;
  readonly mails: ImapMail[];
  /** Which mails were asked for, in turn. */
  readonly asked: number[];
  close(): Promise<void>;
};

/** A mail server with one mailbox on loopback: as much of RFC 3501 as reading one needs, and faults on demand. */
export async function startImap(mails: ImapMail[]): Promise<TestImap> {
  const asked: number[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => {});
    socket.write("* OK [CAPABILITY IMAP4rev1] ready\r\n");
    createInterface(socket).on("line", (line) => {
      const [tag = "", ...words] = line.split(" ");
      const answer = answerTo(words.join(" "), mails, asked);
      if (answer === undefined) socket.destroy();
      else socket.write([...answer.lines, `${tag} ${answer.end ?? "OK done"}`, ""].join("\r\n"));
    });
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, "close");
  };
  return { url: `imap://me:secret@127.0.0.1:${port}/`, mails, asked, close };
}

type Answer = { readonly lines: string[]; readonly end?: string };

/** What the server says to a command; undefined where it hangs up. */
function answerTo(command: string, mails: readonly ImapMail[], asked: number[]): Answer | undefined {
  const uid = Number(/^UID \w+ (\d+)/.exec(command)?.[1]);
  const at = mails.findIndex((mail) => mail.uid === uid);
  const mail = mails[at];
  if (command.startsWith("CAPABILITY")) return { lines: ["* CAPABILITY IMAP4rev1"] };
  if (command.startsWith("LIST")) return { lines: ['* LIST () "/" INBOX'] };
  if (command.startsWith("SELECT"))
    return {
      lines: [
        "* FLAGS (\\Seen)",
        `* ${mails.length} EXISTS`,
        "* OK [UIDVALIDITY 7] valid",
        "* OK [PERMANENTFLAGS (\\Seen \\*)] any",
      ],
    };
  if (command.startsWith("UID SEARCH")) {
    const waiting = mails.filter(({ flags }) => !flags.has("OpenhourRead") && !flags.has("\\Seen"));
    return { lines: [`* SEARCH ${waiting.map((found) => found.uid).join(" ")}`] };
  }
  if (command.startsWith("UID STORE")) {
    for (const flag of /\(([^)]*)\)/.exec(command)?.[1]?.split(" ") ?? []) mail?.flags.add(flag);
    return { lines: [] };
  }
  if (command.startsWith("UID FETCH") && mail) return fetched(command, mail, at + 1, asked);
  return { lines: [] };
}

function fetched(command: string, mail: ImapMail, place: number, asked: number[]): Answer | undefined {
  const found = (items: string) => ({ lines: [`* ${place} FETCH (UID ${mail.uid} ${items})`] });
  if (command.includes("INTERNALDATE")) return found(`INTERNALDATE "${imapDate(mail.arrivedAt)}"`);
  if (command.includes("RFC822.SIZE")) return found("RFC822.SIZE 100");
  asked.push(mail.uid);
  if (mail.fault === "break") return undefined;
  if (mail.fault === "no") return { lines: [], end: "NO [SERVERBUG] not now" };
  const [mailbox, host] = mail.from.split("@");
  const from = `((NIL NIL "${mailbox}" "${host}"))`;
  const envelope = `(NIL "Hello" ${from} ${from} ${from} NIL NIL NIL NIL "<${mail.uid}@example.com>")`;
  return found(
    `ENVELOPE ${envelope} BODYSTRUCTURE ("TEXT" "PLAIN" ("CHARSET" "UTF-8") NIL NIL "7BIT" 5 1 NIL NIL NIL NIL)`,
  );
}

/** "02-Dec-2026 07:00:00 +0000". */
function imapDate(at: number): string {
  const [, day, month, year, time] =
    /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(new Date(at).toUTCString()) ?? [];
  return `${day}-${month}-${year} ${time} +0000`;
}
