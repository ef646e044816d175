import { expect, type Page, test } from "@playwright/test";
import { formatShortDate } from "@/lib/time/format";
import { dateOfDay, dayMs, dayOf, isoWeekday, localDay } from "@/lib/time/zone";
import { expectAccessible, expectNoSidewaysScroll } from "./support/axe";
import { freshInstallation } from "./support/installation";
import { makeLink } from "./support/make-link";
import { readAsBrowserAsks, setUp, signIn } from "./support/owner";

const installation = freshInstallation();
/** The zone the browser of these journeys is in, so the owner's and the schedule's. */
const timeZone = "Asia/Kathmandu";

/** A weekday (Monday is 1) of the week that begins in three to nine days. */
function coming(weekday: number): string {
  const soon = localDay(Date.now(), timeZone) + 3;
  return dateOfDay(soon + ((8 - isoWeekday(soon)) % 7) + weekday - 1);
}

/** How many times the public page offers on a date. */
async function offered(page: Page, onDate: string): Promise<number> {
  const guest = await page.context().newPage();
  await guest.goto(`${installation().server.baseUrl}/book/intro-call?date=${onDate}`);
  const times = await guest.locator('a[href*="time="]').count();
  await guest.close();
  return times;
}

async function openSchedule(page: Page): Promise<void> {
  await signIn(page, installation().server, "/schedules");
  await page.getByRole("link", { name: "Working hours" }).click();
  await expect(page.getByRole("heading", { name: "Weekly hours" })).toBeVisible();
}

