import {
  type Browser,
  type BrowserContextOptions,
  expect,
  type Locator,
  type Page,
  test,
} from "@playwright/test";
import { localDate, minuteMs } from "@/lib/time/zone";
import { firstSlot } from "./support/api";
import { expectAccessible } from "./support/axe";
import { press } from "./support/guest-form";
import { freshInstallation } from "./support/installation";
import { makeLink } from "./support/make-link";
import { setUp, signIn } from "./support/owner";

const installation = freshInstallation();

/** Chromium without a window says so in its name, and would be taken for a robot. */
const userAgent =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
test.use({ userAgent });

const today = () => localDate(Date.now(), "Asia/Kathmandu");
const begun = today();
const bookingPage = () => `${installation().server.baseUrl}/book/intro-call`;

/** Opens the booking page as somebody else and sees that it stands. */
async function visitAs(browser: Browser, options: BrowserContextOptions, referer?: string): Promise<Page> {
  const page = await (await browser.newContext({ userAgent, ...options })).newPage();
  await page.goto(bookingPage(), referer === undefined ? {} : { referer });
  await expect(page.getByRole("heading", { name: "Intro call" })).toBeVisible();
  return page;
}

const total = (page: Page, term: string) =>
  page
    .locator("dl > div")
    .filter({ has: page.getByText(term, { exact: true }) })
    .getByRole("definition");

/** Views are counted after the page was sent: looks again until they are. */
async function expectTotals(page: Page, totals: Readonly<Record<string, string>>): Promise<void> {
  await expect(async () => {
    await page.reload();
    for (const [term, value] of Object.entries(totals))
      await expect(total(page, term)).toHaveText(value, { timeout: 500 });
  }).toPass();
}

/** A visit that lasts into the next half hour would rightly count twice: near its end the next one is waited for. */
async function wellBeforeTheHalfHourEnds(): Promise<void> {
  const halfHour = 30 * minuteMs;
  const left = () => halfHour - (Date.now() % halfHour);
  const enough = 1.5 * minuteMs;
  test.slow(left() < enough);
  await expect.poll(() => left() >= enough, { timeout: 1.6 * minuteMs }).toBe(true);
}

