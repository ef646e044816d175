import { config } from "@/lib/config";
import { log } from "@/lib/log";
import { say, sayFailure } from "./say";

/** npm passes a Ctrl-C on to us, who have had it from the terminal already: two signals this close are one. */
const SAME_SIGNAL_MS = 1000;
const WATCH_PARENT_MS = 500;
const LONGEST_STOP_MS = 90_000;

/** What a start tells about itself, so that it can be stopped at any moment. */
export type Run = {
  /** Aborts when stopping begins. */
  readonly signal: AbortSignal;
  /** Says how to close what has just been opened; throws when stopping has begun meanwhile. */
  opened(close: () => Promise<void>): void;
};

/**
 * Runs `start` and keeps the process until SIGINT or SIGTERM; then closes what was
 * opened, the last first, and exits with 0. Exits with 1 when the start fails, after
 * saying why, and after an error nobody caught. A second Ctrl-C exits at once.
 */
export function runUntilStopped(start: (run: Run) => Promise<void>): void {
  const stopping = new AbortController();
  const closings: (() => Promise<void>)[] = [];
  const opened = (close: () => Promise<void>) => {
    closings.unshift(close);
    stopping.signal.throwIfAborted();
  };

  let exitCode: number | undefined;
  const stop = async (code: number) => {
    if (exitCode !== undefined) return;
    exitCode = code;
    if (code === 0) say("Stopping.");
    setTimeout(() => process.exit(1), LONGEST_STOP_MS).unref();
    stopping.abort();
    // A step that is under way ends first: half a step has nothing that could be closed.
    await started;
    const closed = await closeAll(closings);
    process.exit(closed ? code : 1);
  };
  // Whoever read what we say may be gone before us; that alone is no reason to fail.
  process.stdout.on("error", () => {});
  onSignals(() => void stop(0));
  onUncaught(() => void stop(1));

  const begin = async () => {
    if (config().underNpm) onOrphaned(() => void stop(0));
    await start({ signal: stopping.signal, opened });
  };
  const started = begin().catch((error: unknown) => {
    // Stopping half way makes a step fail, which is no news.
    if (stopping.signal.aborted) return;
    sayFailure(error);
    void stop(1);
  });
}

function onSignals(stop: () => void): void {
  let firstAt: number | undefined;
  const onSignal = () => {
    if (firstAt === undefined) {
      firstAt = performance.now();
      stop();
    } else if (performance.now() - firstAt > SAME_SIGNAL_MS) {
      process.exit(130);
    }
  };
  process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
}

/** npm hands a SIGTERM to the shell between us, which dies of it and tells nobody. */
function onOrphaned(stop: () => void): void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop();
  }, WATCH_PARENT_MS);
  watch.unref();
}

function onUncaught(stop: () => void): void {
  process.on("uncaughtException", (error) => {
    log.fatal({ err: error }, "an error nobody caught: stopping");
    stop();
  });
  // A promise nobody awaits breaks one request, such as one whose guest has gone, and not the process.
  process.on("unhandledRejection", (error) =>
    log.error({ err: error }, "a promise failed and nobody awaited it"),
  );
}

/** False when something did not close; the rest is closed all the same. */
async function closeAll(closings: readonly (() => Promise<void>)[]): Promise<boolean> {
  let allClosed = true;
  for (const close of closings) {
    try {
      await close();
    } catch (error) {
      log.error({ err: error }, "something did not close");
      allClosed = false;
    }
  }
  return allClosed;
}
