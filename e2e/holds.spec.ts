import { type Browser, expect, type Page, test } from "@playwright/test";
import { localDate } from "@/lib/time/zone";
import { freeTimes } from "./support/api";
import { expectAccessible } from "./support/axe";
import { confirmByMail } from "./support/confirm";
import { press } from "./support/guest-form";
import { freshInstallation } from "./support/installation";
import { makeLink } from "./support/make-link";
import { setUp } from "./support/owner";

const installation = freshInstallation();
const timeZone = "Europe/Berlin";

const offered = () => freeTimes(installation().server, "office-hour");

/** The first time on offer, and the addresses of its day and of its form. */
async function pick(): Promise<{ start: string; day: string; form: string }> {
  const [start = ""] = await offered();
  const page = `${installation().server.baseUrl}/book/office-hour?tz=${timeZone}&duration=30`;
  const day = `${page}&date=${localDate(Date.parse(start), timeZone)}`;
  return { start, day, form: `${day}&time=${start}` };
}

const visitor = async (browser: Browser, options = {}) =>
  (await browser.newContext({ timezoneId: timeZone, ...options })).newPage();

const timeOn = (page: Page, start: string) => page.locator(`#times time[datetime="${start}"]`);
const status = (page: Page) => page.getByText("Kept for you until");
const notice = (page: Page) =>
  page.getByRole("alert").filter({ hasText: "Somebody is booking this time right now" });

async function openForm(page: Page, { start, day }: { start: string; day: string }): Promise<void> {
  await page.goto(day);
  await timeOn(page, start).click();
  await expect(status(page)).toBeVisible();
}

async function send(page: Page, name: string): Promise<void> {
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Your e-mail address").fill("guest@example.com");
  await press(page.getByRole("button", { name: "Book this time" }));
}

async function book(page: Page, name: string): Promise<void> {
  await send(page, name);
  await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible();
}

test("an owner makes a link", async ({ page }) => {
  await setUp(page, installation().server);
  await makeLink(page, "Office hour", "office-hour");
});

test("who opens the form has the time: it is gone for others, who are told, until the first one leaves", async ({
  browser,
}) => {
  const { start, day, form } = await pick();
  const [anton, berta] = [await visitor(browser), await visitor(browser)];
  await berta.goto(day);
  await expect(timeOn(berta, start)).toBeVisible();

  await openForm(anton, { start, day });
  const [, until = ""] = /until (\d\d:\d\d)/.exec((await status(anton).textContent()) ?? "") ?? [];
  const inFive = Date.now() + 5 * 60_000;
  expect([clockAt(inFive - 60_000), clockAt(inFive)]).toContain(until);
  await expectAccessible(anton);
  // Her page hears of it by itself.
  await expect(timeOn(berta, start)).toHaveCount(0);

  await berta.goto(form);
  await expect(notice(berta)).toBeVisible();
  await expectAccessible(berta);
  await berta.getByLabel("Your name").fill("Berta Busch");
  await berta.getByLabel("Your e-mail address").fill("berta@example.com");
  await press(berta.getByRole("button", { name: "Book this time" }));
  await expect(berta.getByRole("alert").filter({ hasText: "just taken" })).toBeVisible();
  await expect(berta.getByLabel("Your name")).toHaveValue("Berta Busch");
  await berta.getByRole("link", { name: "See all times" }).click();
  await expect(timeOn(berta, start)).toHaveCount(0);

  const released = anton.waitForResponse((answer) => answer.request().method() === "DELETE");
  await anton.getByRole("link", { name: "Change the time" }).click();
  await expect(timeOn(anton, start)).toBeVisible();
  expect((await released).status()).toBe(204);
  await berta.reload();
  await expect(timeOn(berta, start)).toBeVisible();

  await openForm(anton, { start, day });
  await book(anton, "Anton Alt");
  expect(await offered()).not.toContain(start);
  await berta.goto(form);
  await expect(berta.getByRole("alert").filter({ hasText: "This time is not available" })).toContainText(
    "It is taken.",
  );
  await expect(berta.getByRole("group", { name: "Choose another time" })).toBeVisible();
});

/** "10:05" on Berlin's clock. */
const clockAt = (instant: number) =>
  new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" }).format(instant);

test("closing the page lets the time go, and coming back to it holds it again", async ({ browser }) => {
  const { start, day } = await pick();
  const anton = await visitor(browser);
  await openForm(anton, { start, day });
  expect(await offered()).not.toContain(start);
  await anton.goto("about:blank");
  await expect.poll(offered).toContain(start);
  await anton.goBack();
  await expect(status(anton)).toBeVisible();
  await anton.close();
  await expect.poll(offered).toContain(start);
});