test("an owner edits Tuesday's hours by keyboard, and the public page follows", async ({ page }) => {
  await setUp(page, installation().server);
  await makeLink(page, "Intro call", "intro-call");
  await page.getByRole("link", { name: "Schedules", exact: true }).click();
  await expect(page.getByText("Used by Ada Baker")).toBeVisible();
  await expect(page.getByText("Links: Intro call")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Working hours" }).click();
  await expect(page.getByRole("heading", { name: "Weekly hours" })).toBeVisible();
  await expectAccessible(page);
  expect(await offered(page, coming(2))).toBe(16);

  // A clock of 24 hours has no place for AM and PM, and passes over them.
  await page.getByLabel("Tuesday from", { exact: true }).focus();
  await page.keyboard.type("1000AM");
  await page.getByLabel("Tuesday to", { exact: true }).focus();
  await page.keyboard.type("1100AM");
  await page.getByRole("button", { name: "Add hours on Tuesday" }).press("Enter");
  await expect(page.getByLabel("Tuesday, hours 2, from")).toBeFocused();
  await page.keyboard.type("1030AM");
  await page.getByLabel("Tuesday, hours 2, to").focus();
  await page.keyboard.type("1200PM");
  await page.getByRole("button", { name: "Save the weekly hours" }).press("Enter");
  await expect(page.getByRole("link", { name: "These hours overlap others of the same day." })).toBeVisible();
  await expect(page.getByLabel("Tuesday, hours 2, from")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Tuesday, hours 2, to")).toHaveValue("12:00");
  await expectAccessible(page);

  await page.getByLabel("Tuesday, hours 2, from").focus();
  await page.keyboard.type("1130AM");
  await page.getByRole("button", { name: "Remove Monday" }).press("Enter");
  await expect(page.getByRole("button", { name: "Add hours on Monday" })).toBeFocused();
  await page.getByText("Copy to … other days the hours of Tuesday").press("Enter");
  await page.getByRole("checkbox", { name: "Wednesday" }).filter({ visible: true }).press("Space");
  await page.getByRole("button", { name: "Copy the hours of Tuesday" }).press("Enter");
  await expect(page.getByText("Copied to Wednesday.")).toBeAttached();
  await page.getByRole("button", { name: "Save the weekly hours" }).press("Enter");
  await expect(page.getByText("The weekly hours are saved.")).toBeVisible();
  await expect(page.getByLabel("Wednesday, hours 2, from")).toHaveValue("11:30");
  expect(await offered(page, coming(1))).toBe(0);
  expect(await offered(page, coming(2))).toBe(3);
  expect(await offered(page, coming(3))).toBe(3);

  // The page knows the new version, so a second change in a row is no conflict.
  await page.getByRole("button", { name: "Remove Tuesday, hours 2," }).click();
  await page.getByRole("button", { name: "Save the weekly hours" }).click();
  await expect.poll(() => offered(page, coming(2))).toBe(2);
  await expect(page.getByRole("alert").filter({ hasText: "another tab" })).toHaveCount(0);
});

/** The link of a date in the calendar, in the month that is shown. */
const cell = (page: Page, onDate: string) => page.locator(`[data-date="${onDate}"]`);

/** The button that gives a date its weekly hours again. */
const removalOf = (page: Page, onDate: string) =>
  page.getByRole("list", { name: "Dates with other hours" }).getByRole("button", {
    name: formatShortDate(dayOf(onDate) * dayMs, { locale: "en-GB", timeZone: "UTC" }),
  });

/** The page of the schedule with the month of a date. */
async function openMonth(page: Page, onDate: string): Promise<void> {
  await page.goto(`${page.url().replace(/[?#].*/, "")}?month=${onDate.slice(0, 7)}`);
  await expect(cell(page, onDate)).toBeVisible();
}

test("a date is closed and a vacation added, and both are taken back", async ({ page }) => {
  await openSchedule(page);
  const [thursday, friday] = [coming(4), coming(5)];
  await openMonth(page, thursday);
  await cell(page, thursday).click();
  await expect(page.getByLabel("Open from")).toHaveValue("09:00");
  await page.getByLabel("Open to").fill("");
  await page.getByRole("button", { name: "Save the date" }).click();
  await expect(page.getByRole("link", { name: "Write both times" })).toBeVisible();
  await page.getByLabel("Closed all day").check();
  await expect(page.getByLabel("Open from")).toBeHidden();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save the date" }).click();
  await expect(page.getByText("The date is saved.")).toBeVisible();
  await expect(page.getByText("Choose a date in the calendar.")).toBeVisible();
  await expect(cell(page, thursday)).toHaveAccessibleName(/Closed, Hours of its own$/);
  expect([await offered(page, thursday), await offered(page, friday)]).toEqual([0, 16]);

  await page.getByLabel("First day off").fill(friday);
  await page.getByLabel("Last day off").fill(friday);
  await page.getByLabel("What it is").fill("Dashain");
  await page.getByRole("button", { name: "Add the days off" }).click();
  await expect(page.getByText("The days off are saved.")).toBeVisible();
  await expect(page.getByLabel("What it is")).toHaveValue("");
  await expect(page.getByRole("region", { name: "The coming two weeks" }).getByText("Dashain")).toBeVisible();
  expect(await offered(page, friday)).toBe(0);
  await expectAccessible(page);

  await page.getByRole("button", { name: "Remove Dashain" }).click();
  await expect(page.getByText("The days off are removed.")).toBeVisible();
  await removalOf(page, thursday).click();
  await expect(page.getByText("The date has its weekly hours again.")).toBeVisible();
  expect([await offered(page, thursday), await offered(page, friday)]).toEqual([16, 16]);
});

test("dates are chosen by keyboard alone, several at once, and given back their weekly hours", async ({
  page,
}) => {
  await openSchedule(page);
  const [thursday, friday] = [coming(4), coming(5)];
  await openMonth(page, thursday);
  // One stop for Tab in the whole calendar; from there arrows lead on, over the end of the month too.
  const grid = page.getByRole("grid");
  await expect(grid.locator('a[tabindex="0"]')).toHaveCount(1);
  await grid.locator('a[tabindex="0"]').focus();
  for (let steps = 0; steps < 40; steps += 1) {
    const here = await page.evaluate(() => (document.activeElement as HTMLElement).dataset.date ?? "");
    if (here === thursday) break;
    await page.keyboard.press(here < thursday ? "ArrowRight" : "ArrowLeft");
    await expect
      .poll(() => page.evaluate(() => (document.activeElement as HTMLElement).dataset.date))
      .not.toBe(here);
  }
  await page.keyboard.press("Enter");
  await page.keyboard.press("Shift+ArrowRight");
  await expect(page.getByText(/and 1 more date$/)).toBeVisible();
  await expect(cell(page, thursday).locator("..")).toHaveAttribute("aria-selected", "true");
  await page.getByRole("radio", { name: "Other hours" }).focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: "Closed all day" })).toBeChecked();
  await page.getByRole("button", { name: "Save 2 dates" }).press("Enter");
  await expect(page.getByText("The dates are saved.")).toBeVisible();
  expect([await offered(page, thursday), await offered(page, friday)]).toEqual([0, 0]);

  // By mouse the same two, one after the other.
  await openMonth(page, thursday);
  await page.getByLabel("Choose several dates").check();
  await cell(page, thursday).click();
  if (friday.slice(0, 7) !== thursday.slice(0, 7)) {
    await page.getByRole("link", { name: "Next month" }).click();
  }
  await cell(page, friday).click();
  await page.getByRole("radio", { name: "As in every week" }).check();
  await page.getByRole("button", { name: "Save 2 dates" }).click();
  await expect(page.getByText("The dates are saved.")).toBeVisible();
  expect([await offered(page, thursday), await offered(page, friday)]).toEqual([16, 16]);
});

