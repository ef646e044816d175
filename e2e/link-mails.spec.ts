import { expect, type Page, test } from "@playwright/test";
import { bookThroughApi } from "./support/api";
import { expectAccessible, expectNoSidewaysScroll } from "./support/axe";
import { freshInstallation } from "./support/installation";
import { makeLink } from "./support/make-link";
import { owner, setUp, signIn } from "./support/owner";

const installation = freshInstallation();
test.use({ timezoneId: "Asia/Kathmandu" });

const to = (address: string) =>
  installation().smtp.messages.filter(({ envelope }) => envelope.to.includes(address));

/** Opens the mails of the link by the ways that an owner has. */
async function openMails(page: Page): Promise<void> {
  await page.goto(`${installation().server.baseUrl}/links`);
  await page.getByRole("link", { name: "Consultation", exact: true }).click();
  await page.getByRole("link", { name: "Mails", exact: true }).click();
  await expect(page.getByRole("heading", { name: "When a time is booked" })).toBeVisible();
}

test("an owner writes the confirmation anew and sees what becomes of it", async ({ page }) => {
  await setUp(page, installation().server);
  await makeLink(page, "Consultation", "consultation");
  await openMails(page);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole("link", { name: "Change the words of “You are booked”" }).click();

  await expect(page.getByText("Nobody has booked this link yet")).toBeVisible();
  const subject = page.getByLabel("Subject", { exact: true });
  await subject.fill("See you, {gast}");
  await expect(page.getByText("“gast” is no placeholder.", { exact: false })).toBeVisible();
  await page.getByRole("button", { name: "Save these words" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("“gast” is no placeholder.");
  await expect(subject).toHaveValue("See you, {gast}");

  await subject.fill("See you, ");
  await page.getByRole("button", { name: "{guest}" }).click();
  await expect(subject).toHaveValue("See you, {guest}");
  await expect(subject).toBeFocused();
  await page.getByLabel("First words").fill("Bring your papers to {title}.");
  await expect(page.getByText("See you, Alex Example")).toBeVisible();
  const mail = page.frameLocator("iframe[title='The mail']");
  await expect(mail.getByText("Bring your papers to Consultation.", { exact: true })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Send me a test" }).click();
  await expect(page.getByText(`The test is on its way to ${owner.email}.`)).toBeVisible();
  const [test] = to(owner.email);
  expect(test?.parsed.subject).toBe("[Test] See you, Alex Example");
  expect(test?.parsed.text).toContain("Bring your papers to Consultation.");
  expect(test?.parsed.attachments).toEqual([]);

  await page.getByRole("button", { name: "Save these words" }).click();
  await expect(page.getByText("The words are saved.")).toBeVisible();
});

test("what is switched off is not sent, and the guest reads the owner's words", async ({ page }) => {
  await signIn(page, installation().server);
  await openMails(page);
  await page.getByRole("switch", { name: "Send “A new booking”" }).click();
  await expect(page.getByRole("switch", { name: "Send “A new booking”" })).not.toBeChecked();
  await expect(page.getByText("Off: hosts get no invitation from us", { exact: false })).toBeVisible();
  await bookThroughApi(installation().server, "consultation", {
    name: "Gustav Gast",
    email: "gustav@example.com",
  });
  await expect
    .poll(() => to("gustav@example.com").map(({ parsed }) => parsed.subject))
    .toEqual(["See you, Gustav Gast"]);
  const [mail] = to("gustav@example.com");
  expect(mail?.parsed.text).toContain("Bring your papers to Consultation.");
  // A mail is in the log from the moment it is to be written.
  await page.goto(`${installation().server.baseUrl}/settings/mail-log`);
  await expect(page.getByText("See you, Gustav Gast")).toBeVisible();
  await expect(page.getByText(owner.email)).toHaveCount(0);

  await openMails(page);
  await page.getByRole("link", { name: "Change the words of “You are booked”" }).click();
  await expect(page.getByText("With the link’s latest booking, by Gustav Gast.")).toBeVisible();
  await page.getByRole("button", { name: "Back to our words" }).click();
  await expect(page.getByText("The words are saved.")).toBeVisible();
  await expect(page.getByLabel("Subject", { exact: true })).toHaveValue("");
  await expect(page.getByRole("button", { name: "Back to our words" })).toHaveCount(0);
});

test("reminders are chosen, and what another tab saved first is not lost", async ({ page, context }) => {
  await signIn(page, installation().server);
  await openMails(page);
  const other = await context.newPage();
  await other.goto(page.url());
  const guests = page.getByRole("group", { name: "Remind guests" });
  await guests.getByLabel("1 day", { exact: true }).check();
  await guests.getByLabel("Other times, in minutes").fill("90, soon");
  await page.getByRole("button", { name: "Save reminders" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Write whole minutes");
  await guests.getByLabel("Other times, in minutes").fill("90");
  await page.getByRole("button", { name: "Save reminders" }).click();
  await expect(page.getByText("The reminders are saved.")).toBeVisible();
  await expect(page.getByText("1 day, 90 minutes before the start.")).toBeVisible();

  await other.getByRole("group", { name: "Remind hosts" }).getByLabel("15 minutes").check();
  await other.getByRole("button", { name: "Save reminders" }).click();
  await expect(other.getByRole("main").getByRole("alert")).toContainText("Changed in another tab");
  await other.getByRole("button", { name: "Save mine over it" }).click();
  await expect(other.getByText("The reminders are saved.")).toBeVisible();
  await expect(other.getByText("15 minutes before the start.")).toBeVisible();
});

test("all of it works without script", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, installation().server);
  await openMails(page);
  await page.getByRole("switch", { name: "Send “A new booking”" }).click();
  await expect(page.getByRole("switch", { name: "Send “A new booking”" })).toBeChecked();
  await page.getByRole("link", { name: "Change the words of “You are booked”" }).click();
  await page.getByLabel("Subject", { exact: true }).fill("Until then, {guest}");
  await page.getByRole("button", { name: "Show the preview" }).click();
  await expect(page.getByText("Until then, Gustav Gast")).toBeVisible();
  await page.getByRole("button", { name: "Save these words" }).click();
  await expect(page.getByText("The words are saved.")).toBeVisible();
  await expect(page.getByLabel("Subject", { exact: true })).toHaveValue("Until then, {guest}");
  await context.close();
});
