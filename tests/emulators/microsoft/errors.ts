import type { FailureStatus, Refusal } from "@/tests/emulators/faults";

/** An answer that is an error, in the form of Microsoft Graph. */
export class GraphError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }

  answer(headers: Record<string, string> = {}): Response {
    const { status, code, message } = this;
    return Response.json({ error: { code, message } }, { status, headers });
  }
}

export const invalid = (message: string, code = "ErrorInvalidRequest") => new GraphError(400, code, message);

export const notFound = () =>
  new GraphError(404, "ErrorItemNotFound", "The specified object was not found in the store.");

export const stale = () =>
  new GraphError(412, "ErrorIrresolvableConflict", "The change key is not the newest one.");

export const syncStateGone = () =>
  new GraphError(410, "SyncStateNotFound", "The sync state generation is not found; a full sync is needed.");

/** What Graph says to the statuses that a test can ask for. */
const failures: Record<FailureStatus, readonly [code: string, message: string]> = {
  401: ["InvalidAuthenticationToken", "Access token has expired or is not yet valid."],
  403: ["ErrorAccessDenied", "Access is denied. Check credentials and try again."],
  404: ["ErrorItemNotFound", "The specified object was not found in the store."],
  410: ["SyncStateNotFound", "The sync state generation is not found; a full sync is needed."],
  412: ["ErrorIrresolvableConflict", "The change key is not the newest one."],
  429: ["TooManyRequests", "Too many requests."],
  500: ["InternalServerError", "Something went wrong."],
  503: ["ServiceUnavailable", "The service is not available."],
};

export function failureAnswer({ status, reason, retryAfterSeconds }: Refusal): Response {
  const [usual, message] = failures[status];
  const error = new GraphError(status, reason ?? usual, message);
  return error.answer(retryAfterSeconds === undefined ? {} : { "retry-after": String(retryAfterSeconds) });
}
