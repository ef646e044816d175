import { AsyncLocalStorage } from "node:async_hooks";
import type { IncomingMessage } from "node:http";
import type { BlockList } from "node:net";
import { clientAddress } from "@/lib/client-address";

/**
 * The request as it came in, for pages: its method, the address it asks for, the address it comes
 * from, and its headers. Next hides the first three and takes away headers of its own. Kept beside
 * the request and not in a header of it, so that nobody outside can write it.
 *
 * The server and Next's bundle each load their own copy of this file, so what they share is kept
 * on globalThis.
 */
export type IncomingRequest = {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  /** The client's, whatever trusted proxies stand between. */
  readonly address: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
};

const key = Symbol.for("openhour.incoming-request");
const shared = globalThis as { [key]?: AsyncLocalStorage<IncomingRequest> };
shared[key] ??= new AsyncLocalStorage();
const requests = shared[key];

/** Runs `work`, which answers `req`; `proxies` are those whose X-Forwarded-For is believed. For the server around Next. */
export function withIncomingRequest<T>(req: IncomingMessage, proxies: BlockList, work: () => T): T {
  const request = {
    method: req.method ?? "",
    url: req.url ?? "",
    address: clientAddress(req.socket.remoteAddress ?? "", forwardedFor(req), proxies),
    headers: { ...req.headers },
  };
  return requests.run(request, work);
}

/** All X-Forwarded-For lines as one, which is how Node joins them. */
const forwardedFor = ({ headers }: IncomingMessage): string => String(headers["x-forwarded-for"] ?? "");

/** The request that is being answered; undefined outside of our server (next dev by itself, a build). */
export const incomingRequest = (): IncomingRequest | undefined => requests.getStore();
