import { gzipSync } from "node:zlib";
import { type Browser, type BrowserContext, expect, type Page, test } from "@playwright/test";
import { dateOfDay, dayOf, localDate, monthBounds } from "@/lib/time/zone";
import { bookThroughApi, firstSlot, freeTimes } from "./support/api";
import { expectAccessible, expectNoSidewaysScroll } from "./support/axe";
import { freshInstallation } from "./support/installation";
import { tabTo } from "./support/keyboard";
import { makeLink } from "./support/make-link";
import { setUp } from "./support/owner";

const installation = freshInstallation();
const berlin = "Europe/Berlin";
/** The link's own zone, whose days end while it is the same date in Berlin. */
const kathmandu = "Asia/Kathmandu";

const addressOf = (query: Record<string, string>) =>
  `${installation().server.baseUrl}/book/intro-call?${new URLSearchParams(query)}`;
const query = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams);
const timeOn = (page: Page, start: string) => page.locator(`#times time[datetime="${start}"]`);
const shownTimes = (page: Page) => page.locator("#times time").allInnerTexts();
const grid = (page: Page) => page.getByRole("grid");
/** The date that has the focus. */
const focused = (page: Page) => page.evaluate(() => (document.activeElement as HTMLElement).dataset.date);
const press = (page: Page, ...keys: string[]) =>
  keys.reduce<Promise<void>>((done, key) => done.then(() => page.keyboard.press(key)), Promise.resolve());

const contexts: BrowserContext[] = [];
// An open page listens, and one address may have ten that do.
test.afterEach(() => Promise.all(contexts.splice(0).map((context) => context.close())));

async function contextOf(browser: Browser, options: Parameters<Browser["newContext"]>[0] = {}) {
  const context = await browser.newContext({ timezoneId: berlin, ...options });
  contexts.push(context);
  return context;
}

const guest = async (...opening: Parameters<typeof contextOf>) => (await contextOf(...opening)).newPage();

/** Says whether the page was loaded anew since. */
async function watchReloads(page: Page): Promise<() => Promise<boolean>> {
  await page.evaluate(() => {
    (window as { stays?: boolean }).stays = true;
  });
  return async () => !(await page.evaluate(() => (window as { stays?: boolean }).stays === true));
}

/** A date of the month after this one, on which there are times: the first Wednesday after the 8th. */
function wednesday(): number {
  const [, next] = monthBounds(dayOf(localDate(Date.now(), berlin)));
  const from = next + 8;
  return from + ((2 - ((from + 3) % 7) + 7) % 7);
}
const wednesdayDate = () => dateOfDay(wednesday());

test("an owner in Kathmandu makes a link", async ({ page }) => {
  await setUp(page, installation().server);
  await makeLink(page, "Intro call", "intro-call");
});

