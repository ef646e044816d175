import type { Limits } from "./policy";
import { EgressRefused } from "./refused";

/** What ends a request from our side: its time is up, its caller gives up, or a limit has been met. */
export type Deadline = {
  /** Its reason is what the caller gets to see. */
  readonly signal: AbortSignal;
  /** Waits for an answer to begin, for as long as that may take. */
  headers<T>(begun: Promise<T>): Promise<T>;
  /** Ends the request. */
  fail(reason: unknown): void;
  /** The request has ended by itself. */
  done(): void;
};

/** Starts the clock of one request. It ends also a request whose answer nobody reads. */
export function startDeadline(limits: Limits, caller: AbortSignal | null | undefined): Deadline {
  const controller = new AbortController();
  const tooSlow = () => fail(new EgressRefused("too_slow"));
  const given = () => fail(caller?.reason);
  const total = setTimeout(tooSlow, limits.totalMs).unref();

  function done() {
    clearTimeout(total);
    caller?.removeEventListener("abort", given);
  }
  function fail(reason: unknown) {
    done();
    controller.abort(reason);
  }

  if (caller?.aborted) given();
  else caller?.addEventListener("abort", given);
  return {
    signal: controller.signal,
    async headers(begun) {
      const timer = setTimeout(tooSlow, limits.headersMs).unref();
      return begun.finally(() => clearTimeout(timer));
    },
    fail,
    done,
  };
}
