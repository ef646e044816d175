import { setTimeout as wait } from "node:timers/promises";
import { bookThroughApi, firstSlot } from "@/e2e/support/api";
import type { RunningServer } from "@/e2e/support/server";
import type { MailServer } from "./mail-server";

export type Delay = {
  readonly perSecond: number;
  readonly bookings: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly slowestMs: number;
};

const longestMs = 30_000;

/**
 * Books at an even pace, each through a link of its own, and measures from the answer 201 until the
 * mail server has taken the guest's confirmation.
 */
export async function measureDelay(
  server: RunningServer,
  mailServer: MailServer,
  { perSecond, bookings }: { readonly perSecond: number; readonly bookings: number },
): Promise<Delay> {
  const slots: { slug: string; start: string }[] = [];
  for (let n = 1; n <= bookings; n += 1)
    slots.push({ slug: `person-${n}`, start: await firstSlot(server, `person-${n}`) });
  // The first booking compiles what the others use.
  const first = slots.shift();
  if (first) await bookOne(server, mailServer, first, 0);

  const began = performance.now();
  const delays = await Promise.all(
    slots.map(async (slot, i) => {
      await wait(Math.max(0, began + (i * 1000) / perSecond - performance.now()));
      return bookOne(server, mailServer, slot, i + 1);
    }),
  );
  const times = Float64Array.from(delays).sort();
  const quantile = (share: number) => times[Math.floor((times.length - 1) * share)] ?? Number.NaN;
  return {
    perSecond,
    bookings: times.length,
    medianMs: quantile(0.5),
    p95Ms: quantile(0.95),
    slowestMs: quantile(1),
  };
}

/** Milliseconds from the answer to the mail; negative where the mail was faster. */
async function bookOne(
  server: RunningServer,
  mailServer: MailServer,
  { slug, start }: { readonly slug: string; readonly start: string },
  i: number,
): Promise<number> {
  const email = `delay-${i}@example.com`;
  await bookThroughApi(server, slug, { start, email });
  const booked = performance.now();
  for (;;) {
    const taken = mailServer.takenAt(email);
    if (taken !== undefined) return taken - booked;
    if (performance.now() - booked > longestMs) throw new Error(`No mail within ${longestMs} ms.`);
    await wait(5);
  }
}
