/** Milliseconds per call: the median of the samples, and the quartiles around it. */
export type Timing = {
  readonly medianMs: number;
  readonly lowerMs: number;
  readonly upperMs: number;
  readonly calls: number;
};

/** One sample lasts at least so long, ms: then the clock's own cost (some 50 ns) is lost in it. */
const sampleMs = 0.02;
const fewestSamples = 3;

/** Times warm calls for about `budgetMs`, of which a third goes to warming up. */
export const timeWarm = (call: () => unknown, budgetMs: number): Timing =>
  timingOf([sampleWarm(call, budgetMs)]);

/** Times of warm calls, each the mean of so many calls in a row that the clock can tell. */
export type Samples = { readonly each: number; readonly ms: readonly number[] };

export function sampleWarm(call: () => unknown, budgetMs: number): Samples {
  const each = Math.ceil(sampleMs / warmUp(call, budgetMs / 3));
  const ms: number[] = [];
  const end = performance.now() + (budgetMs * 2) / 3;
  while (ms.length < fewestSamples || performance.now() < end) {
    const began = performance.now();
    for (let i = 0; i < each; i += 1) call();
    ms.push((performance.now() - began) / each);
  }
  return { each, ms };
}

/** Calls again and again for so many ms; gives the ms per call, roughly. */
function warmUp(call: () => unknown, lengthMs: number): number {
  const began = performance.now();
  let calls = 0;
  while (calls === 0 || performance.now() - began < lengthMs) {
    call();
    calls += 1;
  }
  return (performance.now() - began) / calls;
}

/** Takes several rounds of samples together. */
export function timingOf(rounds: readonly Samples[]): Timing {
  const sorted = Float64Array.from(rounds.flatMap(({ ms }) => ms)).sort();
  const quantile = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;
  return {
    medianMs: quantile(0.5),
    lowerMs: quantile(0.25),
    upperMs: quantile(0.75),
    calls: rounds.reduce((sum, { each, ms }) => sum + each * ms.length, 0),
  };
}
