import { ConsentLost, Throttled } from "@/lib/calendars/provider";
import { retryAfterMs } from "@/lib/calendars/retry-after";

/** Enough of an answer to find the condition in it that was not met. */
const longestReason = 4_000;

/** The server refused a request. */
export class DavFailure extends Error {
  override readonly name = "DavFailure";

  constructor(
    readonly status: number,
    /** What came with it, never to be logged: it may quote an event. */
    readonly reason = "",
    readonly retryAfterMs?: number,
  ) {
    super(`The server answers ${status}.`);
  }

  static async of(answer: Response): Promise<DavFailure> {
    const reason = (await answer.text()).slice(0, longestReason);
    return new DavFailure(answer.status, reason, retryAfterMs(answer.headers));
  }
}

/** Whatever is at this address, it does not speak CalDAV. */
export class NotDav extends Error {
  override readonly name = "NotDav";
}

/** Whether an error is the server's refusal with one of these states. */
export const isFailure = (error: unknown, ...statuses: readonly number[]): error is DavFailure =>
  error instanceof DavFailure && statuses.includes(error.status);

/** Does what is asked of a provider, and fails in the words that all providers share. */
export async function asProvider<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    if (isFailure(cause, 401, 403)) throw new ConsentLost(cause.message, { cause });
    if (isFailure(cause, 429, 503)) throw new Throttled(cause.retryAfterMs, { cause });
    throw cause;
  }
}