/** The next Epiphany that is a working day. */
function nextEpiphany(): string {
  let year = Number(dateOfDay(localDay(Date.now(), timeZone)).slice(0, 4)) + 1;
  while (isoWeekday(dayOf(`${year}-01-06`)) > 5) year += 1;
  return `${year}-01-06`;
}

test("Bavaria's holidays close their dates, and hours of its own open one", async ({ page }) => {
  await openSchedule(page);
  await page.getByLabel("Country").selectOption("DE");
  await page.getByRole("button", { name: "Keep these holidays" }).click();
  await expect(page.getByText("The holidays are kept now.")).toBeVisible();
  const holidays = page.getByRole("region", { name: "Public holidays" });
  await expect(holidays.getByText("Christmas Day", { exact: true }).first()).toBeAttached();
  await expectAccessible(page);

  await page.getByLabel("Country").selectOption("DE");
  await page.getByLabel("Region").selectOption("BY");
  await page.getByRole("button", { name: "Keep these holidays" }).click();
  await expect(holidays.getByText("Germany, Bayern").first()).toBeVisible();
  const epiphany = nextEpiphany();
  await openMonth(page, epiphany);
  await expect(cell(page, epiphany)).toHaveAccessibleName(/Closed, Epiphany$/);
  await cell(page, epiphany).click();
  await expect(page.getByText("Epiphany closes it otherwise.")).toBeVisible();
  await page.getByRole("radio", { name: "Other hours" }).check();
  // The form begins with the hours of that weekday, which the first journey has changed for some.
  const second = page.getByRole("button", { name: /^Remove Open, hours 2/ });
  if ((await second.count()) > 0) await second.click();
  await page.getByLabel("Open from").fill("09:00");
  await page.getByLabel("Open to").fill("10:00");
  await page.getByRole("button", { name: "Save the date" }).click();
  await expect(page.getByText("The date is saved.")).toBeVisible();
  await expect(cell(page, epiphany)).toHaveAccessibleName(/09:00 – 10:00, Hours of its own on Epiphany$/);

  await holidays.getByRole("button", { name: "Remove Germany, Bayern" }).click();
  await expect(page.getByText("The holidays are no longer kept.")).toBeVisible();
  await holidays.getByRole("button", { name: "Remove Germany", exact: true }).click();
  await expect(holidays.getByText("Christmas Day")).toHaveCount(0);
});

