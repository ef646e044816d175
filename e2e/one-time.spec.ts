import { type Browser, expect, type Locator, type Page, test } from "@playwright/test";
import { dateOfDay, dayMs, dayOf, firstInstant, isoWeekday, localDate, minuteMs } from "@/lib/time/zone";
import { bookThroughApi, freeTimesBetween } from "./support/api";
import { expectAccessible, expectNoSidewaysScroll } from "./support/axe";
import { press } from "./support/guest-form";
import { freshInstallation } from "./support/installation";
import { pressUntil } from "./support/keyboard";
import { makeLink } from "./support/make-link";
import { setUp, signIn } from "./support/owner";

const installation = freshInstallation();
const timeZone = "America/St_Johns";
test.use({ timezoneId: timeZone });

const openhour = () => installation().server.baseUrl;

/** Next week's Tuesday, before a link of the usual two weeks expires, and its times on the owner's clock. */
const today = localDate(Date.now(), timeZone);
const thisMonday = dayOf(today) - isoWeekday(dayOf(today)) + 1;
const tuesday = dateOfDay(thisMonday + 8);
const at = (hour: number, minute = 0) =>
  firstInstant(dayOf(tuesday) * dayMs + (hour * 60 + minute) * minuteMs, timeZone);
const weeksAhead = 1;
const iso = (instant: number) => new Date(instant).toISOString();

const cell = (page: Page, start: number) => page.locator(`[data-at="${start}"]`);
const chips = (page: Page) => page.getByRole("list", { name: "Chosen times" }).getByRole("listitem");
const make = (page: Page) => page.getByRole("button", { name: "Make the link", exact: true });
const address = (page: Page, name: string) =>
  page.getByLabel(`Address of the link for ${name}`, { exact: true }).inputValue();

async function openForm(page: Page, name: string, email: string): Promise<void> {
  await page.goto(`${openhour()}/links/one-time/new`);
  await page.getByLabel("Name", { exact: false }).first().fill(name);
  await page.getByLabel("E-mail address").fill(email);
}

/** Opens the calendar and turns it to the week of the times. */
async function openCalendar(page: Page): Promise<void> {
  await page.getByText("Offer exact times only").click();
  for (let week = 0; week < weeksAhead; week += 1)
    await page.getByRole("button", { name: "Next week" }).click();
  await expect(page.getByRole("grid")).toHaveAttribute("aria-busy", "false");
  await expect(cell(page, at(9))).toHaveAttribute("aria-label", /free|busy|chosen/);
}

/** The times that an evergreen link offers on the Tuesday. */
async function offered(slug = "office-hour"): Promise<string[]> {
  return freeTimesBetween(installation().server, slug, at(0), at(24));
}

async function draw(page: Page, from: Locator, to: Locator): Promise<void> {
  await from.scrollIntoViewIfNeeded();
  await from.hover();
  await page.mouse.down();
  await to.hover();
  await page.mouse.up();
}

/** The first links that the tests make: their addresses. */
let drawnAddress = "";

test("an owner without links is told what to do, and makes an evergreen link", async ({ page }) => {
  await setUp(page, installation().server);
  await page.goto(`${openhour()}/links/one-time`);
  await expect(page.getByRole("heading", { name: "No one-time links yet" })).toBeVisible();
  await expectAccessible(page);
  await makeLink(page, "Office hour", "office-hour");
});

