import { AsyncLocalStorage } from "node:async_hooks";
import type { ServerResponse } from "node:http";

/**
 * Lets a page choose its HTTP status. Next offers 404 and redirects only; a page that
 * says a link is used up should say it to programs too, with 410.
 *
 * The server and Next's bundle each load their own copy of this file, so what they
 * share is kept on globalThis.
 */
type Choice = { status?: number; isNoindex?: boolean; retryAfter?: number };

const key = Symbol.for("openhour.response-status");
const shared = globalThis as { [key]?: AsyncLocalStorage<Choice> };
shared[key] ??= new AsyncLocalStorage();
const choices = shared[key];

/** Runs `work`, which answers `res`; a 200 becomes the status chosen meanwhile. For the server around Next. */
export function withResponseStatus<T>(res: ServerResponse, work: () => T): T {
  const choice: Choice = {};
  const writeHead = res.writeHead.bind(res) as (status: number, ...rest: unknown[]) => ServerResponse;
  const chosenHead = (status: number, ...rest: unknown[]) => {
    if (choice.retryAfter !== undefined) res.setHeader("Retry-After", String(choice.retryAfter));
    if (choice.isNoindex) res.setHeader("X-Robots-Tag", "noindex");
    return writeHead(status === 200 ? (choice.status ?? status) : status, ...rest);
  };
  res.writeHead = chosenHead as ServerResponse["writeHead"];
  return choices.run(choice, work);
}

/**
 * Sets the HTTP status of the page being rendered. Call it before the page's first
 * await inside Suspense: once the head is sent, it has no effect. Outside of our server
 * (next dev by itself, a build) nothing happens.
 */
export function setResponseStatus(status: number): void {
  const choice = choices.getStore();
  if (choice) choice.status = status;
}

/** Keeps the page being rendered out of search engines, whatever they read of it. Under the same terms. */
export function setNoindex(): void {
  const choice = choices.getStore();
  if (choice) choice.isNoindex = true;
}

/** Says after how many seconds the same may be asked again. Under the same terms. */
export function setRetryAfter(seconds: number): void {
  const choice = choices.getStore();
  if (choice) choice.retryAfter = seconds;
}
