import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, type BrowserContextOptions, expect, type Page, test } from "@playwright/test";
import { dayMs, minuteMs } from "@/lib/time/zone";
import { freshInstallation } from "./support/installation";
import { makeLink } from "./support/make-link";

const installation = freshInstallation();

/** Chromium without a window says so in its name, and would be taken for a robot. */
const userAgent =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
test.use({ userAgent });

const bookingPage = () => `${installation().server.baseUrl}/book/intro-call`;

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

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

/** A visit that lasts into the next half hour would rightly count twice. */
async function wellBeforeTheHalfHourEnds(): Promise<void> {
  const halfHour = 30 * minuteMs;
  await expect.poll(() => Date.now() % halfHour < halfHour - 20_000, { timeout: 25_000 }).toBe(true);
}

async function signIn(page: Page): Promise<void> {
  await page.goto(`${installation().server.baseUrl}/signin`);
  await page.getByLabel("E-mail").fill("ada@example.com");
  await page.getByLabel("Password").fill("correct horse battery");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/bookings$/);
}

/** Books the first time that is at least two days ahead, in a page that is open already. */
async function book(page: Page): Promise<void> {
  const { baseUrl } = installation().server;
  const from = new Date(Date.now() + 2 * dayMs).toISOString();
  const answer = await fetch(`${baseUrl}/api/v1/bookings/public/intro-call/availability?from=${from}`);
  const { slots } = (await answer.json()) as { slots: { start: string }[] };
  await page.goto(`${bookingPage()}?time=${slots[0]?.start}`);
  await page.getByLabel("Name").fill("Gustav Gast");
  await page.getByLabel("E-mail").fill("gustav@example.com");
  await page.getByRole("button", { name: "Book", exact: false }).click();
  await expect(page).toHaveURL(/\/booking\//);
}

let linkAnalytics = "";

test("before anybody looked, the page says what to do", async ({ page }) => {
  await page.goto(installation().server.setUpAddress ?? "");
  await page.getByLabel("Name").fill("Ada Baker");
  await page.getByLabel("E-mail").fill("ada@example.com");
  await page.getByLabel("Password").fill("correct horse battery");
  await page.getByRole("button", { name: "Start" }).click();
  await expect(page).toHaveURL(/\/links\/new/);
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
  await signIn(page);
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
  await signIn(page);
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

test("the chart says what it shows, and its numbers are a table too", async ({ page }) => {
  await signIn(page);
  await page.goto(`${linkAnalytics}?days=7`);
  await expect(page.getByRole("link", { name: "Last 7 days" })).toHaveAttribute("aria-current", "true");
  await expect(page.getByRole("img", { name: /: 3 views and 1 booking\.$/ })).toBeVisible();
  await page.getByText("Show as a table").press("Enter");
  const days = page.getByRole("table", { name: "By day" }).getByRole("row");
  await expect(days).toHaveCount(8);
  await expect(days.last()).toHaveText(/3133\.3%$/);
  await expectAccessible(page);
});

test("days are chosen by hand, without script too, and a wrong choice is said at its field", async ({
  page,
  browser,
}) => {
  await signIn(page);
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
  await signIn(page);
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
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Kathmandu" }).format(Date.now());
  expect(cells.slice(1).map(([date]) => date)).toContain(today);
  expect(
    cells.slice(1).map(([, link, referrer, views, bookings]) => [link, referrer, views, bookings]),
  ).toEqual([
    ["Intro call", "", "1", "0"],
    ["Intro call", "news.example", "1", "0"],
    ["Intro call", "partner.example", "1", "1"],
  ]);

  const stranger = await (await browser.newContext({ userAgent })).newPage();
  await stranger.goto(`${linkAnalytics}/csv?days=7`);
  await expect(stranger).toHaveURL(/\/signin/);
  const unknown = linkAnalytics.replace(/[0-9a-f-]{36}/, "00000000-0000-0000-0000-000000000000");
  for (const address of [unknown, `${unknown}/csv`])
    expect((await page.request.get(address)).status()).toBe(404);
});

for (const [device, width] of [
  ["phone", 390],
  ["desk", 1280],
] as const)
  for (const colorScheme of ["light", "dark"] as const)
    test(`on a ${device} in the ${colorScheme} nothing sticks out and all can be read`, async ({
      browser,
    }) => {
      const page = await (
        await browser.newContext({
          colorScheme,
          userAgent,
          viewport: { width, height: 900 },
          timezoneId: "America/St_Johns",
        })
      ).newPage();
      await signIn(page);
      for (const address of [linkAnalytics, `${installation().server.baseUrl}/analytics?days=365`]) {
        await page.goto(address);
        await expect(total(page, "Views")).toHaveText("3");
        await expectAccessible(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      }
    });