test("by keyboard only: one stop for Tab, arrows in the month and beyond, and the focus comes along", async ({
  browser,
}) => {
  const page = await guest(browser);
  const day = wednesday();
  await page.goto(addressOf({ tz: berlin, date: dateOfDay(day) }));
  const wasReloaded = await watchReloads(page);
  await tabTo(page, "Next month", "link");
  await press(page, "Tab");
  await expect.poll(() => focused(page)).toBe(dateOfDay(day));
  await press(page, "Tab");
  expect(await focused(page)).toBeUndefined();
  await press(page, "Shift+Tab");
  expect(await focused(page)).toBe(dateOfDay(day));

  for (const [key, to] of [
    ["ArrowRight", day + 1],
    ["ArrowLeft", day],
    ["ArrowDown", day + 7],
    ["ArrowUp", day],
    ["End", day + 4],
    ["Home", day - 2],
  ] as const) {
    await press(page, key);
    expect(await focused(page), key).toBe(dateOfDay(to));
  }
  // A day without times has the focus too, and says what it is; Enter does nothing there.
  await press(page, "End");
  const sunday = grid(page)
    .getByRole("gridcell", { name: /no times$/ })
    .and(page.locator(":focus"));
  await expect(sunday).toHaveAttribute("aria-disabled", "true");
  await press(page, "Home", "ArrowRight", "ArrowRight");

  const title = page.getByRole("heading", { level: 2 }).first();
  const shown = await title.innerText();
  await press(page, "PageDown");
  await expect(title).not.toHaveText(shown);
  await expect.poll(() => focused(page)).toMatch(/-\d\d-\d\d$/);
  const next = (await focused(page)) ?? "";
  expect(next.slice(8)).toBe(dateOfDay(day).slice(8));
  await expect(page.getByRole("status").filter({ hasText: await title.innerText() })).toContainText(
    /\d+ days with times/,
  );
  await press(page, "PageUp");
  await expect(title).toHaveText(shown);
  await expect.poll(() => focused(page)).toBe(dateOfDay(day));

  // A year ahead is more than the link offers: its last day has the focus.
  await press(page, "Shift+PageDown");
  await expect(title).not.toHaveText(shown);
  const last = dateOfDay(dayOf(localDate(Date.now(), kathmandu)) + 365);
  await expect.poll(() => focused(page)).toBe(last);
  // A year before that may be tomorrow for the guest; another year before is today, where it begins.
  await press(page, "Shift+PageUp");
  const yearBefore = new RegExp(`^${Number(last.slice(0, 4)) - 1}-`);
  await expect.poll(() => focused(page)).toMatch(yearBefore);
  await press(page, "Shift+PageUp");
  await expect.poll(() => focused(page)).toBe(localDate(Date.now(), berlin));

  await press(page, "PageDown");
  await expect(title).toHaveText(shown);
  await expect.poll(() => focused(page)).toContain(dateOfDay(day).slice(0, 7));
  await page.locator(`[data-date="${dateOfDay(day)}"]`).focus();
  await press(page, "Enter");
  await expect.poll(() => query(page).date).toBe(dateOfDay(day));
  await expect(grid(page).getByRole("gridcell", { selected: true })).toHaveAccessibleName(/Wednesday/);
  expect(await focused(page)).toBe(dateOfDay(day));
  expect(await wasReloaded()).toBe(false);
  await expectAccessible(page);

  await tabTo(page, /^\d\d:\d\d$/, "link");
  await press(page, "Enter");
  await expect(page.getByLabel("Your name")).toBeVisible();
});

test("a change stays in place, keeps the rest of the address, and is marked while it comes", async ({
  browser,
}) => {
  const page = await guest(browser);
  await page.goto(addressOf({ tz: berlin, date: wednesdayDate(), name: "Gwen" }));
  const wasReloaded = await watchReloads(page);
  const before = await shownTimes(page);
  const { promise: mayGo, resolve: go } = Promise.withResolvers<void>();
  await page.route("**/book/**", async (route) => {
    await mayGo;
    await route.continue();
  });
  const twelve = page.getByRole("navigation", { name: "Clock" }).getByRole("link", { name: "12 hours" });
  await twelve.click();
  await expect(page.getByRole("article")).toHaveAttribute("aria-busy", "true");
  expect(await shownTimes(page)).toEqual(before);
  go();
  await expect(page.getByRole("article")).toHaveAttribute("aria-busy", "false");
  await expect(twelve).toBeFocused();
  await expect(twelve).toHaveAttribute("aria-current", "true");
  expect((await shownTimes(page))[0]).toMatch(/ am$/);
  expect(query(page)).toMatchObject({ date: wednesdayDate(), tz: berlin, clock: "12h", name: "Gwen" });
  expect(await wasReloaded()).toBe(false);
});

