import "server-only";
import type { z } from "zod";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { httpStatus } from "@/lib/http-status";
import { said, say } from "@/lib/i18n/say";
import { parseInput } from "@/lib/input";
import { log } from "@/lib/log";
import { words } from "./reader";
import { findMember } from "./session";

type Member = NonNullable<Awaited<ReturnType<typeof findMember>>>;

const bodyMaxBytes = 64 * 1024;

/** Answers a page's own script as JSON, for the signed-in member; errors in their words. */
export async function answerJson(
  work: (ctx: Context, user: Member["user"]) => Promise<object>,
): Promise<Response> {
  const headers = { "cache-control": "no-store" };
  try {
    const member = await findMember();
    if (!member) throw new AppError("unauthenticated", say("nothingHere"));
    return Response.json(await work(member.ctx, member.user), { headers });
  } catch (error) {
    const isKnown = error instanceof AppError;
    if (!isKnown) log.error({ err: error }, "a page's request failed");
    const [t, ui] = await Promise.all([words("errors"), words("ui")]);
    const problem = isKnown ? said(t, error.message) : ui("failed");
    return Response.json({ problem }, { headers, status: isKnown ? httpStatus[error.code] : 500 });
  }
}

/** The JSON body of a request. Only JSON: a foreign page cannot send it without being asked for leave. */
export async function jsonOf<T extends z.ZodType>(request: Request, schema: T): Promise<z.output<T>> {
  if (!request.headers.get("content-type")?.startsWith("application/json"))
    throw new AppError("malformed", say("someFields"));
  const text = await textOf(request);
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new AppError("malformed", say("someFields"));
  }
  return parseInput(schema, body);
}

/** The body as text, read no further than it may be long. */
async function textOf(request: Request): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of request.body ?? []) {
    bytes += part.byteLength;
    if (bytes > bodyMaxBytes) throw new AppError("too_large", say("links.draftTooLarge"));
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}