test("the calendar is a narrow one on a phone, with marks and a list, and is used by touch", async ({
  browser,
  page,
}) => {
  await openSchedule(page);
  const context = await browser.newContext({
    ...{ storageState: await page.context().storageState(), timezoneId: timeZone },
    ...{ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  });
  const phone = await context.newPage();
  const thursday = coming(4);
  await phone.goto(page.url());
  await openMonth(phone, thursday);
  await expectNoSidewaysScroll(phone);
  await expect(phone.getByRole("list", { name: "What the marks mean" })).toBeVisible();
  await cell(phone, thursday).tap();
  await phone.getByLabel("Open from").fill("12:00");
  await phone.getByRole("button", { name: "Save the date" }).tap();
  await expect(phone.getByText("The date is saved.")).toBeVisible();
  await expect(
    phone.getByRole("list", { name: "Special dates of this month" }).getByText("12:00 – 17:00 (other hours)"),
  ).toBeVisible();
  await expectNoSidewaysScroll(phone);
  await expectAccessible(phone);
  expect(await offered(page, thursday)).toBe(10);
  await removalOf(phone, thursday).tap();
  await expect(phone.getByText("The date has its weekly hours again.")).toBeVisible();
  await context.close();
});

test("the page speaks German", async ({ browser, page }) => {
  await openSchedule(page);
  const address = page.url();
  await readAsBrowserAsks(page);
  const storageState = await page.context().storageState();
  const context = await browser.newContext({ storageState, locale: "de-DE", timezoneId: timeZone });
  const german = await context.newPage();
  await german.goto(address);
  await expect(german).toHaveTitle(/Zeitplan/);
  await german.getByLabel("Land").selectOption({ label: "Deutschland" });
  await german.getByRole("button", { name: "Feiertage übernehmen" }).click();
  await expect(german.getByText("Die Feiertage gelten jetzt.")).toBeVisible();
  await expect(german.getByText("1. Weihnachtstag").first()).toBeAttached();
  await german.getByRole("button", { name: "Entfernen Deutschland" }).click();
  await expect(german.getByText("Die Feiertage gelten nicht mehr.")).toBeVisible();
  await german.getByRole("button", { name: "Wochenzeiten speichern" }).click();
  await expect(german.getByText("Die Wochenzeiten sind gespeichert.")).toBeVisible();
  await expectAccessible(german);
  await context.close();
});

test("a second tab is told, and keeps what was typed", async ({ page }) => {
  await openSchedule(page);
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.getByLabel("Thursday to", { exact: true }).fill("10:00");
  await other.getByRole("button", { name: "Save the weekly hours" }).click();
  await expect(other.getByText("The weekly hours are saved.")).toBeVisible();

  await page.getByLabel("Friday to", { exact: true }).fill("11:00");
  await page.getByRole("button", { name: "Save the weekly hours" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "changed in another tab meanwhile" })).toBeVisible();
  await expect(page.getByLabel("Friday to", { exact: true })).toHaveValue("11:00");
  expect([await offered(page, coming(4)), await offered(page, coming(5))]).toEqual([2, 16]);
  await page.getByRole("button", { name: "Save the weekly hours" }).click();
  await expect(page.getByText("The weekly hours are saved.")).toBeVisible();
  expect([await offered(page, coming(4)), await offered(page, coming(5))]).toEqual([16, 4]);
});

