import { expect, type Page, test } from "@playwright/test";
import { firstSlot } from "./support/api";
import { expectAccessible } from "./support/axe";
import { press } from "./support/guest-form";
import { freshInstallation } from "./support/installation";
import { makeApprovalLink, makeLink } from "./support/make-link";
import { type OtherSite, startOtherSite } from "./support/other-site";
import { setUp } from "./support/owner";

const installation = freshInstallation();
const openhour = () => installation().server.baseUrl;

let site: OtherSite;
test.afterAll(() => site.close());

/** Sends guests of a link to the owner's own page, as its owner does. */
async function sendOn(page: Page, title: string): Promise<void> {
  await page.goto(`${openhour()}/links`);
  await page.getByRole("link", { name: title, exact: true }).first().click();
  await page
    .getByLabel("After booking send guests to (optional)")
    .fill(`${site.origin}/thanks?from=openhour`);
  await page.getByRole("button", { name: "Save the changes" }).click();
  await expect(page.getByText("The changes are saved.")).toBeVisible();
}

/** Books the first time of a link by its form. */
async function book(page: Page, slug: string, button = "Book this time"): Promise<void> {
  const time = encodeURIComponent(await firstSlot(installation().server, slug));
  await page.goto(`${openhour()}/book/${slug}?time=${time}`);
  await page.getByLabel("Your name").fill("Gwen Guest");
  await page.getByLabel("Your e-mail address").fill("gwen@example.com");
  await press(page.getByRole("button", { name: button }));
}

test("an owner names a page of theirs for two links", async ({ page }) => {
  site = await startOtherSite(openhour(), "<p>Thank you</p>");
  await setUp(page, installation().server);
  await makeLink(page, "Intro call", "intro-call");
  await makeApprovalLink(page, "Audience", "audience");
  await sendOn(page, "Intro call");
  await sendOn(page, "Audience");
});

test("it takes the place of ours, and hears when, not who", async ({ page }) => {
  await book(page, "intro-call");
  await expect(page).toHaveURL(/\/thanks\?from=openhour&openhour=booked&start=[^&]+Z&end=[^&]+Z$/);
  expect(page.url()).not.toMatch(/gwen/i);
});

test("inside another site it waits until the guest goes on, with the whole window", async ({ page }) => {
  const around = await startOtherSite(
    openhour(),
    `<div id="inline" data-name="Gwen Guest" data-email="gwen@example.com" data-openhour="${openhour()}/book/intro-call"></div><script src="${openhour()}/embed.js" async></script>`,
  );
  await page.goto(around.origin);
  const inside = page.frameLocator("#inline iframe");
  await inside.locator("#times ul a").first().click();
  await expect(inside.getByLabel("Your name")).toHaveValue("Gwen Guest");
  await press(inside.getByRole("button", { name: "Book this time" }));
  await expect(inside.getByRole("heading", { name: "You are booked" })).toBeVisible();
  const heard = () =>
    page.evaluate(() => (window as unknown as { heard: [string][] }).heard.map(([name]) => name));
  await expect.poll(heard).toContain("booked");
  await inside.getByRole("link", { name: "Continue to your host’s page" }).click();
  await expect(page).toHaveURL(/\/thanks\?from=openhour&openhour=booked&start=/);
  await around.close();
});

test("it is not for a request, which only ours calls one", async ({ page }) => {
  await book(page, "audience", "Send the request");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your request has arrived");
  await expectAccessible(page);
});