test("an address that is sent to somebody opens the same view, whatever their browser prefers", async ({
  browser,
}) => {
  const one = await guest(browser);
  await one.goto(addressOf({ tz: "America/St_Johns", date: wednesdayDate(), clock: "12h", lang: "en" }));
  const other = await guest(browser, { locale: "de-DE", timezoneId: "Asia/Tokyo" });
  await other.goto(one.url());
  expect(await shownTimes(other)).toEqual(await shownTimes(one));
  expect(await other.getByRole("heading", { level: 2 }).allInnerTexts()).toEqual(
    await one.getByRole("heading", { level: 2 }).allInnerTexts(),
  );
});

test("weeks begin on Sunday in the United States and on Monday in Britain", async ({ browser }) => {
  for (const [locale, first] of [
    ["en-US", "Sun"],
    ["en-GB", "Mon"],
  ] as const) {
    const page = await guest(browser, { locale });
    await page.goto(addressOf({ tz: berlin }));
    await expect(grid(page).getByRole("columnheader").first()).toHaveText(first);
  }
});

test("a zone is found as one types, by keyboard, and the field keeps the focus", async ({ browser }) => {
  const page = await guest(browser);
  await page.goto(addressOf({ tz: berlin, date: wednesdayDate() }));
  const wasReloaded = await watchReloads(page);
  const field = page.getByRole("combobox", { name: "Time zone" });
  await expect(field).toHaveAccessibleDescription(/Berlin, UTC\+[12]\) now \d\d:\d\d/);
  await field.pressSequentially("st john");
  const options = page.getByRole("option");
  await expect(options.first()).toContainText(/St\. ?John/);
  await expect(field).toHaveAttribute("aria-expanded", "true");
  await expect(page.getByRole("listbox")).toMatchAriaSnapshot(`
    - listbox "Search":
      - option /St\\.? John.s, Canada UTC-[23]:30, \\d\\d:\\d\\d/
  `);
  await expectAccessible(page);
  await press(page, "ArrowDown");
  await expect(options.first()).toHaveAttribute("aria-selected", "true");
  await expect(field).toHaveAttribute(
    "aria-activedescendant",
    (await options.first().getAttribute("id")) ?? "-",
  );
  await press(page, "Enter");
  await expect.poll(() => query(page).tz).toBe("America/St_Johns");
  await expect(page.getByText(/\(St John’?s, UTC-[23]:30\)/).first()).toBeVisible();
  await expect(field).toBeFocused();
  await expect(field).toHaveValue("");
  expect(await wasReloaded()).toBe(false);

  await field.pressSequentially("nowhere at all");
  await expect(page.getByText("No time zone found for “nowhere at all”.").first()).toBeVisible();
  await press(page, "Escape");
  await expect(field).toHaveAttribute("aria-expanded", "false");
});

test("without script a zone is looked for with a form and chosen with a link", async ({
  browser,
  page: scripted,
}) => {
  const page = await guest(browser, { javaScriptEnabled: false });
  await page.goto(addressOf({ tz: berlin, date: wednesdayDate(), clock: "24h" }));
  await page.getByLabel("Time zone").fill("katmandu");
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page.getByRole("region", { name: "Time zones for “katmandu”" })).toBeVisible();
  await scripted.goto(page.url());
  await expectAccessible(scripted);
  await page.getByRole("link", { name: /Kathmandu, Nepal UTC\+5:45, \d\d:\d\d/ }).click();
  await expect(page.getByText(/\(Kathmandu, UTC\+5:45\)/).first()).toBeVisible();
  expect(query(page)).toMatchObject({ date: wednesdayDate(), clock: "24h" });
  expect(query(page)).not.toHaveProperty("zones");
  await page.getByRole("link", { name: "12 hours" }).click();
  await expect(page.locator("#times time").first()).toHaveText(/ (am|pm)$/);
  // Every day with times can be reached with Tab.
  expect(await page.locator("table a[tabindex]").count()).toBe(0);
});

