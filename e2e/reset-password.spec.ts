import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./support/axe";
import { freshInstallation } from "./support/installation";
import { owner, setUp } from "./support/owner";

const installation = freshInstallation();
const phone = { width: 390, height: 844 };
const fresh = "a whole new battery";

const open = (page: Page, path: string) => page.goto(installation().server.baseUrl + path);
const lookIntoMail = (page: Page) => page.getByRole("heading", { name: "Look into your mail" });

/** Asks for a link to a new password by the form, from the sign-in page. */
async function ask(page: Page, email: string): Promise<void> {
  await open(page, "/signin");
  await page.getByRole("link", { name: "Forgotten your password?" }).click();
  await expect(page.getByRole("heading", { name: "A new password" })).toBeVisible();
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(lookIntoMail(page)).toBeVisible();
}

/** The link in the newest mail about a password, once so many have come. */
async function linkInMail(count: number): Promise<string> {
  const mails = await installation().smtp.waitForMessages(count);
  return /https?:\S+\/reset-password\/[\w-]+/.exec(mails[count - 1]?.parsed.text ?? "")?.[0] ?? "";
}

async function signIn(page: Page, password: string): Promise<void> {
  await open(page, "/signin");
  await page.getByLabel("E-mail").fill(owner.email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

test("who has forgotten the password sets a new one by mail, and is signed out everywhere", async ({
  page,
  browser,
}) => {
  const other = await (await browser.newContext()).newPage();
  await setUp(other, installation().server);

  await page.setViewportSize(phone);
  await ask(page, "ADA@example.com");
  await expectAccessible(page);
  const address = await linkInMail(1);
  await page.goto(address);
  await expect(page.getByText(owner.email)).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByLabel("Password").fill("short");
  await page.getByRole("button", { name: "Set the password" }).click();
  await expect(page.getByLabel("Password")).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("Password").fill(fresh);
  await page.getByRole("button", { name: "Set the password" }).click();
  await expect(page.getByText("Your password is changed.")).toBeVisible();
  await expectAccessible(page);

  await other.reload();
  await expect(other).toHaveURL(/\/signin/);
  await signIn(other, owner.password);
  await expect(other.getByRole("alert").filter({ hasText: "password" })).toBeVisible();
  await signIn(other, fresh);
  await expect(other).toHaveURL(/\/bookings$/);

  // The link is used up, and leads to another one.
  expect((await page.goto(address))?.status()).toBe(410);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Ask for a new one" }).click();
  await expect(page.getByRole("heading", { name: "A new password" })).toBeVisible();
  await expectAccessible(page);
});

test("an address that nobody has reads the same, and gets no mail", async ({ page }) => {
  await ask(page, owner.email);
  const known = await page.getByRole("main").textContent();
  await ask(page, "nobody@example.com");
  expect(await page.getByRole("main").textContent()).toBe(known);
  await ask(page, owner.email);
  // Mails go out in turn: had one been queued for the address before, it would have come by now.
  await linkInMail(3);
  expect(installation().smtp.messages.flatMap(({ envelope }) => envelope.to)).toEqual(
    Array(3).fill(owner.email),
  );
});

test("without script it is just the same, and looking at the link uses nothing up", async ({ browser }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  const address = await linkInMail(3);
  for (let look = 0; look < 2; look += 1) expect((await fetch(address)).status).toBe(200);
  await page.goto(address);
  await page.getByLabel("Password").fill(owner.password);
  await page.getByRole("button", { name: "Set the password" }).click();
  await expect(page.getByText("Your password is changed.")).toBeVisible();
  await signIn(page, owner.password);
  await expect(page).toHaveURL(/\/bookings$/);
});

test("asking again and again is stopped for a while, whoever the address belongs to", async ({ page }) => {
  await open(page, "/forgot-password");
  await page.getByLabel("E-mail").fill(owner.email);
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "try again in" })).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue(owner.email);
});
