import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

export type MailServer = {
  readonly url: string;
  /** How many mails it has taken. */
  readonly count: () => number;
  /** When it took the first mail to an address, as performance.now() tells; undefined before. */
  readonly takenAt: (address: string) => number | undefined;
  close(): Promise<void>;
};

/** A real SMTP server on loopback that reads each mail to its end, takes it at once and throws it away. */
export async function startMailServer(): Promise<MailServer> {
  const taken = new Map<string, number>();
  let count = 0;
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    onData(stream, { envelope }, reply) {
      stream.on("end", () => {
        const at = performance.now();
        count += 1;
        for (const { address } of envelope.rcptTo) if (!taken.has(address)) taken.set(address, at);
        reply();
      });
      stream.resume();
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    count: () => count,
    takenAt: (address) => taken.get(address),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
