import { AsyncLocalStorage } from "node:async_hooks";
import type { IncomingMessage } from "node:http";

/**
 * The request as it came in, for pages: its method, the address it asks for, the address of the
 * socket it came by, and its headers. Next hides the first three and takes away headers of its own. Kept beside the request and
 * not in a header of it, so that nobody outside can write it.
 *
 * The server and Next's bundle each load their own copy of this file, so what they share is kept
 * on globalThis.
 */
export type IncomingRequest = {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly address: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
};

const key = Symbol.for("openhour.incoming-request");
const shared = globalThis as { [key]?: AsyncLocalStorage<IncomingRequest> };
shared[key] ??= new AsyncLocalStorage();
const requests = shared[key];

/** Runs `work`, which answers `req`. For the server around Next. */
export function withIncomingRequest<T>(req: IncomingMessage, work: () => T): T {
  const request = {
    method: req.method ?? "",
    url: req.url ?? "",
    address: req.socket.remoteAddress ?? "",
    headers: { ...req.headers },
  };
  return requests.run(request, work);
}

/** The request that is being answered; undefined outside of our server (next dev by itself, a build). */
export const incomingRequest = (): IncomingRequest | undefined => requests.getStore();