test("a schedule is made on a phone, becomes the default, and goes again", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openSchedule(page);
  await expectNoSidewaysScroll(page);
  await expect(page.getByText("It cannot be deleted: This is the default schedule.")).toBeVisible();
  const first = page.url();
  await page.getByRole("link", { name: "All schedules" }).click();
  await page.getByRole("link", { name: "New schedule" }).click();
  await page.getByLabel("Name").fill("Evenings");
  await page.getByLabel("Time zone").selectOption("Europe/Berlin");
  await page.getByRole("button", { name: "Make the schedule" }).click();
  await expect(page.getByText("The schedule is ready.")).toBeVisible();
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: "Make it the default" }).click();
  await expect(page.getByText("This is the default schedule now.")).toBeVisible();
  const second = page.url();
  await page.goto(first);
  await expect(page.getByText("It cannot be deleted: Ada Baker still uses this schedule.")).toBeVisible();
  await page.getByRole("button", { name: "Make it the default" }).click();
  await expect(page.getByText("This is the default schedule now.")).toBeVisible();
  await page.goto(second);
  await page.getByRole("button", { name: "Use this schedule for Ada Baker" }).click();
  await expect(page.getByText("The schedule is given.")).toBeVisible();
  await expect(page.getByText("It cannot be deleted: Ada Baker still uses this schedule.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Intro call" })).toHaveAttribute("href", /^\/links\//);
  await expectAccessible(page);
  await page.goto(first);
  await page.getByRole("button", { name: "Use this schedule for Ada Baker" }).click();
  await expect(page.getByText("The schedule is given.")).toBeVisible();
  await page.goto(second);
  await page.getByText("Delete the schedule …").click();
  await page.getByRole("button", { name: "Delete “Evenings”" }).click();
  await expect(page.getByText("The schedule is deleted.")).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expect(page.getByRole("link", { name: "Evenings" })).toHaveCount(0);
});

test("without script hours are added and removed, and nothing typed is lost", async ({ page, browser }) => {
  await openSchedule(page);
  const storageState = await page.context().storageState();
  const context = await browser.newContext({ javaScriptEnabled: false, storageState });
  const plain = await context.newPage();
  await plain.goto(page.url());
  await expect(plain.getByRole("button", { name: "Add hours on Sunday" })).toBeHidden();
  await plain.getByLabel("Sunday from", { exact: true }).fill("09:00");
  await plain.getByRole("button", { name: "Save the weekly hours" }).click();
  await expect(plain.getByRole("link", { name: "Write both times, or empty both." })).toBeVisible();
  await expect(plain.getByLabel("Sunday from", { exact: true })).toHaveValue("09:00");
  await plain.getByLabel("Sunday to", { exact: true }).fill("10:00");
  await plain.getByLabel("Sunday, hours 2, from").fill("22:00");
  await plain.getByLabel("Sunday, hours 2, to").fill("00:00");
  await plain.getByRole("button", { name: "Save the weekly hours" }).click();
  await expect(plain.getByText("The weekly hours are saved.")).toBeVisible();
  expect(await offered(page, coming(7))).toBe(6);

  await plain.getByLabel("Sunday from", { exact: true }).fill("");
  await plain.getByLabel("Sunday to", { exact: true }).fill("");
  await plain.getByRole("button", { name: "Save the weekly hours" }).click();
  await expect(plain.getByText("The weekly hours are saved.")).toBeVisible();
  expect(await offered(page, coming(7))).toBe(4);

  // A date of the calendar is a link that opens its form.
  const thursday = coming(4);
  await plain.goto(`${page.url().replace(/[?#].*/, "")}?month=${thursday.slice(0, 7)}`);
  await cell(plain, thursday).click();
  await plain.getByLabel("Closed all day").check();
  await plain.getByRole("button", { name: "Save the date" }).click();
  await expect(plain.getByText("The date is saved.")).toBeVisible();
  expect(await offered(page, thursday)).toBe(0);
  await removalOf(plain, thursday).click();
  await expect(plain.getByText("The date has its weekly hours again.")).toBeVisible();
  await plain.getByLabel("Country").selectOption("DE");
  await plain.getByRole("button", { name: "Show its regions" }).click();
  await plain.getByLabel("Region").selectOption("BY");
  await plain.getByRole("button", { name: "Keep these holidays" }).click();
  await expect(plain.getByRole("list", { name: "Holidays that are kept" })).toContainText("Bayern");

  // The other page is a tab that was open all the while.
  await page.getByRole("button", { name: "Save the weekly hours" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "another tab" })).toBeVisible();
  const unknown = page.url().replace(/[0-9a-f-]{36}.*/, "00000000-0000-0000-0000-000000000000");
  expect((await plain.goto(unknown))?.status()).toBe(404);
  await context.close();
});
