import { type Browser, type BrowserContext, expect, type Page, test } from "@playwright/test";
import ICAL from "ical.js";
import { localDate } from "@/lib/time/zone";
import { firstSlot, requestBooking } from "./support/api";
import { expectAccessible } from "./support/axe";
import { confirmByMail } from "./support/confirm";
import { press } from "./support/guest-form";
import { freshInstallation } from "./support/installation";
import { fillInSetUp, signIn } from "./support/owner";

const installation = freshInstallation();

/** A guest without script, on a clock half an hour off the hour. */
async function guestWithoutScript(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: false, timezoneId: "America/St_Johns" });
  return context.newPage();
}

const book = (start: string) =>
  requestBooking(installation().server, "intro-call", start, { name: "Somebody Faster" });

/** Picks a time of the first free day that is at least two days ahead, so that none begins meanwhile; returns its instant. */
async function pickTime(page: Page): Promise<string> {
  const free = await firstSlot(installation().server, "intro-call");
  const date = localDate(Date.parse(free), "America/St_Johns");
  await page.goto(`${installation().server.baseUrl}/book/intro-call?tz=America/St_Johns&date=${date}`);
  const first = page.locator("#times ul a").first();
  const start = (await first.locator("time").getAttribute("datetime")) ?? "";
  await first.click();
  await expect(page.getByLabel("Your name")).toBeVisible();
  return start;
}

/** Keeps a page from holding the time whose form it opens. */
const holdNothing = (where: Page | BrowserContext) => where.route("**/holds", (route) => route.abort());

/**
 * Axe runs as a script in the page, so a page without script is looked at in another one, which
 * must not hold the time that the first is about to book.
 */
async function expectAccessibleSeenBy(scripted: Page, page: Page): Promise<void> {
  await holdNothing(scripted);
  await scripted.goto(page.url());
  await expectAccessible(scripted);
}

