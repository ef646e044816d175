import { Worker } from "node:worker_threads";
import type { Window } from "@/lib/calendars/provider";
import type { FileToRead } from "./file";
import { atTheStart, type Report, type Request } from "./messages";
import type { ReadCalendar, ReadOptions } from "./read-calendar";
import { threadSource } from "./thread-source";

/** Nothing is known of a file: it is no calendar, or takes more time or memory than any calendar would. */
export class UnreadableCalendar extends Error {
  override readonly name = "UnreadableCalendar";
}

export type ReaderLimits = {
  /** How long one event may take; then it is left out and the others are read. */
  readonly eventMs: number;
  /** How long a whole file may take. */
  readonly fileMs: number;
  readonly memoryMb: number;
};

/** Of these limits a file of 10 MB with 500 series takes about a second: see bench/expansion/report.md. */
const usualLimits: ReaderLimits = { eventMs: 5_000, fileMs: 30_000, memoryMb: 384 };

/** More than anybody reads in a log. */
const mostReasons = 100;

const shortened = (reasons: readonly string[]): string[] =>
  reasons.length <= mostReasons
    ? [...reasons]
    : [...reasons.slice(0, mostReasons), `and ${reasons.length - mostReasons} more`];

/** How one thread's work on a file ended; `lost` with the group it was at. */
type Ending =
  | Exclude<Report, { kind: "read" }>
  | { readonly kind: "lost"; readonly at: number; readonly cause: unknown };

/**
 * Reads files in a thread, one after the other. The thread is kept for the next file, without keeping the process
 * alive. It is ended when an event takes too long, for no rule can be stopped from outside in any other way, and when
 * it runs out of memory; another one then goes on behind that event.
 */
export class CalendarReader {
  #thread: Worker | undefined;
  #turn: Promise<unknown> = Promise.resolve();
  #closing = new AbortController();

  constructor(private readonly limits: ReaderLimits = usualLimits) {}

  /** See readCalendar. */
  read(ics: string, window: Window, ownerZone: string, options: ReadOptions = {}): Promise<ReadCalendar> {
    const { ownerAddresses = [], signal } = options;
    const stop = AbortSignal.any([this.#closing.signal, ...(signal ? [signal] : [])]);
    const turn = this.#turn.then(() => this.#read({ ics, window, ownerZone, ownerAddresses }, stop));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** Ends the thread; what it reads, and what waits to be read, fails. */
  async close(): Promise<void> {
    this.#closing.abort(new Error("The reader of calendars has been closed."));
    this.#closing = new AbortController();
    await this.#turn;
    await this.#endThread();
  }

  async #read(file: FileToRead, stop: AbortSignal): Promise<ReadCalendar> {
    const until = performance.now() + this.limits.fileMs;
    const events: ReadCalendar["events"] = [];
    const skipped: string[] = [];
    const without: number[] = [];
    let from = 0;
    const take = (report: Extract<Report, { kind: "read" }>) => {
      for (const event of report.events) events.push(event);
      for (const reason of report.skipped) skipped.push(reason);
      from = report.next;
    };
    for (;;) {
      const progress = new Int32Array(new SharedArrayBuffer(4)).fill(atTheStart);
      const ending = await this.#follow({ ...file, from, without, progress }, take, until, stop);
      if (ending.kind === "done") return { name: ending.name, events, skipped: shortened(skipped) };
      if (ending.kind === "refused") throw new UnreadableCalendar(ending.why);
      if (ending.at === atTheStart || performance.now() >= until) {
        const { cause } = ending;
        throw new UnreadableCalendar("This calendar takes too long to read, or too much memory.", { cause });
      }
      without.push(ending.at);
    }
  }

  /** Has a thread work on a request until it is done or lost. Fails when it is told to stop. */
  async #follow(
    request: Request,
    take: (report: Extract<Report, { kind: "read" }>) => void,
    until: number,
    stop: AbortSignal,
  ): Promise<Ending> {
    stop.throwIfAborted();
    const thread = await this.#openThread();
    stop.throwIfAborted();
    const done = Promise.withResolvers<Ending>();
    const lost = (cause?: unknown) =>
      done.resolve({ kind: "lost", at: Atomics.load(request.progress, 0), cause });
    const onMessage = (report: Report) => {
      if (report.kind === "read") take(report);
      else done.resolve(report);
    };
    const onStop = () => done.reject(stop.reason);
    const watch = this.#watch(request.progress, until, lost);
    thread.on("message", onMessage).on("error", lost).on("exit", lost).ref();
    stop.addEventListener("abort", onStop);
    try {
      thread.postMessage(request);
      const ending = await done.promise;
      if (ending.kind === "lost") await this.#endThread();
      return ending;
    } catch (error) {
      await this.#endThread();
      throw error;
    } finally {
      clearInterval(watch);
      stop.removeEventListener("abort", onStop);
      thread.off("message", onMessage).off("error", lost).off("exit", lost).unref();
    }
  }

  /** Calls `lost` when the thread has been at one event, or at the whole file, for too long. */
  #watch(progress: Int32Array, until: number, lost: () => void): NodeJS.Timeout {
    let at = atTheStart;
    let since = performance.now();
    return setInterval(() => {
      const now = performance.now();
      const current = Atomics.load(progress, 0);
      if (current !== at) since = now;
      at = current;
      const isStuck = at !== atTheStart && now - since > this.limits.eventMs;
      if (isStuck || now > until) lost();
    }, this.limits.eventMs / 10);
  }

  async #openThread(): Promise<Worker> {
    if (this.#thread) return this.#thread;
    const thread = new Worker(await threadSource(), {
      eval: true,
      name: "calendars",
      // What is read comes from strangers: the thread gets none of our secrets.
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: this.limits.memoryMb },
    });
    this.#thread = thread;
    // Without a listener an error while nothing is read would end the process.
    return thread
      .on("error", () => undefined)
      .on("exit", () => {
        if (this.#thread === thread) this.#thread = undefined;
      });
  }

  async #endThread(): Promise<void> {
    const thread = this.#thread;
    this.#thread = undefined;
    await thread?.terminate();
  }
}
