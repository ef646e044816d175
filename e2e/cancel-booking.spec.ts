import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { dayMs } from "@/lib/time/zone";
import { freshInstallation } from "./support/installation";
import { makeLink } from "./support/make-link";

const installation = freshInstallation();
const api = (path: string) => `${installation().server.baseUrl}/api/v1/bookings/public/intro-call${path}`;

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

async function freeTimes(): Promise<string[]> {
  const from = new Date(Date.now() + 2 * dayMs).toISOString();
  const { slots } = (await (await fetch(api(`/availability?from=${from}`))).json()) as {
    slots: { start: string }[];
  };
  return slots.map(({ start }) => start);
}

/** Books the first free time; returns it and the guest's own address of the booking. */
async function book(name: string): Promise<{ start: string; manageUrl: string }> {
  const [start = ""] = await freeTimes();
  const attendee = { name, email: "gustav@example.com", timeZone: "Europe/Berlin" };
  const answer = await fetch(api("/book"), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ start, attendee }),
  });
  const { manageUrl } = (await answer.json()) as { manageUrl: string };
  return { start, manageUrl };
}

test("the owner cancels with a reason: the time is free, the guest's page and the mail log say so", async ({
  page,
}) => {
  await page.goto(installation().server.setUpAddress ?? "");
  await page.getByLabel("Name").fill("Ada Baker");
  await page.getByLabel("E-mail").fill("ada@example.com");
  await page.getByLabel("Password").fill("correct horse battery");
  await page.getByRole("button", { name: "Start" }).click();
  await expect(page).toHaveURL(/\/links\/new/);
  await makeLink(page, "Intro call", "intro-call");
  const { start, manageUrl } = await book("Gustav Gast");
  expect(await freeTimes()).not.toContain(start);

  await page.getByRole("link", { name: "Bookings" }).first().click();
  await page.getByRole("link", { name: /Gustav Gast/ }).click();
  await page.getByRole("link", { name: "Cancel", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Cancel the booking" })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Reason (optional)").fill("The room is flooded.");
  await page.getByRole("button", { name: "Cancel the booking" }).click();
  await expect(page.getByText("The room is flooded.", { exact: true })).toBeVisible();
  await expect(page.getByText("Cancelled", { exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "Move", exact: true })).toHaveCount(0);
  // The worker writes and sends the mails in its own time.
  await expect(async () => {
    await page.reload();
    await expect(page.getByText(/^Cancelled: Gustav Gast/)).toBeVisible({ timeout: 1000 });
  }).toPass();
  expect(await freeTimes()).toContain(start);

  await page.goto(manageUrl);
  await expect(page.getByRole("heading", { name: "This booking is cancelled" })).toBeVisible();
  await expect(page.getByText("The room is flooded.")).toBeVisible();
  await expectAccessible(page);
});

test("a guest without script cancels the own booking; looking at the page alone changes nothing", async ({
  browser,
}) => {
  const { start, manageUrl } = await book("Greta Gast");
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto(manageUrl);
  await page.getByRole("link", { name: "Cancel this booking" }).click();
  await expect(page.getByRole("heading", { name: "Cancel this booking?" })).toBeVisible();
  expect(await freeTimes()).not.toContain(start);
  await page.getByLabel("Reason (optional)").fill("I am ill.");
  await page.getByRole("button", { name: "Cancel the booking" }).click();
  await expect(page.getByRole("heading", { name: "This booking is cancelled" })).toBeVisible();
  expect(await freeTimes()).toContain(start);

  await page.goto(`${manageUrl}/cancel`);
  await expect(page).toHaveURL(manageUrl);
});
