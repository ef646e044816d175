/** A proof is made anew when so little of its time is left that the form might come too late. */
const spareMs = 60_000;
/** A challenge that does not come must not hold up the form for ever. */
const patienceMs = 15_000;

type Work = { readonly token: string; readonly done: Promise<Done | undefined> };
type Done = { readonly proof: string; readonly until: number };

let current: Work | undefined;

/**
 * Begins, while the guest types, the work that proves a browser behind a form of this link. Each
 * proof is for one booking, so whoever has sent a form begins again.
 */
export function beginProof(token: string): void {
  current = { token, done: work(token).catch(() => undefined) };
}

/**
 * What to send with the form, once it is there; undefined where it cannot be had, as without https:
 * the server then asks by mail.
 */
export async function proofFor(token: string): Promise<string | undefined> {
  if (current?.token !== token) beginProof(token);
  const done = await current?.done;
  if (done && done.until > performance.now()) return done.proof;
  beginProof(token);
  return (await current?.done)?.proof;
}

async function work(token: string): Promise<Done | undefined> {
  if (!globalThis.crypto?.subtle) return undefined;
  const [answer, { solve }] = await Promise.all([
    fetch(`/api/v1/bookings/public/${token}/challenge`, { signal: AbortSignal.timeout(patienceMs) }),
    import("./proof-solver"),
  ]);
  if (!answer.ok) return undefined;
  const asked = performance.now();
  const challenge = await answer.json();
  const proof = await solve(challenge);
  return { proof, until: asked + lastingMs(answer, challenge.parameters.expiresAt) - spareMs };
}

/** How long from now; by the server's own clock, for this one may be wrong. */
function lastingMs(answer: Response, expiresAtSeconds: number): number {
  const saidAt = Date.parse(answer.headers.get("date") ?? "");
  return expiresAtSeconds * 1000 - (Number.isNaN(saidAt) ? Date.now() : saidAt);
}
