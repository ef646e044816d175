import { expect, type Page, test } from "@playwright/test";
import { localDate } from "@/lib/time/zone";
import { bookThroughApi, freeTimes } from "./support/api";
import { expectAccessible, expectNoSidewaysScroll } from "./support/axe";
import { freshInstallation } from "./support/installation";
import { makeApprovalLink, makeLink } from "./support/make-link";
import { setUp, signIn } from "./support/owner";

test.use({ timezoneId: "America/St_Johns" });

const installation = freshInstallation();
const phone = { width: 390, height: 844 };
const desk = { width: 1280, height: 900 };

/** Books a time; returns the guest's own address of it. */
async function book(slug: string, name: string, start?: string): Promise<string> {
  const email = `${name.split(" ")[0]?.toLowerCase()}@example.com`;
  const guest = { name, email, timeZone: "Asia/Kathmandu" };
  const { server } = installation();
  return (await bookThroughApi(server, slug, start === undefined ? guest : { ...guest, start })).manageUrl;
}

/** The first time of the n-th day that has any: each booking of these journeys has a date for itself. */
async function firstOfDay(slug: string, n: number): Promise<string> {
  const times = await freeTimes(installation().server, slug);
  const days = Map.groupBy(times, (start) => localDate(Date.parse(start), "America/St_Johns"));
  const [first = ""] = [...days.values()][n] ?? [];
  return first;
}

const bookingOf = (page: Page, name: string) => page.getByRole("link", { name });
/** The page's stream of news has begun. */
const listens = (page: Page) => page.waitForResponse((answer) => answer.url().endsWith("/bookings/live"));
const list = () => `${installation().server.baseUrl}/bookings`;

test.beforeEach(async ({ page }, { title }) => {
  if (!title.startsWith("a new owner")) await signIn(page, installation().server);
});

test("a new owner sees what to do next, on each tab", async ({ page }) => {
  // Two links are made on the way.
  test.slow();
  await setUp(page, installation().server);
  await makeLink(page, "Intro call", "intro-call");
  await makeApprovalLink(page, "Interview", "interview");
  await page.goto(list());
  await expect(page.getByText(/Times in Newfoundland Time/)).toBeVisible();
  await expect(page.getByRole("heading", { name: "Nothing is coming up" })).toBeVisible();
  for (const [tab, title] of [
    ["Pending", "No request waits for you"],
    ["Past", "No meetings yet"],
    ["Cancelled", "Nothing was cancelled"],
  ] as const) {
    await page.getByRole("link", { name: tab, exact: true }).click();
    await expect(page.getByRole("heading", { name: title })).toBeVisible();
    await expectAccessible(page);
  }
});

test("a booking appears without reload, is announced, and what was typed and focused stays", async ({
  page,
}) => {
  const isListening = listens(page);
  await page.goto(list());
  const search = page.getByRole("searchbox", { name: "Search" });
  await search.fill("half a wor");
  await isListening;
  await book("intro-call", "Gustav Gast");
  await expect(bookingOf(page, "Gustav Gast")).toBeVisible();
  await expect(page.getByText(/new booking/).first()).toBeAttached();
  await expect(search).toBeFocused();
  await expect(search).toHaveValue("half a wor");
});

test("search and filters have an address, work without script, and can be cleared", async ({
  page,
  browser,
}) => {
  await book("intro-call", "Greta Öz", await firstOfDay("intro-call", 2));
  await page.goto(list());
  await page.getByRole("searchbox", { name: "Search" }).fill("GRETA@");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=GRETA/);
  await expect(bookingOf(page, "Greta Öz")).toBeVisible();
  await expect(bookingOf(page, "Gustav Gast")).toHaveCount(0);
  await expectAccessible(page);

  const state = await page.context().storageState();
  const plain = await (await browser.newContext({ javaScriptEnabled: false, storageState: state })).newPage();
  await plain.goto(page.url());
  await expect(bookingOf(plain, "Greta Öz")).toBeVisible();
  await plain.getByText("Filter", { exact: true }).click();
  await plain.getByLabel("Link", { exact: true }).selectOption("Interview");
  await plain.getByRole("button", { name: "Search" }).click();
  await expect(plain.getByRole("heading", { name: "Nothing found" })).toBeVisible();
  await plain.getByRole("link", { name: "Clear search and filters" }).first().click();
  await expect(bookingOf(plain, "Greta Öz")).toBeVisible();
  await plain.context().close();
});

test("a request is approved by keyboard alone, and only then confirmed to its guest", async ({ page }) => {
  const manageUrl = await book("interview", "Ravi Rao", await firstOfDay("interview", 4));
  const guest = await page.context().newPage();
  await guest.goto(manageUrl);
  await expect(guest.getByRole("heading", { name: "Your request waits for an answer" })).toBeVisible();

  await page.goto(list());
  await page.getByRole("link", { name: "Pending (1)" }).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/tab=pending/);
  await bookingOf(page, "Ravi Rao").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "This request waits for your answer" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Approve" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Approved. Guest and hosts get the invitation by mail.")).toBeVisible();
  await expect(page.getByText("Approved by Ada Baker")).toBeVisible();
  await expectAccessible(page);
  await guest.reload();
  await expect(guest.getByRole("heading", { name: "Your booking", exact: true })).toBeVisible();
});

