import type { Context as HonoContext } from "hono";
import { HTTPException } from "hono/http-exception";
import { AppError, type ErrorCode, TooMany } from "@/lib/errors";
import { httpStatus } from "@/lib/http-status";
import { said } from "@/lib/i18n/say";
import { translator } from "@/lib/i18n/translator";
import { log } from "@/lib/log";

const english = translator("en", "errors");

/** The sentence that names each kind of problem. */
const titles: Record<ErrorCode, string> = {
  malformed: "The request could not be read.",
  unauthenticated: "Sign in first.",
  not_found: "There is no such thing.",
  slot_taken: "Somebody else has this time.",
  conflict: "Something changed meanwhile.",
  link_used: "This link has been used.",
  link_expired: "This link has expired.",
  link_disabled: "This link takes no bookings.",
  too_large: "The request is too large.",
  invalid: "Some fields are wrong.",
  slot_not_offered: "This time is not on offer.",
  idempotency_mismatch: "This Idempotency-Key came with another request.",
  too_many: "That is too much at once.",
  unavailable: "The server cannot answer now.",
};

/**
 * Any error as problem+json (RFC 9457): ours with code, words and JSON pointers; all
 * others are logged once and say nothing outside.
 */
export function problemResponse(error: unknown, c: HonoContext): Response {
  const requestId = c.get("requestId");
  if (error instanceof AppError) {
    const { code, message, fields, reason } = error;
    const detail = said(english, message);
    const title = titles[code];
    const answer = problem(httpStatus[code], {
      title,
      detail,
      code,
      ...(reason && { reason }),
      requestId,
      fields: fields.map((field) => ({ ...field, detail: said(english, field.detail) })),
    });
    if (error instanceof TooMany) answer.headers.set("retry-after", String(error.retryAfterSeconds));
    return answer;
  }
  if (error instanceof HTTPException && error.status < 500) {
    return problem(error.status, {
      title: titles.malformed,
      detail: error.message,
      code: "malformed",
      requestId,
    });
  }
  log.error({ err: error, requestId }, "a request failed");
  return problem(500, { title: "Something went wrong on our side.", code: "internal", requestId });
}

type Problem = {
  readonly title: string;
  readonly detail?: string;
  readonly code: ErrorCode | "internal";
  readonly reason?: string;
  readonly requestId: string;
  readonly fields?: AppError["fields"];
};

function problem(status: number, { fields, ...rest }: Problem): Response {
  const body = { type: "about:blank", status, ...rest, ...(fields?.length ? { errors: fields } : {}) };
  return Response.json(body, { status, headers: { "content-type": "application/problem+json" } });
}
