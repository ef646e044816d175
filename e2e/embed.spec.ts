import { expect, type FrameLocator, type Page, test } from "@playwright/test";
import { embedSnippet } from "@/components/share/embed-snippet";
import { expectAccessible } from "./support/axe";
import { press } from "./support/guest-form";
import { freshInstallation } from "./support/installation";
import { makeLink } from "./support/make-link";
import { type OtherSite, startOtherSite } from "./support/other-site";
import { setUp } from "./support/owner";

const installation = freshInstallation();
const openhour = () => installation().server.baseUrl;
test.use({ timezoneId: "America/St_Johns" });

let site: OtherSite;
test.afterAll(() => site.close());

type Noted = { heard: [name: string, id: string, detail: unknown][]; refused: string[] };
const noted = (page: Page) => page.evaluate(() => window as unknown as Noted).then(() => read(page));
const read = (page: Page) =>
  page.evaluate(() => {
    const { heard, refused } = window as unknown as Noted;
    return { heard, refused };
  });
const heard = async (page: Page, name: string, id: string) =>
  (await noted(page)).heard.filter((event) => event[0] === name && event[1] === id);

/** Books the first time of a day of the next month in a frame: none that could begin meanwhile. */
async function bookIn(frame: FrameLocator): Promise<void> {
  const month = frame.locator("h2").first();
  const shown = await month.innerText();
  await frame.getByRole("link", { name: "Next month" }).click();
  await expect(month).not.toHaveText(shown);
  await frame.locator("td a, [role=grid] a, table a").last().click();
  await frame.locator("#times ul a").first().click();
  await expect(frame.getByLabel("Your name")).toHaveValue("Gwen Guest");
  await expect(frame.getByLabel("Your e-mail address")).toHaveValue("gwen@example.com");
  await press(frame.getByRole("button", { name: "Book this time" }));
  await expect(frame.getByRole("heading", { name: "You are booked" })).toBeVisible();
}

test("an owner pastes the code of three widgets into their site", async ({ page }) => {
  await setUp(page, installation().server);
  await makeLink(page, "Intro call", "intro-call");

  const options = {
    baseUrl: openhour(),
    address: `${openhour()}/book/intro-call`,
    theme: "auto",
    text: "Book a time",
    label: "Book a time: Intro call",
    close: "Close",
  } as const;
  const prefilled = (id: string, snippet: string) =>
    snippet.replace(
      "data-openhour",
      `id="${id}" data-name="Gwen Guest" data-email="gwen@example.com" data-openhour`,
    );
  const body = [
    prefilled("popup", embedSnippet({ ...options, kind: "popup", theme: "dark" })),
    prefilled("inline", embedSnippet({ ...options, kind: "inline" })),
    prefilled("float", embedSnippet({ ...options, kind: "float", text: "Termin?" })),
    `<div id="stranger" data-openhour="https://example.com/book/intro-call">not ours</div>`,
  ];
  site = await startOtherSite(openhour(), body.join("\n"));
});

test("inline it books inside the site, grows with its content, and tells the site", async ({ page }) => {
  await page.goto(site.origin);
  const frame = page.frameLocator("#inline iframe");
  await expect.poll(() => heard(page, "ready", "inline")).toHaveLength(1);
  const height = () => page.locator("#inline iframe").evaluate((element) => element.clientHeight);
  const content = () =>
    frame.locator("body").evaluate((body) => Math.ceil(body.getBoundingClientRect().height));
  await expect.poll(async () => (await height()) - (await content())).toBe(0);
  const before = await height();
  await bookIn(frame);
  await expect.poll(height).not.toBe(before);
  await expect.poll(async () => (await height()) - (await content())).toBe(0);

  await expect.poll(() => heard(page, "booked", "inline")).toHaveLength(1);
  const [[, , detail] = []] = await heard(page, "booked", "inline");
  expect(Object.keys(detail as object)).toEqual(["start", "end"]);
  const { start, end } = detail as { start: string; end: string };
  expect(Date.parse(end) - Date.parse(start)).toBe(30 * 60_000);
  expect((await noted(page)).refused).toEqual([]);
  await expect(page.locator("#stranger")).toHaveText("not ours");

  const [outside] = await Promise.all([
    page.context().waitForEvent("page"),
    frame.getByRole("link", { name: "Cancel this booking" }).click(),
  ]);
  await expect(outside.getByRole("heading", { name: "Cancel this booking?" })).toBeVisible();
  expect(await outside.evaluate(() => window.opener)).toBeNull();
});

