import { log } from "@/lib/log";
import { say } from "./say";

/** npm passes a Ctrl-C on to us, who have had it from the terminal already: two signals this close are one. */
const SAME_SIGNAL_MS = 1000;
const LONGEST_SHUTDOWN_MS = 90_000;

export type Shutdown = {
  /** Aborts when stopping begins. */
  readonly signal: AbortSignal;
  /** Adds something to close; the last one added is closed first. */
  add(closing: () => Promise<void>): void;
  /** Closes everything and ends the process. */
  stop(exitCode: number): Promise<never>;
};

/**
 * Ends this process in order: at SIGINT or SIGTERM with exit code 0, after an error
 * nobody caught with 1. A second Ctrl-C ends it at once.
 */
export function prepareShutdown(): Shutdown {
  const stopping = new AbortController();
  const closings: (() => Promise<void>)[] = [];
  let firstSignalAt: number | undefined;
  let stopped: Promise<never> | undefined;

  const shutdown: Shutdown = {
    signal: stopping.signal,
    add: (closing) => void closings.unshift(closing),
    stop: (exitCode) => (stopped ??= closeAll(stopping, closings, exitCode)),
  };
  const onSignal = () => {
    if (firstSignalAt !== undefined && Date.now() - firstSignalAt < SAME_SIGNAL_MS) return;
    if (firstSignalAt !== undefined) process.exit(130);
    firstSignalAt = Date.now();
    say("Stopping.");
    void shutdown.stop(0);
  };
  const onError = (error: unknown) => {
    log.fatal({ err: error }, "an error nobody caught: stopping");
    void shutdown.stop(1);
  };
  process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
  process.on("uncaughtException", onError).on("unhandledRejection", onError);
  return shutdown;
}

async function closeAll(
  stopping: AbortController,
  closings: readonly (() => Promise<void>)[],
  exitCode: number,
): Promise<never> {
  setTimeout(() => process.exit(1), LONGEST_SHUTDOWN_MS).unref();
  stopping.abort();
  let code = exitCode;
  for (const close of closings) {
    try {
      await close();
    } catch (error) {
      log.error({ err: error }, "something did not close");
      code = 1;
    }
  }
  process.exit(code);
}
