import { type Browser, expect, type Page, test } from "@playwright/test";
import postgres from "postgres";
import { bookThroughApi } from "./support/api";
import { expectAccessible, expectNoSidewaysScroll } from "./support/axe";
import { freshInstallation } from "./support/installation";
import { makeLink } from "./support/make-link";
import { setUp, signIn } from "./support/owner";

const installation = freshInstallation();
test.use({ timezoneId: "America/St_Johns" });

let sql: postgres.Sql;
test.beforeAll(() => {
  sql = postgres(installation().databaseUrl, { max: 1, onnotice: () => {} });
});
test.afterAll(() => sql.end());

/** A job that has used all its attempts, which takes days by itself. It finds nothing to do when it is tried again. */
async function giveUp(error: string): Promise<void> {
  const payload = JSON.stringify({ id: crypto.randomUUID(), organizationId: crypto.randomUUID() });
  await sql`
    select graphile_worker.permanently_fail_jobs(array[id], ${error})
      from graphile_worker.add_job('forget-confirmation', ${payload}::text::json, run_at => now() + interval '1 hour')`;
}

const failed = (page: Page) => page.getByRole("list", { name: "Given up" });
const problems = async () => {
  const answer = await fetch(`${installation().server.baseUrl}/api/v1/health`);
  return ((await answer.json()) as { problems: string[] }).problems;
};

test("a mail that was refused stands at its booking with the answer, and is sent again from there", async ({
  page,
}) => {
  const { server, smtp } = installation();
  await setUp(page, server);
  await makeLink(page, "Intro call", "intro-call");
  const takeAgain = smtp.refuseRecipient("gustav@example.com", 550);
  const { id } = await bookThroughApi(server, "intro-call");
  await page.goto(`${server.baseUrl}/bookings/${id}`);
  await expect(async () => {
    await page.reload();
    await expect(page.getByText("A mail did not arrive")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(page.getByText("Refused", { exact: true })).toBeVisible();
  await expect(page.getByText(/The last try ended with: .*550 test says no/)).toBeVisible();
  await expectAccessible(page);

  // The log finds it among the others.
  await page.goto(`${server.baseUrl}/settings/mail-log`);
  await expect(page.getByRole("list", { name: "Mails" }).getByRole("listitem")).toHaveCount(2);
  await page.getByRole("link", { name: "Refused" }).click();
  await expect(page.getByRole("list", { name: "Mails" }).getByRole("listitem")).toHaveCount(1);
  await expectAccessible(page);

  takeAgain();
  await page.goto(`${server.baseUrl}/bookings/${id}`);
  await page.getByRole("button", { name: "Send again" }).click();
  await expect(page.getByText("The mail goes out again.", { exact: true })).toBeVisible();
  await expect(async () => {
    await page.reload();
    await expect(page.getByText("Sent", { exact: true })).toHaveCount(2, { timeout: 1_000 });
  }).toPass();
  expect(smtp.messages.flatMap(({ envelope }) => envelope.to)).toContain("gustav@example.com");
});

test("the operator sees a job that was given up, retries it, and it is gone", async ({ page }) => {
  const { server } = installation();
  expect(await problems()).toEqual([]);
  await giveUp("Error: the moon was in the way");
  expect(await problems()).toEqual([
    expect.stringMatching(/^1 job was given up: see why at http.*\/settings\/jobs/),
  ]);
  await signIn(page, server, "/settings/profile");
  await page.getByRole("link", { name: "Jobs" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Jobs" })).toBeVisible();
  await expect(failed(page)).toContainText("Error: the moon was in the way");
  await expect(failed(page)).toContainText("25 attempts");
  await expect(page.getByRole("list", { name: "By itself" })).toContainText("Every night at 03:29 UTC");
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);

  await page.getByRole("button", { name: "Retry" }).click();
  await expect(page.getByText("It runs again now.", { exact: true })).toBeVisible();
  await expect(page.getByText("No job was given up.")).toBeVisible();
  // The worker takes it and is done with it; the page hears of that by itself.
  await expect(page.getByText("Forget a request that was not confirmed")).toHaveCount(0, { timeout: 30_000 });
  expect(await problems()).toEqual([]);
});

test("without script the operator discards one and retries the others", async ({ page, browser }) => {
  for (const error of ["Error: one", "Error: two", "Error: three"]) await giveUp(error);
  await signIn(page, installation().server);
  const plain = await withoutScript(browser, page);
  await plain.goto(`${installation().server.baseUrl}/settings/jobs`);
  await failed(plain)
    .getByRole("listitem")
    .filter({ hasText: "Error: two" })
    .getByRole("button", { name: "Discard" })
    .click();
  await expect(plain.getByText("The job is discarded.", { exact: true })).toBeVisible();
  await expect(failed(plain).getByRole("listitem")).toHaveCount(2);
  await plain.getByRole("button", { name: "Retry all" }).click();
  await expect(plain.getByText("2 jobs run again now.", { exact: true })).toBeVisible();
  await expect(plain.getByText("No job was given up.")).toBeVisible();
});

test("who does not run the installation has no such page", async ({ page }) => {
  const { server } = installation();
  await sql`update users set is_operator = false`;
  await signIn(page, server, "/settings/profile");
  await expect(page.getByRole("link", { name: "Mail log" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Jobs" })).toHaveCount(0);
  const answer = await page.goto(`${server.baseUrl}/settings/jobs`);
  expect(answer?.status()).toBe(404);
});

async function withoutScript(browser: Browser, signedIn: Page): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: false, timezoneId: "America/St_Johns" });
  await context.addCookies(await signedIn.context().cookies());
  return context.newPage();
}