test("by mouse: times drawn on the calendar, one outside the hours, are kept for the recipient alone", async ({
  page,
}) => {
  await signIn(page, installation().server);
  await openForm(page, "Gustav Gast", "gustav@example.com");
  await page.getByLabel("Note to the recipient").fill("Bring your portfolio.\nIt takes half an hour.");
  await openCalendar(page);
  await draw(page, cell(page, at(10)), cell(page, at(11, 15)));
  await expect(chips(page)).toHaveCount(3);
  await cell(page, at(7)).scrollIntoViewIfNeeded();
  await cell(page, at(7)).click();
  await expect(chips(page)).toHaveCount(4);
  await expect(chips(page).first()).toContainText("Outside your hours");
  await page.getByLabel("Keep these times free until the link expires").check();
  await expectAccessible(page);

  await make(page).click();
  await expect(page.getByRole("alert").filter({ hasText: "outside your hours" })).toBeVisible();
  await expect(page.getByLabel("Note to the recipient")).toHaveValue(/portfolio/);
  await expect(chips(page)).toHaveCount(4);
  await page.getByLabel("Also outside my hours").check();
  await make(page).click();
  await expect(page.getByText("The link is ready")).toBeVisible();
  await expect(page.getByText("4 exact times")).toBeVisible();
  drawnAddress = await address(page, "Gustav Gast");
  expect(drawnAddress).toMatch(/\/book\/[\w-]{22}$/);
  await expectAccessible(page);

  const mail = page.getByLabel("Text of the mail");
  await expect(mail).toHaveValue(/Hello Gustav Gast/);
  await page.getByRole("link", { name: "Deutsch" }).click();
  await expect(mail).toHaveValue(/Hallo Gustav Gast/);
  await expect(page.getByRole("link", { name: "Open in your mail program" })).toHaveAttribute(
    "href",
    /^mailto:gustav%40example\.com\?subject=W/,
  );
  expect(await offered()).not.toContain(iso(at(10)));
  expect(await offered()).toContain(iso(at(12)));
});

const visitor = async (browser: Browser) => (await browser.newContext({ timezoneId: timeZone })).newPage();

