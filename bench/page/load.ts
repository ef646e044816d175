export type Load = {
  readonly perSecond: number;
  readonly requests: number;
  /** Anything but 200. */
  readonly failed: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly slowestMs: number;
};

/**
 * Asks for pages at an even pace, whether or not the earlier ones have come: a slow server is not
 * asked less. Measured from asking to the last byte, on the same machine.
 */
export async function load(
  addresses: readonly string[],
  { perSecond, seconds }: { readonly perSecond: number; readonly seconds: number },
): Promise<Load> {
  // A page's first calls compile it and fill the server's tables of zones.
  for (const address of addresses.slice(0, 40)) await ask(address);
  const answers: Promise<{ ms: number; ok: boolean }>[] = [];
  const { promise: over, resolve: end } = Promise.withResolvers<void>();
  const clock = setInterval(() => {
    const address = addresses[answers.length % addresses.length] ?? "";
    answers.push(ask(address));
    if (answers.length === perSecond * seconds) end();
  }, 1000 / perSecond);
  await over;
  clearInterval(clock);
  const done = await Promise.all(answers);
  const times = Float64Array.from(done.map(({ ms }) => ms)).sort();
  const quantile = (share: number) => times[Math.floor((times.length - 1) * share)] ?? Number.NaN;
  return {
    perSecond,
    requests: done.length,
    failed: done.filter(({ ok }) => !ok).length,
    medianMs: quantile(0.5),
    p95Ms: quantile(0.95),
    slowestMs: quantile(1),
  };
}

async function ask(address: string): Promise<{ ms: number; ok: boolean }> {
  const began = performance.now();
  const answer = await fetch(address);
  await answer.arrayBuffer();
  return { ms: performance.now() - began, ok: answer.status === 200 };
}
