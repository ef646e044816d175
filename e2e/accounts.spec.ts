import { expect, type Page, test } from "@playwright/test";
import { bookThroughApi } from "./support/api";
import { freshInstallation } from "./support/installation";

const password = "correct horse battery";
const installation = freshInstallation();

async function signUp(page: Page, email: string) {
  await page.goto(`${installation().server.baseUrl}/signup`);
  await page.getByLabel("Name").fill("Nia Neu");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign up" }).click();
  await expect(page.getByRole("heading", { name: "Look into your mail" })).toBeVisible();
}

async function signIn(page: Page, email: string, secret: string) {
  await page.goto(`${installation().server.baseUrl}/signin`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(secret);
  await page.getByRole("button", { name: "Sign in" }).click();
}

test("a sign-up is finished by the mail's link and the password", async ({ page }) => {
  await signUp(page, "nia@example.com");
  const [mail] = await installation().smtp.waitForMessages(1);
  const address = /https?:\S+\/verify-email\/[\w-]+/.exec(mail?.parsed.text ?? "")?.[0] ?? "";
  await page.goto(address);
  await page.getByLabel("Password").fill("something else");
  await page.getByRole("button", { name: "Finish" }).click();
  await expect(page.getByLabel("Password")).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Finish" }).click();
  await expect(page.getByRole("heading", { name: "New link" })).toBeVisible();
  expect((await page.goto(address))?.status()).toBe(410);
});

test("signing up with a known address looks the same; the mail tells its owner", async ({ page }) => {
  await signUp(page, "NIA@example.com");
  const mails = await installation().smtp.waitForMessages(2);
  expect(mails[1]?.parsed.subject).toContain("already have");
});

test("a wrong password and an unknown address read the same", async ({ page }) => {
  const words: (string | null)[] = [];
  for (const email of ["nia@example.com", "nobody@example.com"]) {
    await signIn(page, email, "not the password");
    words.push(await page.getByRole("alert").filter({ hasText: "password" }).textContent());
    await expect(page.getByLabel("E-mail")).toHaveValue(email);
  }
  expect(words[0]).toBe(words[1]);
});

test("signing out ends the session itself: the old cookie opens nothing", async ({ page, context }) => {
  await signIn(page, "nia@example.com", password);
  await expect(page.getByRole("heading", { name: "Bookings" })).toBeVisible();
  const cookies = await context.cookies();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await context.addCookies(cookies);
  await page.goto(`${installation().server.baseUrl}/bookings`);
  await expect(page).toHaveURL(/\/signin/);
});

test("without script an owner signs in, makes a link and signs out just the same", async ({ browser }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await signIn(page, "nia@example.com", password);
  await page.getByRole("link", { name: "Links", exact: true }).click();
  await page.getByRole("link", { name: "New link" }).first().click();
  await page.getByLabel("Title").fill("Office hour");
  await page.getByLabel("Address (optional)").fill("api");
  await page.getByRole("button", { name: "Make the link now" }).click();
  await expect(page.getByLabel("Address (optional)")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Title")).toHaveValue("Office hour");
  await page.getByLabel("Address (optional)").fill("");
  await page.getByRole("button", { name: "Make the link now" }).click();
  await expect(page.getByLabel("Address of Office hour", { exact: true })).toHaveValue(/\/book\/[\w-]{22}$/);
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
});

test("another owner's booking and mails answer 404, as if there were none", async ({ page, browser }) => {
  await signIn(page, "nia@example.com", password);
  await page.getByRole("link", { name: "Links", exact: true }).click();
  const address = await page.getByLabel("Address of Office hour", { exact: true }).inputValue();
  const { id } = await bookThroughApi(installation().server, address.split("/").at(-1) ?? "");
  await installation().smtp.waitForMessages(4);
  const own = [`/bookings/${id}`];
  await page.goto(`${installation().server.baseUrl}/bookings/${id}`);
  own.push((await page.locator("main ul a").first().getAttribute("href")) ?? "");

  const other = await (await browser.newContext()).newPage();
  await signUp(other, "boris@example.com");
  const mails = await installation().smtp.waitForMessages(5);
  await other.goto(/https?:\S+\/verify-email\/[\w-]+/.exec(mails[4]?.parsed.text ?? "")?.[0] ?? "");
  await other.getByLabel("Password").fill(password);
  await other.getByRole("button", { name: "Finish" }).click();
  await expect(other.getByRole("heading", { name: "New link" })).toBeVisible();
  for (const path of own) {
    expect((await page.goto(`${installation().server.baseUrl}${path}`))?.status()).toBe(200);
    expect((await other.goto(`${installation().server.baseUrl}${path}`))?.status()).toBe(404);
  }
});