test("the recipient reads the note, books the time outside the hours, and the link is dead", async ({
  page,
  browser,
}) => {
  const guest = await visitor(browser);
  await guest.goto(`${drawnAddress}?tz=${timeZone}&date=${tuesday}`);
  await expect(guest.getByText("Bring your portfolio.")).toBeVisible();
  await expect(guest.locator("#times time")).toHaveCount(4);
  await expectAccessible(guest);
  await guest.locator(`#times time[datetime="${iso(at(7))}"]`).click();
  await expect(guest.getByText("Kept for you until")).toBeVisible();
  await guest.getByLabel("Your name").fill("Gustav Gast");
  await guest.getByLabel("Your e-mail address").fill("gustav@example.com");
  await press(guest.getByRole("button", { name: "Book this time" }));
  await expect(guest.getByRole("heading", { name: "You are booked" })).toBeVisible();
  expect((await guest.goto(drawnAddress))?.status()).toBe(410);
  await expect(guest.getByRole("heading", { name: "This link has been used" })).toBeVisible();
  // The other times are anybody's again.
  expect(await offered()).toContain(iso(at(10)));

  await signIn(page, installation().server, "/links/one-time?status=booked");
  const row = page.getByRole("listitem").filter({ hasText: "Gustav Gast" });
  await expect(row).toContainText("Booked");
  await row.getByRole("link", { name: "Booking the link for Gustav Gast" }).click();
  await expect(page).toHaveURL(/\/bookings\//);
});

test("by keyboard alone: a contact, times on the calendar, the link, and its end", async ({ page }) => {
  await signIn(page, installation().server, "/links/one-time/new");
  const name = page.getByRole("combobox", { name: "Name" });
  await name.focus();
  await page.keyboard.type("gust");
  await expect(page.getByRole("option", { name: "Gustav Gast" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(name).toHaveValue("Gustav Gast");
  await expect(page.getByLabel("E-mail address")).toHaveValue("gustav@example.com");

  const summary = page.locator("summary", { hasText: "Offer exact times only" });
  await summary.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("grid")).toBeVisible();
  const focused = page.locator("[role=gridcell]:focus");
  await pressUntil(page, "Tab", "the calendar", async () => (await focused.count()) > 0);
  for (let week = 0; week < weeksAhead; week += 1) await page.keyboard.press("PageDown");
  await expect(page.getByRole("grid")).toHaveAttribute("aria-busy", "false");
  const isOn = async () => localDate(Number(await focused.getAttribute("data-at")), timeZone);
  await pressUntil(page, "ArrowRight", "the Tuesday", async () => (await isOn()) >= tuesday);
  await pressUntil(page, "ArrowLeft", "the Tuesday", async () => (await isOn()) <= tuesday);
  const isAt = async () => Number(await focused.getAttribute("data-at"));
  await pressUntil(page, "ArrowDown", "14:00", async () => (await isAt()) >= at(14));
  await page.keyboard.press("Enter");
  await expect(page.getByText(/^Chosen: Tuesday/)).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press(" ");
  await expect(chips(page)).toHaveCount(2);
  await page.getByLabel("Keep these times free until the link expires").focus();
  await page.keyboard.press(" ");
  await make(page).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("The link is ready")).toBeVisible();
  expect(await offered()).not.toContain(iso(at(14)));

  await page.locator("summary", { hasText: "Revoke" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Yes, revoke it" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Revoked", { exact: true })).toBeVisible();
  expect(await offered()).toContain(iso(at(14)));
});

test("a busy time cannot be chosen and says with whom; one that is taken meanwhile is named", async ({
  page,
}) => {
  await signIn(page, installation().server);
  await openForm(page, "Otto Ohm", "otto@example.com");
  await openCalendar(page);
  await expect(cell(page, at(7))).toHaveAttribute("aria-label", /busy: Office hour with Gustav Gast/);
  await cell(page, at(13)).scrollIntoViewIfNeeded();
  await cell(page, at(13)).click();
  await expect(chips(page)).toHaveCount(1);
  await bookThroughApi(installation().server, "office-hour", { start: iso(at(13)), name: "Fred Fast" });
  await make(page).click();
  await expect(page.getByRole("alert").filter({ hasText: /13:00: / })).toBeVisible();
  await expect(page.getByLabel("E-mail address")).toHaveValue("otto@example.com");
  await expect(chips(page)).toHaveCount(1);
});

test("on a phone the calendar shows one day, and a tap chooses", async ({ browser }) => {
  const phone = await browser.newContext({
    timezoneId: timeZone,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const page = await phone.newPage();
  await signIn(page, installation().server);
  await openForm(page, "Paula Phone", "paula@example.com");
  await openCalendar(page);
  await page.getByRole("group", { name: "Day" }).getByRole("button", { name: /^Tue/ }).click();
  await expect(page.getByRole("columnheader")).toHaveCount(1);
  await cell(page, at(15)).scrollIntoViewIfNeeded();
  await cell(page, at(15)).tap();
  await expect(chips(page)).toHaveCount(1);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await make(page).tap();
  await expect(page.getByText("The link is ready")).toBeVisible();
  await expectAccessible(page);
});

test("the list shows what became of each link; one is made anew, and the first is dead", async ({
  page,
  request,
}) => {
  await signIn(page, installation().server, "/links/one-time");
  const row = page.getByRole("listitem").filter({ hasText: "Paula Phone" });
  await expect(row).toContainText("Active");
  await expectAccessible(page);
  const first = await address(page, "Paula Phone");
  await row.getByRole("button", { name: "Make anew" }).click();
  await expect(page.getByText("The link was made anew")).toBeVisible();
  expect(await address(page, "Paula Phone")).not.toBe(first);
  expect((await request.get(first)).status()).toBe(410);
  await page.goto(`${openhour()}/links/one-time`);
  await page.getByRole("link", { name: "Revoked", exact: true }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Paula Phone" })).toHaveCount(1);
  await page.getByRole("searchbox").fill("nobody");
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page.getByText("No link matches.")).toBeVisible();
});

test("without script the form makes a link with exact times, and keeps what was typed", async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, timezoneId: timeZone });
  const page = await context.newPage();
  await signIn(page, installation().server);
  await openForm(page, "Nora Noscript", "nora");
  await page.getByText("Offer exact times only").click();
  await page.getByLabel("Time 1").fill(`${tuesday}T16:00`);
  await page.getByLabel("Time 2").fill(`${tuesday}T18:30`);
  await make(page).click();
  await expect(page.getByRole("alert").first()).toBeVisible();
  await expect(page.getByLabel("Name", { exact: false }).first()).toHaveValue("Nora Noscript");
  await page.getByLabel("E-mail address").fill("nora@example.com");
  await page.getByText("Offer exact times only").click();
  await expect(page.getByLabel("Time 2")).toHaveValue(`${tuesday}T18:30`);
  await page.getByLabel("Also outside my hours").check();
  await make(page).click();
  await expect(page.getByText("2 exact times")).toBeVisible();
  await expect(page.getByText("Outside your hours")).toHaveCount(1);
});
