import { createHash } from "node:crypto";
import { toIso } from "@/lib/time/format";
import { timeWarm } from "./measure";
import { ask, questionOf } from "./question";
import type { Workload } from "./workload";

/** What a workload offers: how many starts, and the SHA-256 (hex) of the list. */
export type Answer = {
  readonly slots: number;
  readonly sha256: string;
  /** RFC 3339 in UTC with milliseconds. */
  readonly starts?: readonly string[];
  /** Median of warm calls. */
  readonly msPerCall?: number;
};

export type Wanted = { readonly starts?: boolean | undefined; readonly time?: boolean | undefined };

/** All timing together takes about so long, however many workloads there are, ms. */
const timingMs = 20_000;

/** Answers each workload, in their order. */
export function answersOf(workloads: readonly Workload[], wanted: Wanted = {}): Answer[] {
  const budgetMs = Math.min(Math.max(timingMs / workloads.length, 50), 1000);
  return workloads.map((workload) => {
    const question = questionOf(workload);
    const starts = ask(question);
    return {
      slots: starts.length,
      sha256: sha256Of(starts),
      ...(wanted.starts && { starts: starts.map(toIso) }),
      ...(wanted.time && { msPerCall: timeWarm(() => ask(question), budgetMs).medianMs }),
    };
  });
}

/** SHA-256, hex, of the ISO instants with milliseconds, one on each line; without a last newline. */
export const sha256Of = (starts: readonly number[]): string =>
  createHash("sha256").update(starts.map(toIso).join("\n")).digest("hex");