test("a page that the browser has put aside holds nothing, and holds again when it is shown", async ({
  browser,
}) => {
  const { start, day } = await pick();
  const anton = await visitor(browser);
  await openForm(anton, { start, day });
  // What a browser does when it puts a page aside and takes it out again.
  const happens = (name: string) =>
    anton.evaluate((type) => window.dispatchEvent(new PageTransitionEvent(type, { persisted: true })), name);
  await happens("pagehide");
  await expect.poll(offered).toContain(start);
  await happens("pageshow");
  await expect.poll(offered).not.toContain(start);
  await expect(status(anton)).toBeVisible();
  await anton.close();
});

/** Keeps back the answers to a page's holds until the returned function is called. */
async function delayHolds(page: Page): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route("**/holds", async (route) => {
    const response = await route.fetch();
    await promise;
    await route.fulfill({ response });
  });
  return resolve;
}

test("a hold that is answered after its guest has left is let go", async ({ browser }) => {
  const { start, day } = await pick();
  const anton = await visitor(browser);
  const answer = await delayHolds(anton);
  await anton.goto(day);
  await timeOn(anton, start).click();
  await expect.poll(offered).not.toContain(start);
  await anton.getByRole("link", { name: "Change the time" }).click();
  await expect(anton.locator("#times")).toBeVisible();
  answer();
  await expect.poll(offered).toContain(start);
});

test("nothing moves, whatever is said of the hold", async ({ browser }) => {
  const { form } = await pick();
  const phone = { viewport: { width: 390, height: 844 } };
  const [anton, berta] = [await visitor(browser, phone), await visitor(browser, phone)];
  const top = (page: Page) =>
    page.getByLabel("Your name").evaluate((input) => input.getBoundingClientRect().top);
  for (const page of [anton, berta]) {
    await page.clock.install();
    const answer = await delayHolds(page);
    await page.goto(form);
    const before = await top(page);
    answer();
    await expect(page === anton ? status(page) : notice(page)).toBeVisible();
    expect(await top(page)).toBe(before);
  }
  const held = await top(anton);
  await anton.clock.fastForward("06:00");
  await expect(anton.getByText("It may still be free: book it to see.")).toBeVisible();
  expect(await top(anton)).toBe(held);
  await book(anton, "Anton Alt");
});

test("the form books when no hold can be had, and without script", async ({ browser }) => {
  const offline = await visitor(browser);
  await offline.route("**/holds", (route) => route.abort());
  await offline.goto((await pick()).form);
  await book(offline, "Otto Off");

  const plain = await visitor(browser, { javaScriptEnabled: false });
  const { start, form } = await pick();
  await plain.goto(form);
  expect(await offered()).toContain(start);
  await send(plain, "Paula Plain");
  await confirmByMail(plain, installation(), "guest@example.com");
  await expect(plain.getByRole("heading", { name: "You are booked" })).toBeVisible();
});

test("a browser that keeps no cookies books the time that it holds", async ({ browser }) => {
  const { start, day } = await pick();
  const anton = await visitor(browser);
  await openForm(anton, { start, day });
  await anton.context().clearCookies();
  expect(await offered()).not.toContain(start);
  await book(anton, "Carla Clear");
});

test("a form that is sent before its hold is answered waits for the answer, without cookies too", async ({
  browser,
}) => {
  const { form } = await pick();
  const anton = await visitor(browser);
  const { promise: sent, resolve: send } = Promise.withResolvers<void>();
  await anton.route("**/holds", async (route) => {
    const response = await route.fetch();
    await sent;
    const { "set-cookie": _, ...headers } = response.headers();
    await anton.context().clearCookies();
    await route.fulfill({ response, headers });
  });
  const posts: string[] = [];
  anton.on(
    "request",
    (request) => request.method() === "POST" && posts.push(new URL(request.url()).pathname),
  );
  await anton.goto(`${form}&name=Quick%20Quentin&email=quick@example.com`);
  await expect.poll(() => posts).toHaveLength(1);
  await press(anton.getByRole("button", { name: "Book this time" }));
  await expect(anton.getByRole("button", { name: "Booking…" })).toBeVisible();
  expect(posts).toHaveLength(1);
  send();
  await expect(anton.getByRole("heading", { name: "You are booked" })).toBeVisible();
});

test("a hold that is never answered keeps nobody from booking", async ({ browser }) => {
  const patient = await visitor(browser);
  await patient.route("**/holds", () => {});
  await patient.goto((await pick()).form);
  await book(patient, "Petra Patient");
});
