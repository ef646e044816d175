import type { Context as HonoContext, Next } from "hono";
import { bodyLimit } from "hono/body-limit";
import { AppError } from "@/lib/errors";
import { fileMaxBytes, fileQuestionsMax } from "@/lib/templates/rules";
import { problemResponse } from "./problem";

const limitTo = (maxSize: number) =>
  bodyLimit({
    maxSize,
    onError: (c) => problemResponse(new AppError("too_large", `Send at most ${maxSize} bytes.`), c),
  });

const usual = limitTo(64 * 1024);

/** A booking may bring files, in base64: four characters for three bytes. */
const withFiles = limitTo(Math.ceil((fileQuestionsMax * fileMaxBytes) / 3) * 4 + 256 * 1024);

const takesFiles = (path: string) => /\/bookings\/public\/[^/]+\/book$/.test(path);

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
  const limit = takesFiles(c.req.path) ? withFiles : usual;
  return (await limit(c, next)) ?? undefined;
}