test("a dialog opens, keeps the focus, closes by Escape from inside the frame too, and gives the focus back", async ({
  page,
}) => {
  test.slow();
  await page.goto(site.origin);
  const opener = page.locator("#popup");
  await expect(opener).toHaveAttribute("aria-haspopup", "dialog");
  await opener.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Book a time: Intro call" });
  await expect(dialog).toBeVisible();
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).overflow)).toBe("hidden");
  const frame = dialog.frameLocator("iframe");
  await expect(frame.locator("#times ul a").first()).toBeVisible();
  // The site asked for dark, whatever the device prefers.
  await expect
    .poll(() => frame.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor))
    .toBe("rgb(16, 19, 23)");
  // Each document has its own main part; that there are several is what embedding is.
  await expectAccessible(page, { without: ["landmark-unique"] });
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.id)).not.toMatch(/popup|inline|float/);
  }
  await frame.locator("#times ul a").first().focus();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
  await expect.poll(() => heard(page, "closed", "popup")).toHaveLength(1);
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).overflow)).not.toBe("hidden");

  await page.keyboard.press("Enter");
  await bookIn(frame);
  await expect.poll(() => heard(page, "booked", "popup")).toHaveLength(1);
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(dialog).toBeHidden();
  await opener.click();
  await expect(frame.locator("#times ul a").first()).toBeVisible();
  expect((await noted(page)).refused).toEqual([]);
});

test("a button floats in the corner of a phone and opens the dialog over the whole of it", async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(site.origin);
  const button = page.getByRole("button", { name: "Termin?" });
  const box = await button.boundingBox();
  expect(box && box.x + box.width).toBe(390 - 20);
  expect(box && box.y + box.height).toBe(844 - 20);
  await button.click();
  const dialog = page.getByRole("dialog", { name: "Book a time: Intro call" });
  expect(await dialog.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 });
  expect(await dialog.evaluate((element) => element.getAnimations().length)).toBe(0);
  await bookIn(dialog.frameLocator("iframe"));
  // Only a page that has come to life hears its keys.
  await expect.poll(() => heard(page, "booked", "float")).toHaveLength(1);
  await page.keyboard.press("Escape");
  await expect(button).toBeFocused();
});

test("a page elsewhere cannot speak for the booking page", async ({ page }) => {
  await page.goto(site.origin);
  await expect.poll(() => heard(page, "ready", "inline")).toHaveLength(1);
  await page.evaluate(() => postMessage({ openhour: "booked", start: "x", end: "y" }, "*"));
  // Then the frame says the same itself: what the site hears first is what was said first, or nothing of it.
  await page
    .frameLocator("#inline iframe")
    .locator("body")
    .evaluate(() => parent.postMessage({ openhour: "booked", start: "own", end: "own" }, "*"));
  await expect.poll(() => heard(page, "booked", "inline")).not.toEqual([]);
  expect(await heard(page, "booked", "inline")).toEqual([["booked", "inline", { start: "own", end: "own" }]]);
});

test("only booking and its confirmation may be framed", async () => {
  const framing = async (path: string) => (await fetch(openhour() + path)).headers.get("x-frame-options");
  const token = "x".repeat(70);
  expect(await framing("/book/intro-call")).toBeNull();
  expect(await framing(`/booking/${token}`)).toBeNull();
  for (const path of [
    `/booking/${token}/cancel`,
    `/booking/${token}/move`,
    "/signin",
    "/",
    "/links",
    "/bookings",
  ])
    expect(await framing(path)).toBe("DENY");
  const script = await fetch(`${openhour()}/embed.js`);
  expect(script.headers.get("cache-control")).toBe("public, max-age=3600, stale-while-revalidate=86400");
  expect(script.headers.get("content-type")).toContain("javascript");
});
