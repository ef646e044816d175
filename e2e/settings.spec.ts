import { expect, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./support/axe";
import { freshInstallation } from "./support/installation";
import { makeLink } from "./support/make-link";
import { setUp, signIn } from "./support/owner";

const installation = freshInstallation();
test.use({ timezoneId: "America/St_Johns" });

test("an owner switches a link off in the list: page, API and list agree at the next request", async ({
  page,
}) => {
  const { baseUrl } = installation().server;
  await setUp(page, installation().server);
  await makeLink(page, "Intro call", "intro-call");
  await page.goto(`${baseUrl}/links`);
  await expectAccessible(page);

  const statuses = async () => {
    const [shown, answered] = await Promise.all([
      page.request.get(`${baseUrl}/book/intro-call`),
      page.request.get(`${baseUrl}/api/v1/bookings/public/intro-call`),
    ]);
    return [shown.status(), answered.status()];
  };
  expect(await statuses()).toEqual([200, 200]);
  const takesBookings = page.getByRole("switch", { name: "Intro call takes bookings" });
  await takesBookings.click();
  await expect(page.getByText("“Intro call” takes no bookings.", { exact: true })).toBeVisible();
  expect(await statuses()).toEqual([410, 410]);
  await page.reload();
  await expect(takesBookings).toHaveAttribute("aria-checked", "false");
  await takesBookings.press("Space");
  await expect(page.getByText("“Intro call” takes bookings.", { exact: true })).toBeVisible();
  expect(await statuses()).toEqual([200, 200]);
});

test("a link is archived, found in the archive and brought back; its copy has an address of its own", async ({
  page,
}) => {
  await signIn(page, installation().server, "/links");
  await page.getByRole("button", { name: "More for Intro call" }).press("Enter");
  await page.getByRole("menuitem", { name: "Archive" }).press("Enter");
  await expect(page.getByText("“Intro call” is archived.", { exact: true })).toBeVisible();
  // By Undo it is back at once, where it was.
  const row = page.getByRole("link", { name: "Intro call", exact: true });
  await expect(row).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).press("Enter");
  await expect(row).toBeVisible();
  await expect(page.getByText("“Intro call” is back.", { exact: true })).toBeVisible();

  // On a phone the menu stays in the window.
  await page.setViewportSize({ width: 390, height: 844 });
  await page.reload();
  await page.getByRole("button", { name: "More for Intro call" }).click();
  const menu = await page.getByRole("menu").boundingBox();
  expect(menu && menu.x >= 0 && menu.x + menu.width <= 390).toBe(true);
  await expectNoSidewaysScroll(page);
  // An open menu belongs to its button, not to a landmark.
  await expectAccessible(page, { without: ["region"] });
  await page.getByRole("menuitem", { name: "Archive" }).click();
  await expect(page.getByText("“Intro call” is archived.", { exact: true })).toBeVisible();
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.getByRole("link", { name: "Archived" }).click();
  await expect(row).toBeVisible();
  await page.getByRole("button", { name: "Restore Intro call" }).click();
  await expect(page.getByText("“Intro call” is back.", { exact: true })).toBeVisible();

  await page.getByRole("link", { name: "All", exact: true }).click();
  await page.getByRole("link", { name: "Intro call", exact: true }).click();
  await page.getByRole("button", { name: "Duplicate" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Copy of Intro call" })).toBeVisible();
  await page.getByRole("button", { name: "Switch off" }).click();
  await expect(page.getByRole("button", { name: "Switch on" })).toBeVisible();
  await page.goto(`${installation().server.baseUrl}/links?q=copy`);
  await expect(page.getByLabel("Address of Copy of Intro call", { exact: true })).toHaveValue(
    /\/book\/[\w-]{22}$/,
  );
  await expect(page.getByLabel("Address of Intro call", { exact: true })).toBeHidden();
});

test("without script a link is switched all the same", async ({ page, browser }) => {
  await signIn(page, installation().server);
  const storageState = await page.context().storageState();
  const context = await browser.newContext({ javaScriptEnabled: false, storageState });
  const plain = await context.newPage();
  await plain.goto(`${installation().server.baseUrl}/links?q=copy`);
  const takesBookings = plain.getByRole("switch", { name: "Copy of Intro call takes bookings" });
  await expect(takesBookings).toHaveAttribute("aria-checked", "false");
  await takesBookings.click();
  await expect(takesBookings).toHaveAttribute("aria-checked", "true");
  await context.close();
});

test("the profile says the language and the clock of the studio, on a phone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, installation().server, "/settings");
  await page.getByLabel("Name").fill("Ada Lovelace");
  await page.getByLabel("Language").selectOption("Deutsch");
  await page.getByLabel("Clock").selectOption("12 hours (2:30 PM)");
  await page.getByRole("button", { name: "Save the profile" }).click();
  await expect(page.getByText("Dein Profil ist gespeichert.")).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expectAccessible(page);
  await page.getByRole("link", { name: "Organisation" }).click();
  await expect(page).toHaveURL(/organization$/);
  await page.getByLabel("Name").fill("Lovelace & Töchter");
  await page.getByRole("button", { name: "Namen speichern" }).click();
  await expect(page.getByText("Die Organisation hat ihren neuen Namen.")).toBeVisible();
  await expectAccessible(page);
  const shown = await page.request.get(`${installation().server.baseUrl}/book/intro-call`);
  expect(await shown.text()).toContain("Lovelace &amp; Töchter");
});

test("the keyboard reaches everything by shortcuts, which are listed under ?", async ({ page }) => {
  await signIn(page, installation().server, "/bookings");
  await page.keyboard.press("g");
  await page.keyboard.press("s");
  await expect(page).toHaveURL(/\/schedules$/);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Tastenkürzel" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});
