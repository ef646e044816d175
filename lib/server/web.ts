import { createServer, type RequestListener, type Server } from "node:http";
import path from "node:path";
import type { Duplex } from "node:stream";
import { getRequestListener } from "@hono/node-server";
import next from "next";
import { api } from "@/lib/api/app";
import { networks } from "@/lib/client-address";
import { config } from "@/lib/config";
import { endWatching } from "@/lib/live/hub";
import { log } from "@/lib/log";
import { type AnswerPage, aroundNext } from "./around-next";
import { withIncomingRequest } from "./incoming-request";

/** Longer than the usual 60 s of a proxy in front, so that the proxy closes first and never writes into a closed one. */
const KEEP_ALIVE_MS = 65_000;
const FINISH_REQUESTS_MS = 10_000;
const POLL_MS = 100;

/** Serves pages and API on HOST and PORT. `stop` takes no more requests and lets running ones finish, for 10 s. */
export async function startWeb({ dev }: { dev: boolean }): Promise<{ stop(): Promise<void> }> {
  const { host, port } = config();
  const app = next({ dev, dir: path.resolve(), hostname: host, port });
  await app.prepare();
  const server = createServer(
    // A client may offer to go on with another protocol, as for HTTP/2; unless it is next dev's, that is let pass.
    { keepAliveTimeout: KEEP_ALIVE_MS, shouldUpgradeCallback: () => dev },
    answerWith(app.getRequestHandler(), { dev }),
  );
  const webSockets = new Set<Duplex>();
  server.on("upgrade", (_request, socket) =>
    webSockets.add(socket.on("close", () => webSockets.delete(socket))),
  );
  // Browsers connect ahead of time; such a connection is neither idle nor at work to Node, and would be waited for.
  const unused = new Set<Duplex>();
  server.on("connection", (socket) => unused.add(socket.on("close", () => unused.delete(socket))));
  server.on("request", ({ socket }) => unused.delete(socket));
  await listen(server, port, host);
  return {
    stop: async () => {
      // Only next dev has them, and they never end by themselves.
      for (const socket of webSockets) socket.destroy();
      for (const socket of unused) socket.destroy();
      const finished = finishRequests(server);
      // Nor do the streams to pages that are open.
      await endWatching();
      await finished;
      await app.close();
    },
  };
}

/** The API is answered here, without the cost of passing through Next; all else is Next's. */
function answerWith(answerByNext: AnswerPage, { dev }: { dev: boolean }): RequestListener {
  const answerApi = getRequestListener(api.fetch, { overrideGlobalObjects: false });
  const answerPage = aroundNext(answerByNext, { dev });
  const proxies = networks(config().trustedProxies);
  return (req, res) => {
    const isApi = /^\/api\/v1(?:[/?]|$)/.test(req.url ?? "");
    const answered = isApi
      ? answerApi(req, res)
      : withIncomingRequest(req, proxies, () => answerPage(req, res));
    Promise.resolve(answered).catch((error: unknown) => {
      log.error({ err: error }, "a request failed");
      if (!res.headersSent) res.writeHead(500);
      res.end();
    });
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

async function finishRequests(server: Server): Promise<void> {
  // A connection that was busy when closing began turns idle later, and nobody else would close it.
  const idle = setInterval(() => server.closeIdleConnections(), POLL_MS);
  const late = setTimeout(() => server.closeAllConnections(), FINISH_REQUESTS_MS);
  await new Promise<void>((resolve) => server.close(() => resolve()));
  clearInterval(idle);
  clearTimeout(late);
}
