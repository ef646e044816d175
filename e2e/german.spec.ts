import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { freshInstallation } from "./support/installation";

const installation = freshInstallation();
test.use({ locale: "de-AT" });

const owner = { email: "ada@example.com", password: "correct horse battery" };
const addressOf = (path: string) => `${installation().server.baseUrl}${path}`;

/** That a page is German to the eye, to a screen reader, and in its tab. */
async function expectGerman(page: Page, title: string): Promise<void> {
  await expect(page).toHaveTitle(`${title} · Openhour`);
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(page.getByRole("link", { name: "Zum Inhalt springen" })).toBeAttached();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

test("a German browser sets Openhour up, and hears in German what is wrong", async ({ page }) => {
  await page.goto(installation().server.setUpAddress ?? "");
  await expectGerman(page, "Einrichten");
  await page.getByLabel("Name").fill("Ada Baker");
  await page.getByLabel("E-Mail").fill(owner.email);
  await page.getByLabel("Passwort").fill("kurz");
  await page.getByRole("button", { name: "Los geht’s" }).click();
  await expect(page.getByRole("link", { name: "Nimm mindestens 10 Zeichen." })).toBeVisible();
  await page.getByLabel("Passwort").fill(owner.password);
  await page.getByRole("button", { name: "Los geht’s" }).click();
  await expect(page).toHaveURL(/\/links\/new/);

  await page.goto(addressOf("/nirgends"));
  await expect(page.getByRole("heading", { name: "Hier ist nichts" })).toBeVisible();
  await page.goto(addressOf("/settings/mail-log"));
  await expectGerman(page, "Mailprotokoll");
});

test("a wrong password is told in the browser's language, whichever that is", async ({ browser }) => {
  for (const [locale, email, button, words] of [
    ["de-DE", "E-Mail", "Anmelden", "Diese E-Mail-Adresse und dieses Passwort gehören nicht zusammen."],
    ["fr-FR", "E-mail", "Sign in", "That e-mail address and password do not go together."],
  ] as const) {
    const page = await (await browser.newContext({ locale })).newPage();
    await page.goto(addressOf("/signin"));
    await page.getByLabel(email).fill(owner.email);
    await page.locator("#password").fill("something else");
    await page.getByRole("button", { name: button }).click();
    await expect(page.getByRole("alert").filter({ hasText: words })).toBeVisible();
    await page.context().close();
  }
});
