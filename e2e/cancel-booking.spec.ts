import { expect, test } from "@playwright/test";
import { bookThroughApi, freeTimes } from "./support/api";
import { expectAccessible } from "./support/axe";
import { freshInstallation } from "./support/installation";
import { makeLink } from "./support/make-link";
import { setUp } from "./support/owner";

const installation = freshInstallation();
const link = "intro-call";
const free = () => freeTimes(installation().server, link);
const book = (name: string) =>
  bookThroughApi(installation().server, link, { name, timeZone: "Europe/Berlin" });

test("the owner cancels with a reason: the time is free, the guest's page and the mail log say so", async ({
  page,
}) => {
  await setUp(page, installation().server);
  await makeLink(page, "Intro call", "intro-call");
  const { start, manageUrl } = await book("Gustav Gast");
  expect(await free()).not.toContain(start);

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
  expect(await free()).toContain(start);

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
  expect(await free()).not.toContain(start);
  await page.getByLabel("Reason (optional)").fill("I am ill.");
  await page.getByRole("button", { name: "Cancel the booking" }).click();
  await expect(page.getByRole("heading", { name: "This booking is cancelled" })).toBeVisible();
  expect(await free()).toContain(start);

  await page.goto(`${manageUrl}/cancel`);
  await expect(page).toHaveURL(manageUrl);
});
