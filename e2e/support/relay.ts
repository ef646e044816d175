import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { freePort } from "./server";

/** The way to a server that can be cut and mended: nobody listens meanwhile, and open connections are gone. */
export async function startRelay(to: URL) {
  const port = await freePort();
  const open = new Set<Socket>();
  const listen = async () => {
    const server = createServer((near) => {
      const far = connect(Number(to.port), to.hostname);
      for (const [from, into] of [
        [near, far],
        [far, near],
      ] as const) {
        open.add(from.on("close", () => open.delete(from)));
        from.on("error", () => into.destroy()).pipe(into);
      }
    }).listen(port, "127.0.0.1");
    await once(server, "listening");
    return server;
  };
  let server = await listen();
  const address = new URL(to);
  address.hostname = "127.0.0.1";
  address.port = String(port);
  return {
    url: address.href,
    cut: async () => {
      const closed = new Promise((done) => server.close(done));
      for (const socket of open) socket.destroy();
      await closed;
    },
    mend: async () => {
      server = await listen();
    },
  };
}
