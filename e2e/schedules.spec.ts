import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { dateOfDay, isoWeekday, localDay } from "@/lib/time/zone";
import { freshInstallation } from "./support/installation";

const installation = freshInstallation();
/** The zone the browser of these journeys is in, so the owner's and the schedule's. */
const timeZone = "Asia/Kathmandu";

/** A weekday (Monday is 1) of the week that begins in three to nine days. */
function coming(weekday: number): string {
  const soon = localDay(Date.now(), timeZone) + 3;
  return dateOfDay(soon + ((8 - isoWeekday(soon)) % 7) + weekday - 1);
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

/** Nothing reaches over the edge of the window. */
async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(over).toBeLessThanOrEqual(0);
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
  await page.goto(`${installation().server.baseUrl}/signin`);
  await page.getByLabel("E-mail").fill("ada@example.com");
  await page.getByLabel("Password").fill("correct horse battery");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("link", { name: "Schedules", exact: true }).click();
  await page.getByRole("link", { name: "Working hours" }).click();
  await expect(page.getByRole("heading", { name: "Weekly hours" })).toBeVisible();
}

test("an owner edits Tuesday's hours by keyboard, and the public page follows", async ({ page }) => {
  await page.goto(installation().server.setUpAddress ?? "");
  await page.getByLabel("Name").fill("Ada Baker");
  await page.getByLabel("E-mail").fill("ada@example.com");
  await page.getByLabel("Password").fill("correct horse battery");
  await page.getByRole("button", { name: "Start" }).click();
  await page.getByLabel("Title").fill("Intro call");
  await page.getByLabel("Address").fill("intro-call");
  await page.getByRole("button", { name: "Make the link" }).click();
  await expect(page.getByLabel("Address of Intro call", { exact: true })).toBeVisible();
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

test("a date is closed and a vacation added, and both are taken back", async ({ page }) => {
  await openSchedule(page);
  const [thursday, friday] = [coming(4), coming(5)];
  await page.getByLabel(/^Date \*/).fill(thursday);
  await page.getByRole("button", { name: "Save the date" }).click();
  await expect(page.getByRole("link", { name: "Write the hours, or choose that" })).toBeVisible();
  await expect(page.getByLabel(/^Date \*/)).toHaveValue(thursday);
  await page.getByLabel("Closed all day").check();
  await expect(page.getByLabel("Open from")).toBeHidden();
  await page.getByRole("button", { name: "Save the date" }).click();
  await expect(page.getByText("The date is saved.")).toBeVisible();
  await expect(page.getByLabel(/^Date \*/)).toHaveValue("");
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
  await page.getByRole("list", { name: "Dates with other hours" }).getByRole("button").click();
  await expect(page.getByText("The date has its weekly hours again.")).toBeVisible();
  expect([await offered(page, thursday), await offered(page, friday)]).toEqual([16, 16]);
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

  // The other page is a tab that was open all the while.
  await page.getByRole("button", { name: "Save the weekly hours" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "another tab" })).toBeVisible();
  const unknown = page.url().replace(/[0-9a-f-]{36}.*/, "00000000-0000-0000-0000-000000000000");
  expect((await plain.goto(unknown))?.status()).toBe(404);
  await context.close();
});