test("guests in St. John’s and Kathmandu see the same instants, each on their clock, and how far the host's is", async ({
  browser,
}) => {
  const start = await firstSlot(installation().server, "intro-call");
  for (const [timeZone, host] of [
    ["Asia/Kathmandu", undefined],
    ["America/St_Johns", /^Your host’s clock is (8 hours 15|9 hours 15) minutes ahead \(Kathmandu\)\.$/],
  ] as const) {
    const page = await guest(browser, { timezoneId: timeZone });
    await page.goto(addressOf({ date: localDate(Date.parse(start), timeZone) }));
    // The zone of the guest's own browser; that of the host need not be said.
    await expect.poll(() => query(page).tz).toBe(host && timeZone);
    await expect(timeOn(page, start)).toHaveText(clockAt(start, timeZone));
    await expect(page.getByText(/^Your host’s clock/)).toHaveCount(host ? 1 : 0);
    if (!host) continue;
    await expect(page.getByText(host)).toBeVisible();
    await timeOn(page, start).click();
    await expect(page.getByText(/^For your host: .*Nepal/)).toContainText(clockAt(start, "Asia/Kathmandu"));
  }
});

const clockAt = (start: string, timeZone: string) =>
  new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" }).format(
    Date.parse(start),
  );

test("on the day that the guest's clock is changed the page says so", async ({ browser }) => {
  const page = await guest(browser);
  const change = nextChange(berlin);
  await page.goto(addressOf({ tz: berlin, date: change }));
  await expect(page.getByText(/^The clock goes (forward|back) by 1 hour on Sunday/)).toBeVisible();
  await page.goto(addressOf({ tz: "Asia/Kathmandu", date: change }));
  await expect(page.getByText(/^The clock goes/)).toHaveCount(0);
});

/** The next date on which a zone's clock is changed. */
function nextChange(timeZone: string): string {
  const name = (day: number) =>
    new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" }).format(day * 86_400_000);
  const offset = (day: number) => name(day).split("GMT")[1];
  let day = dayOf(localDate(Date.now(), timeZone));
  while (offset(day) === offset(day + 1)) day += 1;
  return dateOfDay(day);
}

test("a time that somebody else books disappears without a reload, is said, and the focus stays", async ({
  browser,
}) => {
  const [start = "", other = ""] = await freeTimes(installation().server, "intro-call");
  const page = await guest(browser);
  await page.goto(addressOf({ tz: berlin, date: localDate(Date.parse(start), berlin) }));
  const wasReloaded = await watchReloads(page);
  const label = await timeOn(page, start).innerText();
  await timeOn(page, other).locator("..").focus();
  await bookThroughApi(installation().server, "intro-call", { start });
  await expect(timeOn(page, start)).toHaveCount(0);
  await expect(page.getByRole("status").filter({ hasText: `No longer free: ${label}.` })).toHaveCount(1);
  await expect(timeOn(page, other).locator("..")).toBeFocused();

  // Who stands on the very time that goes is led to the list, not to the top of the page.
  await bookThroughApi(installation().server, "intro-call", { start: other });
  await expect(timeOn(page, other)).toHaveCount(0);
  await expect(page.locator("#times")).toBeFocused();
  expect(await wasReloaded()).toBe(false);
});

test("the time that one holds oneself stays in the list of one's other tab", async ({ browser }) => {
  const start = await firstSlot(installation().server, "intro-call");
  const context = await contextOf(browser);
  const [form, list, stranger] = [await context.newPage(), await context.newPage(), await guest(browser)];
  const day = { tz: berlin, date: localDate(Date.parse(start), berlin) };
  await form.goto(addressOf({ ...day, time: start }));
  await expect(form.getByText(/^Kept for you until/)).toBeVisible();
  await list.goto(addressOf(day));
  await stranger.goto(addressOf(day));
  await expect(timeOn(list, start)).toBeVisible();
  await expect(timeOn(stranger, start)).toHaveCount(0);
  // Letting it go is a change that the stranger's page hears too.
  await form.close();
  await expect(timeOn(stranger, start)).toBeVisible();
  await expect(timeOn(list, start)).toBeVisible();
});

