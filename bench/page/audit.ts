import { chromium } from "@playwright/test";
import lighthouse from "lighthouse";
import { browserArguments, findBrowser } from "@/e2e/support/browser";
import { freePort } from "@/e2e/support/server";

export type Audit = {
  /** Of 100: performance, accessibility, best practices, SEO. */
  readonly scores: Readonly<Record<Category, number>>;
  /** Cumulative layout shift, without a unit. */
  readonly layoutShift: number;
  readonly firstPaintMs: number;
  readonly largestPaintMs: number;
  readonly blockingMs: number;
  /** What keeps a category below 100: the audits' titles. */
  readonly lost: readonly string[];
};
export const categories = ["performance", "accessibility", "best-practices", "seo"] as const;
export type Category = (typeof categories)[number];

/** Lighthouse on one page, as its usual slow phone on a slow line, in the browser of the tests. */
export async function audit(url: string): Promise<Audit> {
  const { executablePath } = await findBrowser();
  const port = await freePort();
  const args = [...browserArguments, `--remote-debugging-port=${port}`];
  const browser = await chromium.launch({ executablePath, args });
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
