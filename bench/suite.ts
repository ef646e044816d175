import { oracleStarts } from "@/tests/pure/oracle";
import { sha256Of } from "./answer";
import { newYork, shapes } from "./generate";
import { type Samples, sampleWarm, type Timing, timingOf } from "./measure";
import { ask, type Question, questionOf } from "./question";
import { parseWorkloads, type WorkloadJson } from "./workload";

/** One workload, measured. */
export type Measured = {
  readonly name: string;
  readonly slots: number;
  readonly sha256: string;
  /** The first call of this workload, ms, timed once; the process may have made others before. */
  readonly firstMs: number;
  readonly warm: Timing;
};

export type Growth = Measured & { readonly days: number; readonly blocks: number };

export type Compared = Measured & {
  readonly oracle: Timing;
  /** Whether the oracle lists the same starts. */
  readonly agrees: boolean;
};

export type Results = {
  readonly reference: Compared;
  readonly shapes: readonly Compared[];
  /** Starts with the reference's own size. */
  readonly growth: readonly Growth[];
};

/** What each row is divided by: the reference has so many days and busy blocks. */
export const base = { days: 31, blocks: 100 };

const sizes = [31, 124, 372].flatMap((days) => [100, 1000, 5000].map((blocks) => ({ days, blocks })));

/** Rounds go over all workloads, so that a disturbance does not hit one of them alone. */
const rounds = 4;
const roundMs = 300;
const oracleMs = 300;

/**
 * Measures everything: 15 workloads, some 30 s. The reference comes first, so that its
 * first call is the first of the process.
 */
export function runSuite(): Results {
  const [reference, ...grown] = sizes.map(({ days, blocks }) =>
    open(`${days} days, ${blocks} busy blocks`, newYork(days, blocks)),
  );
  if (!reference) throw new Error("There is no reference.");
  const others = shapes.map(({ name, workload }) => open(name, workload));
  for (let round = 0; round < rounds; round += 1) {
    for (const run of [reference, ...grown, ...others]) {
      run.samples.push(sampleWarm(() => ask(run.question), roundMs));
    }
  }
  return {
    reference: compare({ ...reference, name: "reference" }),
    shapes: others.map(compare),
    growth: [reference, ...grown].map((run, i) => ({ ...measured(run), ...(sizes[i] ?? base) })),
  };
}

type Run = Omit<Measured, "warm"> & { readonly question: Question; readonly samples: Samples[] };

function open(name: string, json: WorkloadJson): Run {
  const [workload] = parseWorkloads(json);
  if (!workload) throw new Error(`${name} is no workload.`);
  const question = questionOf(workload);
  const began = performance.now();
  const starts = ask(question);
  const firstMs = performance.now() - began;
  return { name, question, slots: starts.length, sha256: sha256Of(starts), firstMs, samples: [] };
}

const measured = ({ question: _, samples, ...run }: Run): Measured => ({ ...run, warm: timingOf(samples) });

function compare(run: Run): Compared {
  const { input, from, until } = run.question;
  const askOracle = () => oracleStarts(input, from, until);
  const agrees = sha256Of(askOracle()) === run.sha256;
  return { ...measured(run), agrees, oracle: timingOf([sampleWarm(askOracle, oracleMs)]) };
}
