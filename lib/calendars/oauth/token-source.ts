import { ConsentLost } from "@/lib/calendars/provider";
import type { AccessToken } from "@/lib/calendars/web-api/with-token";
import { minuteMs } from "@/lib/time/zone";
import type { Tokens } from "./provider";

export type TokenStore = {
  /** The tokens as they are kept now. */
  readonly read: () => Promise<Tokens>;
  /** Asks the provider for others. */
  readonly refresh: (refreshToken: string, signal: AbortSignal) => Promise<Tokens>;
  readonly write: (tokens: Tokens) => Promise<void>;
  readonly now?: () => number;
};

/** A token this near its end is not used any more: a request takes time, and clocks differ. */
const marginMs = minuteMs;

/** How long the provider may take. It is not ended with the call that began it: others may wait for it. */
const patienceMs = 10_000;

/**
 * The access tokens of one account. However many calls find the token too old, one request renews it and all
 * wait for that. Where another process has renewed it meanwhile, its tokens are taken.
 */
export function tokenSource({ read, refresh, write, now = Date.now }: TokenStore): AccessToken {
  let underWay: Promise<string> | undefined;

  const isGood = ({ accessToken, expiresAt }: Tokens, refused: string | undefined) =>
    accessToken !== refused && expiresAt - marginMs > now();

  async function renew(refused: string | undefined): Promise<string> {
    const kept = await read();
    if (isGood(kept, refused)) return kept.accessToken;
    if (kept.refreshToken === undefined) throw new ConsentLost("There is no refresh token.");
    try {
      const renewed = await refresh(kept.refreshToken, AbortSignal.timeout(patienceMs));
      await write(renewed);
      if (renewed.accessToken === refused) throw new ConsentLost("The provider gives no other token.");
      return renewed.accessToken;
    } catch (error) {
      // A refresh token that is good for one use fails for whoever comes second.
      const others = error instanceof ConsentLost ? await read() : kept;
      if (others.refreshToken !== kept.refreshToken && isGood(others, refused)) return others.accessToken;
      throw error;
    }
  }

  return async (signal, refused) => {
    for (;;) {
      signal.throwIfAborted();
      underWay ??= renew(refused).finally(() => {
        underWay = undefined;
      });
      const token = await untilAborted(underWay, signal);
      // What was under way may have been for somebody who knew nothing against this token.
      if (token !== refused) return token;
    }
  };
}

/** Waits for something, but no longer than the signal lets one. */
async function untilAborted<Result>(waited: Promise<Result>, signal: AbortSignal): Promise<Result> {
  const ended = Promise.withResolvers<never>();
  const end = () => ended.reject(signal.reason);
  signal.addEventListener("abort", end, { once: true });
  if (signal.aborted) end();
  try {
    return await Promise.race([waited, ended.promise]);
  } finally {
    signal.removeEventListener("abort", end);
  }
}
