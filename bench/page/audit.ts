import { chromium } from "@playwright/test";
import lighthouse from "lighthouse";
import { browserArguments, findBrowser } from "@/e2e/support/browser";
import { freePort } from "@/e2e/support/server";

export type Audit = {
  /** Of 100: performance, the middle one of several runs; accessibility, best practices, SEO. */
  readonly scores: Readonly<Record<Category, number>>;
  /** Cumulative layout shift, without a unit. */
  readonly layoutShift: number;
  /** Of 100, every run's. */
  readonly performances: readonly number[];
  readonly firstPaintMs: number;
  readonly largestPaintMs: number;
  readonly blockingMs: number;
  /** What keeps a category below 100: the audits' titles. */
  readonly lost: readonly string[];
};
export const categories = ["performance", "accessibility", "best-practices", "seo"] as const;
export type Category = (typeof categories)[number];

/**
 * Lighthouse on one page, `runs` times, as its usual slow phone on a slow line, in the browser of the
 * tests with its clock in `timeZone`. The figures are those of the run in the middle by performance.
 */
export async function audit(url: string, timeZone: string, runs: number): Promise<Audit> {
  const audits: Audit[] = [];
  while (audits.length < runs) audits.push(await auditOnce(url, timeZone));
  const sorted = audits.toSorted((a, b) => a.scores.performance - b.scores.performance);
  const middle = sorted[runs >> 1];
  if (!middle) throw new Error("There was no run.");
  return { ...middle, performances: sorted.map(({ scores }) => scores.performance) };
}

async function auditOnce(url: string, timeZone: string): Promise<Audit> {
  const { executablePath } = await findBrowser();
  const port = await freePort();
  const args = [...browserArguments, `--remote-debugging-port=${port}`];
  const env = { ...process.env, TZ: timeZone };
  const browser = await chromium.launch({ executablePath, args, env });
  try {
    const run = await lighthouse(url, {
      port,
      onlyCategories: [...categories],
      logLevel: "error",
    });
    if (!run) throw new Error("Lighthouse gave no result.");
    const { lhr } = run;
    const number = (id: string) => lhr.audits[id]?.numericValue ?? Number.NaN;
    const scores = categories.map((id) => [id, Math.round((lhr.categories[id]?.score ?? 0) * 100)]);
    const weighty = categories
      .flatMap((id) => lhr.categories[id]?.auditRefs ?? [])
      .filter((ref) => ref.weight > 0);
    const lost = weighty
      .map(({ id }) => lhr.audits[id])
      .filter((one) => one?.score !== null && (one?.score ?? 1) < 0.9);
    return {
      scores: Object.fromEntries(scores) as Audit["scores"],
      performances: [],
      layoutShift: number("cumulative-layout-shift"),
      firstPaintMs: number("first-contentful-paint"),
      largestPaintMs: number("largest-contentful-paint"),
      blockingMs: number("total-blocking-time"),
      lost: [...new Set(lost.map((one) => `${one?.title} (${one?.displayValue ?? one?.score})`))],
    };
  } finally {
    await browser.close();
  }
}
