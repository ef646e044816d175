import { type Browser, expect, type Page, test } from "@playwright/test";
import { formatTime } from "@/lib/time/format";
import { dateOfDay, isoWeekday, localDay, wallClockText } from "@/lib/time/zone";
import { type Booked, bookThroughApi, freeTimes } from "./support/api";
import { expectAccessible } from "./support/axe";
import { freshInstallation } from "./support/installation";
import { makeLink } from "./support/make-link";
import { setUp, signIn } from "./support/owner";

const installation = freshInstallation();
/** The zone the browser of these journeys is in, so the owner's and the link's. */
const timeZone = "Asia/Kathmandu";

/** The free times from two days on, so that none begins meanwhile; instants. */
const findFree = async () =>
  (await freeTimes(installation().server, "intro-call")).map((start) => Date.parse(start));

const book = (start: number | undefined, name: string) =>
  bookThroughApi(installation().server, "intro-call", {
    start: new Date(start ?? 0).toISOString(),
    name,
    email: "guest@example.com",
  });

/** An instant as the form takes it. */
function typed(instant: number | undefined): { date: string; time: string } {
  const [date = "", time = ""] = wallClockText(instant ?? 0, timeZone).split("T");
  return { date, time };
}

/** Ten o'clock on a Sunday of the next weeks. */
const sunday = () => {
  const today = localDay(Date.now(), timeZone);
  return { date: dateOfDay(today + 14 - isoWeekday(today)), time: "10:00" };
};

/** Sends the form; returns the status of the answer. */
async function move(page: Page, { date, time }: { date: string; time: string }): Promise<number> {
  await page.getByLabel("New date").fill(date);
  await page.getByLabel("New time").fill(time);
  return press(page, "Move the booking");
}

async function press(page: Page, name: string): Promise<number> {
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await page.getByRole("button", { name }).click();
  return (await answered).status();
}

const moved = (page: Page) => page.getByText("Moved. Guest and hosts are told by mail.");

/** The owner's browser without script, at the form that moves a booking. */
async function formWithoutScript(page: Page, browser: Browser, { id }: Booked): Promise<Page> {
  await signIn(page, installation().server);
  const storageState = await page.context().storageState();
  const plain = await (await browser.newContext({ javaScriptEnabled: false, storageState })).newPage();
  await plain.goto(`${installation().server.baseUrl}/bookings/${id}/move`);
  return plain;
}

test("an owner moves a booking: guest, dashboard and mails have the new time", async ({ page, browser }) => {
  await setUp(page, installation().server);
  await makeLink(page, "Intro call", "intro-call");

  const [first, , , other] = await findFree();
  const { id, manageUrl } = await book(first, "Gustav Gast");
  await page.goto(`${installation().server.baseUrl}/bookings/${id}`);
  await page.getByRole("link", { name: "Move", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Move the booking" })).toBeVisible();
  await expect(page.getByText("Gustav Gast")).toBeVisible();
  await expect(page.getByText("For the guest")).toBeVisible();
  await expect(page.getByLabel("New date")).toHaveValue(typed(first).date);
  await expect(page.getByLabel("New time")).toHaveValue(typed(first).time);
  await expectAccessible(page);

  expect(await move(page, typed(first))).toBe(422);
  await expect(page.getByLabel("New time")).toHaveAttribute("aria-invalid", "true");

  await move(page, typed(other));
  await expect(moved(page)).toBeVisible();
  const onClock = (zone: string) => formatTime(other ?? 0, { locale: "en-GB", timeZone: zone });
  await expect(page.getByText(onClock(timeZone)).first()).toBeVisible();
  await expectAccessible(page);

  const guest = await (await browser.newContext({ timezoneId: "UTC", locale: "en-GB" })).newPage();
  await guest.goto(manageUrl);
  await expect(guest.getByText(onClock("UTC")).first()).toBeVisible();
  const mails = (await installation().smtp.waitForMessages(4)).slice(2);
  expect(mails.flatMap((mail) => mail.envelope.to).sort()).toEqual(["ada@example.com", "guest@example.com"]);
  await expect(async () => {
    await page.goto(`${installation().server.baseUrl}/settings/mail-log`);
    expect(await page.getByText(/Moved: .*Intro call/).count()).toBe(2);
  }).toPass();
  expect(await findFree()).toContain(first);
});

test("another meeting is named and stays; a Sunday is moved to anyway", async ({ page }) => {
  const [first, second] = await findFree();
  const { id } = await book(first, "Berta Busch");
  await book(second, "Carla Clear");
  await signIn(page, installation().server, `/bookings/${id}/move`);

  expect(await move(page, typed(second))).toBe(409);
  await expect(page.getByRole("heading", { name: /^Not moved: / })).toBeVisible();
  await expect(page.getByText("Ada Baker has “Intro call” with Carla Clear")).toBeVisible();
  await expect(page.getByLabel("New date")).toHaveValue(typed(second).date);
  await expect(page.getByLabel("New time")).toHaveValue(typed(second).time);
  await expect(page.getByRole("button", { name: "Move anyway" })).toHaveCount(0);
  await expectAccessible(page);

  expect(await move(page, sunday())).toBe(422);
  await expect(page.getByText("Ada Baker has no hours on Sundays.")).toBeVisible();
  await expect(page.getByText("This overrules the working hours.")).toBeVisible();
  await expect(page.getByLabel("New date")).toHaveValue(sunday().date);
  await expectAccessible(page);
  // The button is about the time that was refused, not about what is typed since.
  await page.getByLabel("New time").fill("11:11");
  await press(page, "Move anyway");
  await expect(moved(page)).toBeVisible();
  await expect(page.getByText(/Sunday.*10:00/).first()).toBeVisible();
});

test("without script too, and the form is for the booking's own organization", async ({ page, browser }) => {
  const free = await findFree();
  const booking = await book(free[0], "Paula Plain");
  await book(free[1], "Otto Off");
  const plain = await formWithoutScript(page, browser, booking);

  expect(await move(plain, typed(free[1]))).toBe(409);
  await expect(plain.getByText("with Otto Off")).toBeVisible();
  await expect(plain.getByLabel("New time")).toHaveValue(typed(free[1]).time);

  expect(await move(plain, { ...sunday(), time: "12:00" })).toBe(422);
  await expect(plain.getByLabel("New time")).toHaveValue("12:00");
  await plain.getByRole("button", { name: "Move anyway" }).click();
  await expect(moved(plain)).toBeVisible();

  const unknown = plain.url().replace(/[0-9a-f-]{36}.*/, "00000000-0000-0000-0000-000000000000/move");
  expect((await plain.goto(unknown))?.status()).toBe(404);
});
