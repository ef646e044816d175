import type { Random } from "./random";

export type FailureStatus = 401 | 403 | 404 | 410 | 412 | 429 | 500 | 503;

/** A call that an emulator shall not answer as it should. */
export type Failure = {
  /** The status it is answered with; or the connection is cut without an answer. */
  readonly status: FailureStatus | "hang up";
  /** How many calls it meets: one, unless told. */
  readonly times?: number;
  /** Which calls, by "METHOD /path"; all of the API's, unless told. */
  readonly calls?: RegExp;
  /** The share of those calls that it meets, from 0 to 1. */
  readonly share?: number;
  /** The provider's own word for it, where one status has several. */
  readonly reason?: string;
  readonly retryAfterSeconds?: number;
  /** The work is done and only the answer is lost. */
  readonly isLate?: boolean;
};

/** One that is answered. */
export type Refusal = Failure & { readonly status: FailureStatus };

export type Faults = {
  /** Until it has met its calls, or until the returned function is called. */
  fail(failure: Failure): () => void;
  /** Every answer takes this long, or anything between the two. */
  delay(fromMs: number, untilMs?: number): void;
  /** The next `times` readings of a list are answered with a page that its reader has had before. */
  replayOldPages(times?: number): void;
  /** Takes back all of it. */
  calm(): void;
};

export type FaultQueue = Faults & {
  next(call: string): Failure | undefined;
  pauseMs(): number;
  /** Whether this answer is to be an old one. */
  takeReplay(): boolean;
};

/** `ofApi` tells the API's own calls from those of the sign-in. */
export function faultQueue(random: Random, ofApi: RegExp): FaultQueue {
  let queue: { readonly failure: Failure; left: number }[] = [];
  let [slowest, fastest, replays] = [0, 0, 0];
  const meets = ({ calls = ofApi, share = 1 }: Failure, call: string) =>
    calls.test(call) && (share >= 1 || random.fraction() < share);
  return {
    fail(failure) {
      const entry = { failure, left: failure.times ?? 1 };
      queue.push(entry);
      return () => {
        queue = queue.filter((other) => other !== entry);
      };
    },
    delay(fromMs, untilMs = fromMs) {
      [fastest, slowest] = [fromMs, untilMs];
    },
    replayOldPages(times = 1) {
      replays += times;
    },
    calm() {
      [queue, slowest, fastest, replays] = [[], 0, 0, 0];
    },
    next(call) {
      const entry = queue.find(({ failure }) => meets(failure, call));
      if (!entry) return undefined;
      entry.left -= 1;
      if (entry.left <= 0) queue = queue.filter((other) => other !== entry);
      return entry.failure;
    },
    pauseMs: () => fastest + random.fraction() * (slowest - fastest),
    takeReplay() {
      replays -= 1;
      if (replays >= 0) return true;
      replays = 0;
      return false;
    },
  };
}