test("the set-up address makes the first owner, who makes a link in two forms", async ({ page }) => {
  await page.goto(installation().server.setUpAddress ?? "");
  await expectAccessible(page);
  await fillInSetUp(page);

  await expect(page.getByRole("heading", { name: "New link" })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Title").fill("Intro call");
  await page.getByLabel("Address (optional)").fill("intro-call");
  await page.getByRole("button", { name: "Make the link now" }).click();
  await expect(page.getByLabel("Address of Intro call", { exact: true })).toHaveValue(
    `${installation().server.baseUrl}/book/intro-call`,
  );
  await expectAccessible(page);

  await page.goto(installation().server.setUpAddress ?? "");
  await expect(page.getByRole("heading")).toContainText("no longer works");
});

test("a guest without script books a time; both have the invitation, and the owner sees it", async ({
  browser,
  page,
}) => {
  const guest = await guestWithoutScript(browser);
  await guest.goto(`${installation().server.baseUrl}/book/intro-call`);
  // The owner signed up in Kathmandu; the guest chooses their own zone in the form.
  await expect(guest.getByText("Kathmandu").first()).toBeVisible();
  await guest.getByLabel("Time zone").fill("St. John's");
  await guest.getByRole("button", { name: "Search" }).click();
  await guest.getByRole("link", { name: /^St\. John's, Canada/ }).click();
  await expect(guest).toHaveURL(/tz=America%2FSt_Johns/);
  await expectAccessibleSeenBy(page, guest);
  const start = await pickTime(guest);
  await expectAccessibleSeenBy(page, guest);
  await guest.getByLabel("Your name").fill("Gwen Guest");
  await guest.getByLabel("Your e-mail address").fill("gwen@example.com");
  await press(guest.getByRole("button", { name: "Book this time" }));
  await confirmByMail(guest, installation(), "gwen@example.com");
  await expect(guest.getByRole("heading", { name: "You are booked" })).toBeVisible();
  await expect(guest).toHaveURL(/\/booking\/[\w-]+/);
  await expect(guest.getByText("St. John’s").or(guest.getByText("St Johns")).first()).toBeVisible();
  await expectAccessibleSeenBy(page, guest);

  // The first mail asked for the confirmation.
  const mails = (await installation().smtp.waitForMessages(3)).slice(1);
  expect(mails.flatMap((mail) => mail.envelope.to).sort()).toEqual(["ada@example.com", "gwen@example.com"]);
  const events = mails.map((mail) => {
    const part = mail.parsed.attachments.find((file) => file.contentType === "application/ics");
    return new ICAL.Component(ICAL.parse(part?.content.toString() ?? "")).getFirstSubcomponent("vevent");
  });
  expect(new Set(events.map((event) => event?.getFirstPropertyValue("uid"))).size).toBe(1);
  for (const event of events) {
    const startsAt = event?.getFirstPropertyValue("dtstart") as ICAL.Time;
    expect(startsAt.toJSDate().toISOString()).toBe(start);
  }

  expect((await book(start)).status).toBe(409);
  await signIn(page, installation().server, "/bookings");
  await expect(page.getByRole("link", { name: "Gwen Guest" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Gwen Guest" }).click();
  await expect(page.getByText("gwen@example.com").first()).toBeVisible();
  await expect(page.getByText("Sent").first()).toBeVisible();
  await expectAccessible(page);
});

for (const script of [false, true]) {
  test(`who loses the race keeps what was typed and gets the nearest times, ${script ? "with" : "without"} script`, async ({
    browser,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled: script });
    // A held time is not lost: the race is one for a time that could not be held.
    await holdNothing(context);
    const guest = await context.newPage();
    const start = await pickTime(guest);
    await guest.getByLabel("Your name").fill("Lena Late");
    await guest.getByLabel("Your e-mail address").fill("lena@example.com");
    expect((await book(start)).status).toBe(201);
    const answered = guest.waitForResponse((response) => response.request().method() === "POST");
    await press(guest.getByRole("button", { name: "Book this time" }));
    expect((await answered).status()).toBe(409);
    await expect(guest.getByRole("alert").filter({ hasText: "just taken" })).toBeVisible();
    await expect(guest.getByLabel("Your name")).toHaveValue("Lena Late");
    await expect(guest.getByLabel("Your e-mail address")).toHaveValue("lena@example.com");
    const times = guest.getByRole("radio");
    await expect(times).toHaveCount(6);
    const away = (
      await times.evaluateAll((radios) => radios.map((radio) => radio.getAttribute("value") ?? ""))
    ).map((offered) => Math.abs(Date.parse(offered) - Date.parse(start)));
    await expect(times.nth(away.indexOf(Math.min(...away)))).toBeChecked();
    if (script) await expectAccessible(guest);
    await guest.getByRole("radio").nth(1).check();
    await press(guest.getByRole("button", { name: "Book this time" }));
    if (!script) await confirmByMail(guest, installation(), "lena@example.com");
    await expect(guest.getByRole("heading", { name: "You are booked" })).toBeVisible();
  });
}

test("a field that is wrong is named at the field, and nothing typed is lost", async ({ browser }) => {
  const guest = await guestWithoutScript(browser);
  await pickTime(guest);
  await guest.getByLabel("Your name").fill("Gwen Guest");
  // Passes the browser's own check, and is still no address one could write to.
  await guest.getByLabel("Your e-mail address").fill("gwen@localhost");
  const answered = guest.waitForResponse((response) => response.request().method() === "POST");
  await press(guest.getByRole("button", { name: "Book this time" }));
  expect((await answered).status()).toBe(422);
  await expect(guest.getByLabel("Your e-mail address")).toHaveAttribute("aria-invalid", "true");
  await expect(guest.getByLabel("Your name")).toHaveValue("Gwen Guest");
});

test("a link that nobody has made says so, with 404", async ({ page }) => {
  const answer = await page.goto(`${installation().server.baseUrl}/book/nobody-made-this`);
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "There is no such booking link" })).toBeVisible();
  expect((await page.goto(`${installation().server.baseUrl}/booking/${"x".repeat(70)}`))?.status()).toBe(404);
  await expectAccessible(page);
});

test("the guest's pages carry no e-mail address and ask nobody else", async ({ page }) => {
  const elsewhere: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(installation().server.baseUrl)) elsewhere.push(request.url());
  });
  const listens = page.waitForResponse((response) => response.url().includes("/live?"));
  const answer = await page.goto(`${installation().server.baseUrl}/book/intro-call`);
  // It listens as long as it is open, so the network is never quite idle.
  await listens;
  expect(await answer?.text()).not.toMatch(/[\w.]+@[\w.]+\.\w/);
  expect(elsewhere).toEqual([]);
});