/** Books the first time that is at least two days ahead, in a page that is open already. */
async function book(page: Page): Promise<void> {
  const start = await firstSlot(installation().server, "intro-call");
  await page.goto(`${bookingPage()}?time=${start}`);
  await page.getByLabel("Your name").fill("Gustav Gast");
  await page.getByLabel("Your e-mail address").fill("gustav@example.com");
  await press(page.getByRole("button", { name: "Book this time" }));
  await expect(page).toHaveURL(/\/booking\//);
}

let linkAnalytics = "";

test("before anybody looked, the page says what to do", async ({ page }) => {
  await setUp(page, installation().server);
  await makeLink(page, "Intro call", "intro-call");
  await page.getByRole("link", { name: "Intro call", exact: true }).click();
  await page.getByRole("navigation", { name: "Intro call" }).getByRole("link", { name: "Analytics" }).click();
  await expect(page).toHaveURL(/\/analytics$/);
  linkAnalytics = page.url();
  await expect(page.getByText("Nothing was counted in these days")).toBeVisible();
  await expect(page.getByText("Nepal", { exact: false })).toBeVisible();
  await expectAccessible(page);
  await page.goto(`${installation().server.baseUrl}/analytics`);
  await expect(page.getByText("Nothing was counted in these days")).toBeVisible();
});

test("a guest counts once however often they look; robots, previews and the owner do not", async ({
  page,
  browser,
}) => {
  await signIn(page, installation().server);
  await wellBeforeTheHalfHourEnds();
  const guest = await visitAs(browser, {}, "https://www.news.example/story");
  await guest.reload();
  await guest.getByRole("link", { name: /next month/i }).click();
  await expect(guest).toHaveURL(/date=/);
  await visitAs(browser, { userAgent: "Mozilla/5.0 (compatible; Googlebot/2.1)" });
  await visitAs(browser, { userAgent: "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)" });
  await visitAs(browser, {
    userAgent: "Firefox, fetched ahead",
    extraHTTPHeaders: { "sec-purpose": "prefetch" },
  });
  await fetch(bookingPage(), { method: "HEAD", headers: { "user-agent": `${userAgent} head` } });
  await page.goto(bookingPage());
  await expect(page.getByRole("heading", { name: "Intro call" })).toBeVisible();
  // Somebody after all of them: when they are counted, the others would have been.
  await visitAs(browser, { userAgent: `${userAgent} Greta` });

  await page.goto(linkAnalytics);
  await expectTotals(page, { Views: "2", Bookings: "0", Conversion: "0%" });
  await expect(page.getByRole("row", { name: /^news\.example 1 0/ })).toBeVisible();
  await expect(page.getByRole("row", { name: /^Directly.* 1 0/ })).toBeVisible();
});

test("a booking counts for the site that brought the guest", async ({ page, browser }) => {
  await signIn(page, installation().server);
  await wellBeforeTheHalfHourEnds();
  const guest = await visitAs(browser, { userAgent: `${userAgent} Gustav` }, "https://partner.example/");
  await page.goto(linkAnalytics);
  await expectTotals(page, { Views: "3" });
  await book(guest);
  await expectTotals(page, {
    Views: "3",
    Bookings: "1",
    Conversion: "33.3%",
    "Cancelled since": "0",
  });
  await expect(page.getByRole("row", { name: "partner.example 1 1 100%" })).toBeVisible();
  await expect(page.getByRole("row", { name: /^2–3 days 1$|^4–7 days 1$/ })).toBeVisible();

  await page.goto(`${installation().server.baseUrl}/analytics`);
  await expect(total(page, "Views")).toHaveText("3");
  await page.getByRole("link", { name: "Intro call" }).click();
  await expect(page).toHaveURL(linkAnalytics);
});

/** The sum of a column of numbers. */
async function sumOf(rows: Locator, column: number): Promise<number> {
  const cells = await rows.evaluateAll(
    (all, nth) => all.map((row) => Number(row.querySelectorAll("td")[nth]?.textContent ?? 0)),
    column,
  );
  return cells.reduce((sum, cell) => sum + cell, 0);
}

test("the chart says what it shows, and its numbers are a table too", async ({ page }) => {
  await signIn(page, installation().server);
  await page.goto(`${linkAnalytics}?days=7`);
  await expect(page.getByRole("link", { name: "Last 7 days" })).toHaveAttribute("aria-current", "true");
  await expect(page.getByRole("img", { name: /: 3 views and 1 booking\.$/ })).toBeVisible();
  await page.getByText("Show as a table").press("Enter");
  const days = page.getByRole("table", { name: "By day" }).getByRole("row");
  await expect(days).toHaveCount(8);
  // Midnight may have passed since the first guest came, so the days are added up.
  expect(await sumOf(days, 0)).toBe(3);
  expect(await sumOf(days, 1)).toBe(1);
  await expectAccessible(page);
});

test("days are chosen by hand, without script too, and a wrong choice is said at its field", async ({
  page,
  browser,
}) => {
  await signIn(page, installation().server);
  const plain = await (
    await browser.newContext({ javaScriptEnabled: false, storageState: await page.context().storageState() })
  ).newPage();
  await plain.goto(linkAnalytics);
  await plain.getByLabel("From").fill("2020-01-01");
  await plain.getByLabel("To and including").fill("2020-01-31");
  await plain.getByRole("button", { name: "Show" }).click();
  await expect(plain).toHaveURL(/from=2020-01-01&until=2020-01-31/);
  await expect(plain.getByText("Nothing was counted in these days")).toBeVisible();

  const refused = await plain.goto(`${linkAnalytics}?from=2026-02-02&until=2026-02-01`);
  expect(refused?.status()).toBe(422);
  await expect(plain.getByLabel("To and including")).toHaveAttribute("aria-invalid", "true");
  await expect(plain.getByLabel("From")).toHaveValue("2026-02-02");
});

test("the CSV downloads with the numbers of the page", async ({ page, browser }) => {
  await signIn(page, installation().server);
  await page.goto(linkAnalytics);
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download CSV" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^openhour-intro-call-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv$/);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  const rows = Buffer.concat(chunks).toString("utf8").replace("\uFEFF", "").trim().split("\r\n");
  const cells = rows.map((row) => row.split(","));
  expect(cells[0]).toEqual(["Date", "Link", "Referrer", "Views", "Bookings"]);
  const sums = new Map<string, [views: number, bookings: number]>();
  for (const [date = "", link, referrer = "", views, bookings] of cells.slice(1)) {
    // Midnight may have passed since the first of them came.
    expect(date >= begun && date <= today()).toBe(true);
    expect(link).toBe("Intro call");
    const [v, b] = sums.get(referrer) ?? [0, 0];
    sums.set(referrer, [v + Number(views), b + Number(bookings)]);
  }
  expect(Object.fromEntries(sums)).toEqual({
    "": [1, 0],
    "news.example": [1, 0],
    "partner.example": [1, 1],
  });

  const stranger = await (await browser.newContext({ userAgent })).newPage();
  await stranger.goto(`${linkAnalytics}/csv?days=7`);
  await expect(stranger).toHaveURL(/\/signin/);
  const unknown = linkAnalytics.replace(/[0-9a-f-]{36}/, "00000000-0000-0000-0000-000000000000");
  for (const address of [unknown, `${unknown}/csv`])
    expect((await page.request.get(address)).status()).toBe(404);
});
