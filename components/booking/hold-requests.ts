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

/** How long a form waits for the answer to its hold before it is sent without. */
const answerPatienceMs = 2_000;

/** The id of the hold that is wanted now, once it is answered: one form is open at a time. */
let wantedId: Promise<string | undefined> = Promise.resolve(undefined);

/**
 * The id of the time that is kept for the form now; undefined for none. A browser without cookies
 * has nothing else to say that the time is held for itself, so whoever sends the form at once
 * waits, a little, for the answer.
 */
export function keptId(): Promise<string | undefined> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  setTimeout(() => resolve(undefined), answerPatienceMs);
  return Promise.race([wantedId, promise]);
}

/**
 * Keeps a time for this browser until the function that it returns is called, however late
 * the server answers. `tell` hears what became of it, and nothing after the call.
 */
export function keepTime(wanted: WantedTime, tell: (kept: Kept) => void): () => void {
  const path = `/api/v1/bookings/public/${wanted.token}/holds`;
  let isLeft = false;
  let id: string | undefined;
  let watch: ReturnType<typeof setInterval> | undefined;
  const { promise: answered, resolve: answer } = Promise.withResolvers<string | undefined>();
  wantedId = answered;
  inTurn(async () => {
    if (isLeft) return;
    const kept = await place(path, wanted);
    if (kept.state === "held") id = kept.id;
    if (isLeft) return release(path, id);
    answer(id);
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
    answer(undefined);
    if (wantedId === answered) wantedId = Promise.resolve(undefined);
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
