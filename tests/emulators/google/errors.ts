import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { FailureStatus, Refusal } from "@/tests/emulators/faults";

/** An answer that is an error, in Google's form. */
export class GoogleError extends Error {
  constructor(
    readonly status: ContentfulStatusCode,
    readonly reason: string,
    message: string,
  ) {
    super(message);
  }

  answer(headers: Record<string, string> = {}): Response {
    const { status: code, reason, message } = this;
    const errors = [{ domain: "global", reason, message }];
    return Response.json({ error: { code, message, errors } }, { status: code, headers });
  }
}

export const invalid = (message: string, reason = "invalid") => new GoogleError(400, reason, message);
export const notFound = () => new GoogleError(404, "notFound", "Not Found");

/** What Google says to the statuses that a test can ask for. */
const failures: Record<FailureStatus, readonly [reason: string, message: string]> = {
  401: ["authError", "Invalid Credentials"],
  403: ["rateLimitExceeded", "Rate Limit Exceeded"],
  404: ["notFound", "Not Found"],
  410: ["fullSyncRequired", "Sync token is no longer valid, a full sync is required."],
  412: ["conditionNotMet", "Precondition Failed"],
  429: ["rateLimitExceeded", "Rate Limit Exceeded"],
  500: ["backendError", "Backend Error"],
  503: ["backendError", "Service Unavailable"],
};

export function failureAnswer({ status, reason, retryAfterSeconds }: Refusal): Response {
  const [usual, message] = failures[status];
  const error = new GoogleError(status, reason ?? usual, message);
  return error.answer(retryAfterSeconds === undefined ? {} : { "retry-after": String(retryAfterSeconds) });
}
