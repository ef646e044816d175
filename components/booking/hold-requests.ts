/**
 * What became of a time that a guest wants kept: not known, kept, kept no longer, kept for
 * somebody else who may yet leave, or gone.
 */
export type Kept =
  | { readonly state: "unknown" | "lapsed" | "wanted" | "taken" }
  /** `until` is the end by this browser's clock, epoch ms. */
  | { readonly state: "held"; readonly id: string; readonly until: number };

export type WantedTime = {
  /** The link's. */
  readonly token: string;
  /** RFC 3339. */
  readonly start: string;
  /** Minutes. */
  readonly duration: number;
};

/** A request that hangs must not hold up the next one for ever. */
const patienceMs = 15_000;

/**
 * One request at a time: whoever leaves a time and comes back at once must find it let go.
 * The first answer also brings the cookie that the next request is known by.
 */
let before: Promise<unknown> = Promise.resolve();
const inTurn = (work: () => Promise<void>) => {
  before = before.then(work).catch(() => {});
};

/**
 * Keeps a time for this browser until the function that it returns is called, however late
 * the server answers. `tell` hears what became of it, and nothing after the call.
 */
export function keepTime(wanted: WantedTime, tell: (kept: Kept) => void): () => void {
  const path = `/api/v1/bookings/public/${wanted.token}/holds`;
  let isLeft = false;
  let id: string | undefined;
  let watch: ReturnType<typeof setInterval> | undefined;
  inTurn(async () => {
    if (isLeft) return;
    const kept = await place(path, wanted);
    if (kept.state === "held") id = kept.id;
    if (isLeft) return release(path, id);
    tell(kept);
    if (kept.state !== "held") return;
    // Not one long timer: those stand still while the machine sleeps.
    watch = setInterval(() => {
      if (Date.now() < kept.until) return;
      clearInterval(watch);
      tell({ state: "lapsed" });
    }, 1000);
  });
  return () => {
    isLeft = true;
    clearInterval(watch);
    const held = id;
    id = undefined;
    if (held) inTurn(() => release(path, held));
  };
}

/** Anything but a clear answer is "unknown": the booking itself will say what is wrong. */
async function place(path: string, { start, duration }: WantedTime): Promise<Kept> {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ start, duration }),
    signal: AbortSignal.timeout(patienceMs),
  }).catch(() => undefined);
  const body = await answer?.json().catch(() => undefined);
  if (answer?.status === 201)
    return { state: "held", id: body.id, until: Date.now() + lastingMs(answer, body) };
  if (answer?.status !== 409 || body?.code !== "slot_taken") return { state: "unknown" };
  return { state: (body.reason ?? "hold") === "hold" ? "wanted" : "taken" };
}

/** How long from now; by the server's own clock, for this one may be wrong. */
function lastingMs(answer: Response, { expiresAt }: { expiresAt: string }): number {
  const saidAt = Date.parse(answer.headers.get("date") ?? "");
  return Date.parse(expiresAt) - (Number.isNaN(saidAt) ? Date.now() : saidAt);
}

/** Sent even when the page is about to go. */
async function release(path: string, id: string | undefined): Promise<void> {
  if (id === undefined) return;
  const signal = AbortSignal.timeout(patienceMs);
  await fetch(`${path}/${id}`, { method: "DELETE", keepalive: true, signal });
}
