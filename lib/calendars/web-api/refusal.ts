import { ConsentLost, Throttled } from "@/lib/calendars/provider";
import { type AnswerHeaders, retryAfterMs } from "@/lib/calendars/retry-after";

/** What a provider's error answer says, whichever client read it. */
export type Refusal = {
  readonly status: number;
  /** The provider's own words for it, most of them undocumented somewhere. */
  readonly reasons: readonly string[];
  readonly headers: AnswerHeaders | undefined;
};

/** An answer that is no success and that none of the errors of every provider stands for. */
export class ProviderRefused extends Error {
  override readonly name = "ProviderRefused";

  constructor(
    readonly status: number,
    readonly reasons: readonly string[],
    options?: ErrorOptions,
  ) {
    super(`The provider answers ${[status, ...reasons].join(" ")}.`, options);
  }
}

/** The error that an answer means to whoever asked. A 401 is final here: another token was tried. */
export function errorOf({ status, reasons, headers }: Refusal, cause: unknown): Error {
  const says = (words: ReadonlySet<string>) => reasons.some((reason) => words.has(reason));
  if (status === 429 || status === 503 || (status === 403 && says(tooMany)))
    return new Throttled(retryAfterMs(headers), { cause });
  if (status === 401 || (status === 403 && says(notAllowed)))
    return new ConsentLost(`The provider answers ${status}.`, { cause });
  return new ProviderRefused(status, reasons, { cause });
}

/** Whether an error is an answer with one of these statuses. */
export const isRefusedWith = (error: unknown, ...statuses: number[]): error is ProviderRefused =>
  error instanceof ProviderRefused && statuses.includes(error.status);

/** How Google says 429 where it says 403. */
const tooMany: ReadonlySet<string> = new Set([
  ...["rateLimitExceeded", "userRateLimitExceeded", "quotaExceeded", "dailyLimitExceeded"],
  ...["RATE_LIMIT_EXCEEDED", "RESOURCE_EXHAUSTED"],
]);

/** That the scopes do not reach, as Google's two APIs and Graph say it. */
const notAllowed: ReadonlySet<string> = new Set([
  ...["insufficientPermissions", "ACCESS_TOKEN_SCOPE_INSUFFICIENT"],
  ...["ErrorAccessDenied", "Authorization_RequestDenied", "AccessDenied"],
]);
