import type { IncomingMessage, ServerResponse } from "node:http";

/**
 * Puts `answer` in the place of what Next says when a page has failed: that is empty without script, and
 * may stand under our policy without any. What the browser fetches into an open page stays Next's,
 * for app/error.tsx answers there.
 */
export function replaceFailedPage(
  req: IncomingMessage,
  res: ServerResponse,
  answer: () => Promise<void>,
): void {
  if (req.headers.rsc !== undefined || req.headers["next-action"] !== undefined) return;
  const own = { writeHead: res.writeHead, write: res.write, end: res.end, flushHeaders: res.flushHeaders };
  const hasFailed = () => !res.headersSent && res.statusCode >= 500;
  let isAnswered = false;

  const replaceOnce = () => {
    if (isAnswered) return;
    isAnswered = true;
    for (const name of ["content-encoding", "content-length", "transfer-encoding", "etag", "link"])
      res.removeHeader(name);
    // Only now, for `hasFailed` is true until the answer's head is out.
    queueMicrotask(() => {
      Object.assign(res, own);
      answer().catch((error: unknown) => res.destroy(error as Error));
    });
  };
  res.writeHead = ((status: number, ...rest: unknown[]) => {
    res.statusCode = status;
    if (!hasFailed())
      return (own.writeHead as (...all: unknown[]) => ServerResponse).call(res, status, ...rest);
    return res;
  }) as ServerResponse["writeHead"];
  res.flushHeaders = () => {
    if (!hasFailed()) own.flushHeaders.call(res);
  };
  res.write = ((...chunk: Parameters<ServerResponse["write"]>) =>
    hasFailed() || own.write.apply(res, chunk)) as ServerResponse["write"];
  res.end = ((...chunk: Parameters<ServerResponse["end"]>) => {
    if (!hasFailed()) return own.end.apply(res, chunk);
    replaceOnce();
    return res;
  }) as ServerResponse["end"];
}
