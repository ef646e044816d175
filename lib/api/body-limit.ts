import type { Context as HonoContext, Next } from "hono";
import { bodyLimit } from "hono/body-limit";
import { AppError } from "@/lib/errors";
import { problemResponse } from "./problem";

const maxBytes = 64 * 1024;

const limit = bodyLimit({
  maxSize: maxBytes,
  onError: (c) => problemResponse(new AppError("too_large", `Send at most ${maxBytes} bytes.`), c),
});

/**
 * Refuses bodies that are longer than we read. Hono counts one that comes without a length,
 * and makes a new request of what it counted; Node can make that of its own requests only, not
 * of those of the HTTP server's adapter.
 */
export async function limitBody(c: HonoContext, next: Next): Promise<Response | undefined> {
  const { raw } = c.req;
  if (raw.body && !raw.headers.has("content-length")) {
    const { method, headers, body, signal } = raw;
    const copy = { method, headers, body, signal, duplex: "half" };
    c.req.raw = new Request(raw.url, copy);
  }
  return (await limit(c, next)) ?? undefined;
}
