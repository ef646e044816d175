import { type Browser, type BrowserContextOptions, expect, type Locator, type Page } from "@playwright/test";
import { localDate } from "@/lib/time/zone";
import { firstSlot } from "./api";
import type { RunningServer } from "./server";

/** Where the visitors are: on a clock that is a quarter of an hour off the others. */
export const guestZone = "Asia/Kathmandu";

/** A browser of its own for somebody who comes to a link. */
export const visitor = async (browser: Browser, options: BrowserContextOptions = {}): Promise<Page> =>
  (await browser.newContext({ timezoneId: guestZone, ...options })).newPage();

/** The address of a link's form for a free time, by default the first one. */
export async function addressOfForm(
  server: RunningServer,
  { slug = "intro-call", start = "", more = "" } = {},
): Promise<string> {
  const time = start || (await firstSlot(server, slug));
  const date = localDate(Date.parse(time), guestZone);
  return `${server.baseUrl}/book/${slug}?tz=${guestZone}&date=${date}&time=${time}${more}`;
}

/** Says in the open form who books. */
export async function fillIn(page: Page, name: string, email: string): Promise<void> {
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Your e-mail address").fill(email);
}

/**
 * Presses a button of a form as somebody does who has looked at it first: where there is script, that
 * has come to life by then. Before, the browser would send the form by itself, without its proof.
 */
export async function press(button: Locator, { twice = false } = {}): Promise<void> {
  const isLive = (element: Element) =>
    matchMedia("(scripting: none)").matches ||
    Object.keys(element).some((key) => key.startsWith("__reactProps$"));
  await expect.poll(() => button.evaluate(isLive)).toBe(true);
  await (twice ? button.dblclick() : button.click());
}

/** Sends the form by its button, which is another one where the host has the last word. */
export const send = (page: Page, button = "Book this time"): Promise<void> =>
  press(page.getByRole("button", { name: button }));

export const expectBooked = (page: Page): Promise<void> =>
  expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible();

/** What the form says is wrong with the whole. */
export const problem = (page: Page, words: string | RegExp) =>
  page.getByRole("alert").filter({ hasText: words });
