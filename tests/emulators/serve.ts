import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { createAdaptorServer, type HttpBindings } from "@hono/node-server";

type Handler = (request: Request, bindings: HttpBindings) => Response | Promise<Response>;

/** A server on loopback. A `port` of 0 takes a free one. */
export async function serve(
  handle: Handler,
  { port, tls }: { port: number; tls?: { readonly key: string; readonly cert: string } },
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const fetch = (request: Request, bindings: unknown) => handle(request, bindings as HttpBindings);
  const server = createAdaptorServer(
    tls ? { fetch, createServer: createTlsServer, serverOptions: tls } : { fetch },
  );
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const taken = (server.address() as AddressInfo).port;
  return {
    url: tls ? `https://localhost:${taken}` : `http://127.0.0.1:${taken}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ("closeAllConnections" in server) server.closeAllConnections();
      }),
  };
}