test("a request is rejected with a reason without script; its guest reads it", async ({ page, browser }) => {
  const manageUrl = await book("interview", "Toni Rivera", await firstOfDay("interview", 4));
  const state = await page.context().storageState();
  const plain = await (await browser.newContext({ javaScriptEnabled: false, storageState: state })).newPage();
  await plain.goto(`${list()}?tab=pending`);
  await bookingOf(plain, "Toni Rivera").click();
  await plain.getByRole("link", { name: "Reject…" }).click();
  await expect(plain.getByRole("heading", { name: "Reject the request" })).toBeVisible();
  await plain.getByLabel("Reason (optional)").fill("The room is flooded.");
  await plain.getByRole("button", { name: "Reject the request" }).click();
  await expect(plain.getByText("Rejected. The guest is told by mail")).toBeVisible();
  await expect(plain.getByText("“The room is flooded.”")).toBeVisible();
  await plain.context().close();

  await page.goto(manageUrl);
  await expect(page.getByRole("heading", { name: "Your request was turned down" })).toBeVisible();
  await expect(page.getByText("The room is flooded.")).toBeVisible();
  await page.goto(`${list()}?tab=cancelled`);
  await expect(bookingOf(page, "Toni Rivera")).toBeVisible();
  await expect(page.getByText("Rejected", { exact: true })).toBeVisible();
});

test("two tabs write the private note: the second is told, and nothing typed is lost", async ({ page }) => {
  await page.goto(list());
  await bookingOf(page, "Greta Öz").click();
  await expect(page.getByLabel("Note", { exact: true })).toBeVisible();
  const second = await page.context().newPage();
  await second.goto(page.url());
  await page.getByLabel("Note", { exact: true }).fill("Likes tea.\nNo milk.");
  await page.getByRole("button", { name: "Save the note" }).click();
  await expect(page.getByText("The note is saved.")).toBeVisible();
  await second.getByLabel("Note", { exact: true }).fill("Likes coffee.");
  await second.getByRole("button", { name: "Save the note" }).click();
  await expect(second.getByText(/The note was changed meanwhile/)).toBeVisible();
  await expect(second.getByText("Likes tea. No milk.")).toBeVisible();
  await expect(second.getByLabel("Note", { exact: true })).toHaveValue("Likes coffee.");
  await expectAccessible(second);
  await second.getByRole("button", { name: "Save the note" }).click();
  await expect(second.getByText("The note is saved.")).toBeVisible();
  await second.reload();
  await expect(second.getByLabel("Note", { exact: true })).toHaveValue("Likes coffee.");
});

test("a booking is had as a calendar file", async ({ page }) => {
  await page.goto(list());
  await bookingOf(page, "Greta Öz").click();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Calendar event" }).click();
  const text = await (await (await download).createReadStream()).setEncoding("utf8").toArray();
  expect(text.join("")).toContain("METHOD:PUBLISH");
  expect(text.join("")).toContain("Greta Öz");
});

for (const [where, viewport] of Object.entries({ phone, desk })) {
  test(`week and month show the bookings and lead to them, on a ${where}`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await page.goto(list());
    await expectNoSidewaysScroll(page);
    await bookingOf(page, "Greta Öz").click();
    await expect(page.getByRole("heading", { name: "Intro call with Greta Öz" })).toBeVisible();
    const when = await page.getByRole("definition").first().innerText();
    const [, day = "", month = "", year = ""] = /(\d{1,2}) (\w+) (\d{4})/.exec(when) ?? [];
    await expectNoSidewaysScroll(page);
    const date = new Date(`${day} ${month} ${year} UTC`).toISOString().slice(0, 10);
    await page.goto(`${list()}?view=week&date=${date}`);
    await expect(bookingOf(page, "Greta Öz")).toBeVisible();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await page.getByRole("link", { name: "Next week" }).click();
    await expect(bookingOf(page, "Greta Öz")).toHaveCount(0);
    await page.getByRole("link", { name: "Previous week" }).click();
    await expect(bookingOf(page, "Greta Öz")).toBeVisible();

    await page.getByRole("link", { name: "Month", exact: true }).click();
    const cell = page.getByRole("link", { name: new RegExp(`${day} ${month} ${year}, one booking`) });
    await expect(cell).toBeVisible();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await cell.press("Enter");
    await expect(page).toHaveURL(new RegExp(`view=week&date=${date}`));
    await bookingOf(page, "Greta Öz").press("Enter");
    await expect(page.getByRole("heading", { name: "Intro call with Greta Öz" })).toBeVisible();
  });
}

test("another's booking, and one that never was, does not exist; signed out, nothing is told", async ({
  page,
  playwright,
}) => {
  const id = "00000000-0000-4000-8000-000000000000";
  for (const path of ["", "/reject", "/event.ics"]) {
    const answer = await page.request.get(`${list()}/${id}${path}`);
    expect(answer.status()).toBe(404);
  }
  const stranger = await playwright.request.newContext();
  expect((await stranger.get(`${list()}/live`)).status()).toBe(401);
  await stranger.dispose();
});

test("stopping does not wait for pages that listen", async ({ page }) => {
  const isListening = listens(page);
  await page.goto(list());
  const live = await isListening;
  expect(live.status()).toBe(200);
  const ended = live.finished();
  expect(await installation().server.stop()).toBe(0);
  // The server said goodbye itself; had it been cut off as what takes too long is, this were an error.
  expect(await ended).toBeNull();
});
