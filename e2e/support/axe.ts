import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

type Look = {
  /** Rules that say nothing about this page. */
  readonly without?: readonly string[];
  /** A part of the page: a selector. */
  readonly only?: string;
};

/** Axe finds nothing wrong. It hangs in a frame that lets no script run, so such previews are taken out before. */
export async function expectAccessible(page: Page, { without = [], only }: Look = {}): Promise<void> {
  await page.locator("iframe[sandbox]").evaluateAll((frames) => frames.map((frame) => frame.remove()));
  const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).disableRules([...without]);
  // With frames it gathers what it found in a page of its own, which a page without them need not wait for.
  axe.setLegacyMode(page.frames().length === 1);
  const { violations } = await (only ? axe.include(only) : axe).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

/** Nothing reaches over the edge of the window. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(over, `${page.url()} is wider than the window`).toBeLessThanOrEqual(0);
}
