import { expect, type Page, test } from "@playwright/test";
import { localDate } from "@/lib/time/zone";
import { firstSlot } from "./support/api";
import { expectAccessible, expectNoSidewaysScroll as expectFits } from "./support/axe";
import { confirmByMail } from "./support/confirm";
import { press } from "./support/guest-form";
import { freshInstallation } from "./support/installation";
import { owner } from "./support/owner";

const installation = freshInstallation();
test.use({ locale: "de-AT" });

const addressOf = (path: string) => `${installation().server.baseUrl}${path}`;

/** That a page is German to the eye, to a screen reader, and in its tab. */
async function expectGerman(page: Page, title: string): Promise<void> {
  await expect(page).toHaveTitle(`${title} · Openhour`);
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(page.getByRole("link", { name: "Zum Inhalt springen" })).toBeAttached();
  await expectAccessible(page);
}

test("a German browser sets Openhour up, and hears in German what is wrong", async ({ page }) => {
  await page.goto(installation().server.setUpAddress ?? "");
  await expectGerman(page, "Einrichten");
  await page.getByLabel("Name").fill(owner.name);
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

const guestZone = "America/St_Johns";

test("a guest reads German from the month to the cancelled booking, on a phone", async ({
  page,
  browser,
}) => {
  await signInAndMakeLink(page);
  const context = await browser.newContext({
    locale: "de-AT",
    timezoneId: guestZone,
    viewport: { width: 390, height: 844 },
  });
  const guest = await context.newPage();
  await guest.goto(addressOf("/book/kennenlernen"));
  await expect(guest).toHaveURL(/tz=America%2FSt_Johns/);
  await expectGerman(guest, "Kennenlernen");
  await expectFits(guest);
  await guest.getByRole("link", { name: "Nächster Monat" }).click();
  await expect(guest.getByRole("link", { name: /\d Zeiten$/ }).first()).toBeVisible();
  await guest
    .getByRole("link", { name: /\d Zeiten$/ })
    .first()
    .click();
  await expect(guest.getByRole("heading", { name: /Vormittag|Nachmittag|Abend/ }).first()).toBeVisible();
  await expect(guest.getByText(/\((St\. John’s|St Johns), UTC/).first()).toBeVisible();
  await guest.locator("#times ul a").first().click();

  await expect(guest.getByText(/^Für Sie reserviert bis \d\d:\d\d$/)).toBeVisible();
  await guest.getByLabel("Ihr Name").fill("Gerda Gast");
  await guest.getByLabel("Ihre E-Mail-Adresse").fill("gerda@nirgends");
  await press(guest.getByRole("button", { name: "Diese Zeit buchen" }));
  await expect(guest.getByRole("link", { name: /^Bitte eine E-Mail-Adresse angeben/ })).toBeVisible();
  await expectGerman(guest, "Kennenlernen");
  await expectFits(guest);
  await guest.getByLabel("Ihre E-Mail-Adresse").fill("gerda@example.com");
  await press(guest.getByRole("button", { name: "Diese Zeit buchen" }));

  await expect(guest.getByRole("heading", { name: "Ihr Termin ist gebucht" })).toBeVisible();
  await expect(guest.getByText("Gerda Gast mit Ada Baker")).toBeVisible();
  await expect
    .poll(() => installation().smtp.messages.map(({ parsed }) => parsed.subject))
    .toContainEqual(expect.stringMatching(/^Kennenlernen mit Ada Baker, .* \(St Johns\)$/));
  await expectGerman(guest, "Ihre Buchung");
  await expectFits(guest);
  await guest.getByRole("link", { name: "Diese Buchung absagen" }).click();
  await expect(guest.getByRole("heading", { name: "Diese Buchung absagen?" })).toBeVisible();
  await expectGerman(guest, "Ihre Buchung absagen");
  await guest.getByLabel("Grund (freiwillig)").fill("Keine Zeit.");
  await guest.getByRole("button", { name: "Buchung absagen" }).click();
  await expect(guest.getByRole("heading", { name: "Diese Buchung ist abgesagt" })).toBeVisible();
  await expectGerman(guest, "Ihre Buchung");

  await guest.goto(addressOf("/book/gibt-es-nicht"));
  await expectGerman(guest, "Buchungslink");
  await context.close();
});

test("a guest changes the language on the way, without script too, and keeps day, time, zone and language", async ({
  browser,
}) => {
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({ locale: "de-AT", timezoneId: guestZone, javaScriptEnabled });
    const guest = await context.newPage();
    // A day on which no time begins meanwhile.
    const date = localDate(Date.parse(await firstSlot(installation().server, "kennenlernen")), guestZone);
    await guest.goto(addressOf(`/book/kennenlernen?tz=${guestZone}&date=${date}`));
    await guest.locator("#times ul a").last().click();
    await expect(guest.getByLabel("Ihr Name")).toBeVisible();
    const chosen = parametersOf(guest);
    expect([...chosen.keys()]).toEqual(["date", "time", "duration", "tz"]);

    await guest.getByRole("navigation", { name: "Sprache" }).getByRole("link", { name: "English" }).click();
    await expect(guest.getByLabel("Your name")).toBeVisible();
    await expect(guest.locator("html")).toHaveAttribute("lang", "en");
    expect(parametersOf(guest)).toEqual(new Map([...chosen, ["lang", "en"]]));
    await guest.getByRole("link", { name: "Change the time" }).click();
    await expect(guest.getByRole("link", { name: "Next month" })).toBeVisible();
    // Until it is let go, the time is kept by who has just left it.
    await guest.locator(`#times a:has(time[datetime="${chosen.get("time")}"])`).click();
    await expect(guest.getByLabel("Your name")).toBeVisible();

    await guest.getByRole("navigation", { name: "Language" }).getByRole("link", { name: "Deutsch" }).click();
    await expect(guest.locator("html")).toHaveAttribute("lang", "de");
    expect(parametersOf(guest)).toEqual(new Map([...chosen, ["lang", "de"]]));
    await guest.getByRole("link", { name: "English" }).click();
    await guest.getByLabel("Your name").fill("Gwen Guest");
    await guest.getByLabel("Your e-mail address").fill("gwen@nowhere");
    await press(guest.getByRole("button", { name: "Book this time" }));
    await expect(guest.getByRole("link", { name: "Write an e-mail address" })).toBeVisible();
    await guest.getByLabel("Your e-mail address").fill("gwen@example.com");
    await press(guest.getByRole("button", { name: "Book this time" }));
    if (!javaScriptEnabled) await confirmByMail(guest, installation(), "gwen@example.com");
    await expect(guest.getByRole("heading", { name: "You are booked" })).toBeVisible();
    await guest.getByRole("link", { name: "Cancel this booking" }).click();
    await guest.getByRole("button", { name: "Cancel the booking" }).click();
    await expect(guest.getByRole("heading", { name: "This booking is cancelled" })).toBeVisible();
    await expect(guest.locator("html")).toHaveAttribute("lang", "en");
    await context.close();
  }
});

/** The owner of the first test, in another browser, with a link to book. */
async function signInAndMakeLink(page: Page): Promise<void> {
  await page.goto(addressOf("/signin"));
  await page.getByLabel("E-mail").fill(owner.email);
  await page.locator("#password").fill(owner.password);
  await page.getByRole("button", { name: "Anmelden" }).click();
  await expect(page).toHaveURL(/\/bookings/);
  await page.goto(addressOf("/links/new"));
  await page.getByLabel("Titel").fill("Kennenlernen");
  await page.getByLabel("Adresse (freiwillig)").fill("kennenlernen");
  await page.getByRole("button", { name: "Link jetzt erstellen" }).click();
  await expect(page).toHaveURL(/\/links\?new=/);
}

const parametersOf = (page: Page) => new Map(new URL(page.url()).searchParams);
