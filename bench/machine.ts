import { availableParallelism, cpus, loadavg, totalmem } from "node:os";
import { tzdataVersion } from "@/lib/tzdata";

/** Processes that ran or wanted to, on average over the last minute. */
export const loadAverage = (): number => loadavg()[0] ?? 0;

/** Where and when something was measured, as lines of "what: which", once it has been. */
export function describeMachine(now: Date, loadBefore: number): readonly string[] {
  return [
    `Processor: ${cpus()[0]?.model ?? "unknown"}, ${availableParallelism()} cores`,
    `Memory: ${(totalmem() / 2 ** 30).toFixed(1)} GiB`,
    `Node ${process.versions.node}, tzdata ${tzdataVersion()}, ${process.platform} ${process.arch}`,
    `Date: ${now.toISOString().slice(0, 10)}`,
    `Load average before: ${loadBefore.toFixed(1)}; after, with the benchmark itself: ${loadAverage().toFixed(1)}`,
  ];
}
