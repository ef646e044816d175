import { expect, type Page, test } from "@playwright/test";
import { dateOfDay, isoWeekday, localDay, wallClockText } from "@/lib/time/zone";
import { bookThroughApi } from "./support/api";
import { expectAccessible } from "./support/axe";
import { freshInstallation } from "./support/installation";
import { tabTo } from "./support/keyboard";
import { makeLink } from "./support/make-link";
import { setUp, signIn } from "./support/owner";

const installation = freshInstallation();
/** The zone the browser of these journeys is in, so the owner's and the link's. */
const timeZone = "Asia/Kathmandu";

async function ask(page: Page, date: string, time: string): Promise<void> {
  await page.getByLabel("Date").fill(date);
  await page.getByLabel("Time", { exact: true }).fill(time);
  await page.getByRole("button", { name: "Explain" }).press("Enter");
}

test("an owner asks why a Sunday is closed, and whose meeting is in the way", async ({ page }) => {
  await setUp(page, installation().server);
  await makeLink(page, "Intro call", "intro-call");
  const { start } = await bookThroughApi(installation().server, "intro-call");
  const [date = "", time = ""] = wallClockText(Date.parse(start), timeZone).split("T");

  // By keyboard alone to the question, and to its answer.
  await page.goto(`${installation().server.baseUrl}/links`);
  await tabTo(page, "Intro call", "link");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/links\/[0-9a-f-]{36}$/);
  await tabTo(page, "Why not?", "link");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Why is this time not offered?" })).toBeVisible();
  await expect(page.getByText("Kathmandu")).toBeVisible();
  await expectAccessible(page);

  const today = localDay(Date.now(), timeZone);
  await ask(page, dateOfDay(today + 14 - isoWeekday(today)), "10:00");
  await expect(page.getByRole("heading", { name: /^10:00 on Sunday.* is not offered$/ })).toBeVisible();
  await expect(page.getByText("Ada Baker has no hours on Sundays.")).toBeVisible();
  await expect(page.getByLabel("Time", { exact: true })).toHaveValue("10:00");
  await expectAccessible(page);

  // The whole day first: the meeting's time and why, the others on offer, and what would free it.
  await ask(page, date, "");
  const times = page.getByRole("list", { name: /^All times on / });
  const taken = times
    .getByRole("listitem")
    .filter({ has: page.getByRole("link", { name: time, exact: true }) });
  await expect(taken).toContainText("Ada Baker has “Intro call” with Gustav Gast");
  await expect(times.getByText("On offer", { exact: true })).toHaveCount(15);
  await expect(taken.getByRole("link", { name: /moving or cancelling it would free/ })).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page);
  await taken.getByRole("link", { name: time, exact: true }).press("Enter");
  await expect(page.getByRole("heading", { name: "is not offered" })).toBeVisible();
  await expect(page.getByText("Ada Baker has “Intro call” with Gustav Gast").first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "See the booking", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Intro call with Gustav Gast" })).toBeVisible();
});

test("without script the answer has an address, and what is wrong stands at its field", async ({
  page,
  browser,
}) => {
  await signIn(page, installation().server, "/links");
  await page.getByRole("link", { name: "Intro call", exact: true }).click();
  const path = await page.getByRole("link", { name: "Why not?" }).getAttribute("href");
  const plain = await (
    await browser.newContext({ javaScriptEnabled: false, storageState: await page.context().storageState() })
  ).newPage();
  const address = `${installation().server.baseUrl}${path}`;
  await plain.goto(address);
  // A Wednesday of the next weeks at seven past, when no meeting begins.
  const today = localDay(Date.now(), timeZone);
  await ask(plain, dateOfDay(today + 10 - isoWeekday(today)), "10:07");
  await expect(plain).toHaveURL(/[?&]time=10%3A07/);
  await expect(plain.getByText("times are 30 minutes apart")).toBeVisible();
  await expect(plain.getByText("On offer that day: ")).toBeVisible();

  const refused = await plain.goto(`${address}?date=2026-02-30&time=10%3A00`);
  expect(refused?.status()).toBe(422);
  await expect(plain.getByLabel("Date")).toHaveAttribute("aria-invalid", "true");
  await expect(plain.getByLabel("Time", { exact: true })).toHaveValue("10:00");

  const unknown = address.replace(/[0-9a-f-]{36}/, "00000000-0000-0000-0000-000000000000");
  expect((await plain.goto(unknown))?.status()).toBe(404);
});
