import { expect, type Page, test } from "@playwright/test";
import ICAL from "ical.js";
import postgres from "postgres";
import { bookThroughApi } from "./support/api";
import { expectAccessible, expectNoSidewaysScroll } from "./support/axe";
import { freshInstallation } from "./support/installation";
import { makeLink } from "./support/make-link";
import { owner, setUp, signIn } from "./support/owner";

const installation = freshInstallation();
test.use({ timezoneId: "Asia/Kathmandu" });

const address = (page: Page) => page.getByLabel(`Address of the feed of ${owner.name}`, { exact: true });

test("an owner subscribes to their bookings, replaces the address and revokes it", async ({ page }) => {
  const { server } = installation();
  await setUp(page, server);
  await makeLink(page, "Intro call", "intro-call");
  const { start } = await bookThroughApi(server, "intro-call");
  await page.goto(`${server.baseUrl}/settings/profile`);
  await page.getByRole("link", { name: "Calendar feeds" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Make an address" }).click();
  await expect(page.getByText("Here is the new address.")).toBeVisible();
  await expect(page.getByText("No calendar has asked for it yet.")).toBeVisible();
  await page.getByText("Replace or revoke").click();
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 700 });
  await expectNoSidewaysScroll(page);

  // Calendars have no session, and look with HEAD and by what they have.
  const url = await address(page).inputValue();
  const answer = await fetch(url);
  expect(answer.status).toBe(200);
  const events = new ICAL.Component(ICAL.parse(await answer.text())).getAllSubcomponents("vevent");
  expect(events.map((event) => event.getFirstPropertyValue("summary"))).toEqual(["Intro call: Gustav Gast"]);
  expect(events.map((event) => String(event.getFirstPropertyValue("dtstart")))).toEqual([
    start.replace(/\.\d+/, ""),
  ]);
  const etag = answer.headers.get("etag") ?? "";
  const head = await fetch(url, { method: "HEAD" });
  expect([head.status, head.headers.get("etag"), await head.text()]).toEqual([200, etag, ""]);
  const known = await fetch(url, { headers: { "If-None-Match": etag } });
  expect([known.status, await known.text()]).toEqual([304, ""]);

  await page.reload();
  await expect(page.getByText(/^Last asked for on /)).toBeVisible();
  await page.getByText("Replace or revoke").press("Enter");
  await page.getByRole("button", { name: /^Make a new address/ }).press("Enter");
  await expect(page.getByText("No calendar has asked for it yet.")).toBeVisible();
  const fresh = await address(page).inputValue();
  expect([(await fetch(url)).status, (await fetch(fresh)).status]).toEqual([404, 200]);

  await page.getByText("Replace or revoke").click();
  await page.getByRole("button", { name: `Revoke for the feed of ${owner.name}` }).click();
  await expect(page.getByText("The address opens nothing any more.")).toBeVisible();
  const gone = await fetch(fresh);
  expect([gone.status, await gone.text()]).toEqual([404, ""]);
});

test("without script an address can be made too", async ({ browser }) => {
  const { server } = installation();
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, server, "/settings/feeds");
  await page.getByRole("button", { name: "Make an address" }).click();
  await expect(address(page)).toHaveValue(/\/feeds\/[\w-]+\.ics$/);
  await context.close();
});

test("what a guest's calendar answered stands beside them", async ({ page }) => {
  const { server, databaseUrl } = installation();
  const { id } = await bookThroughApi(server, "intro-call", { name: "Pia", email: "pia@example.com" });
  const sql = postgres(databaseUrl, { max: 1 });
  await sql`select set_config('app.user_id', id::text, false) from users`;
  await sql`select set_config('app.organization_id', organization_id::text, false) from memberships`;
  await sql`update attendees set response = 'declined' where booking_id = ${id}`;
  await sql.end();
  await signIn(page, server, `/bookings/${id}`);
  await expect(page.getByText("Pia (pia@example.com) Declined")).toBeVisible();
  await expectAccessible(page);
});