test("a browser with old zone data is told whose clock the page follows", async ({ browser }) => {
  const page = await guest(browser);
  // A browser for which Nepal has the clock that India has.
  await page.addInitScript(() => {
    const Real = Intl.DateTimeFormat;
    Intl.DateTimeFormat = new Proxy(Real, {
      construct: (made, [locale, options]) =>
        new made(
          locale,
          options?.timeZone === "Asia/Katmandu" ? { ...options, timeZone: "Asia/Calcutta" } : options,
        ),
    });
  });
  await page.goto(addressOf({ tz: "Asia/Katmandu" }));
  const warning = page.getByRole("status").filter({ hasText: "Your browser takes Kathmandu for UTC+5:30" });
  await expect(warning).toContainText("we take it for UTC+5:45");
  await expect(warning).toContainText("The times on this page follow our clock.");
  // Nor does the clock beside the zone believe the browser.
  const [, shown = ""] = /now (\d\d:\d\d)/.exec(await page.locator("#zone-shown").innerText()) ?? [];
  const inNepal = (instant: number) => clockAt(new Date(instant).toISOString(), "Asia/Kathmandu");
  expect([inNepal(Date.now() - 60_000), inNepal(Date.now())]).toContain(shown);
  await expectAccessible(page);
  await warning.getByRole("button", { name: "OK" }).click();
  await expect(page.getByText(/^Your browser takes/)).toHaveCount(0);
  await page.goto(addressOf({ tz: berlin }));
  await expect(grid(page)).toBeVisible();
  await expect(page.getByText(/^Your browser takes/)).toHaveCount(0);
});

test("on a phone the times come into sight when a day is chosen", async ({ browser }) => {
  const page = await guest(browser, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  await page.goto(addressOf({ tz: berlin, date: wednesdayDate() }));
  await expectNoSidewaysScroll(page);
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.locator(`[data-date="${dateOfDay(wednesday() + 1)}"]`).tap();
  await expect(page.getByRole("heading", { name: /^Thursday/ })).toBeInViewport();
  await expect.poll(() => query(page).date).toBe(dateOfDay(wednesday() + 1));
  await expectAccessible(page);
});

test("the month and the times are told as they are", async ({ browser }) => {
  const page = await guest(browser);
  await page.goto(addressOf({ tz: berlin, date: wednesdayDate() }));
  await expect(page.getByRole("navigation", { name: "Clock" })).toMatchAriaSnapshot(`
    - navigation "Clock":
      - list:
        - listitem:
          - link "12 hours"
        - listitem:
          - link "24 hours"
  `);
  const month = await page.getByRole("heading", { level: 2 }).first().innerText();
  await expect(page.getByRole("grid", { name: month }).getByRole("row")).not.toHaveCount(0);
  await expect(grid(page).getByRole("gridcell", { selected: true })).toMatchAriaSnapshot(`
    - gridcell /Wednesday,? \\d+ \\w+ \\d+, \\d+ times/ [selected]:
      - link /Wednesday,? \\d+ \\w+ \\d+, \\d+ times/
  `);
  await expect(page.getByRole("region", { name: /^Wednesday/ })).toMatchAriaSnapshot(`
    - heading /Wednesday/ [level=2]
    - paragraph: /Berlin, UTC/
    - heading "Morning" [level=3]
    - list:
      - listitem:
        - link /\\d\\d:\\d\\d/
  `);
});

test("the page is light: no list of all zones, and little to send", async ({ request }) => {
  const html = await (await request.get(addressOf({ tz: berlin, date: wednesdayDate() }))).text();
  expect(html).not.toContain("Pacific/Kiritimati");
  expect(gzipSync(html).length).toBeLessThan(16_000);
});
