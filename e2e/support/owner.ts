import { expect, type Page } from "@playwright/test";
import type { RunningServer } from "./server";

/** The owner whom `setUp` makes. */
export const owner = {
  name: "Ada Baker",
  email: "ada@example.com",
  password: "correct horse battery",
} as const;

type Cookies = Awaited<ReturnType<ReturnType<Page["context"]>["cookies"]>>;

/** The session of each server's owner: who has signed in once need not fill in the form in every test. */
const sessions = new WeakMap<RunningServer, Cookies>();

/** Makes the first owner by the server's set-up address; ends signed in on the page for a first link. */
export async function setUp(page: Page, server: RunningServer): Promise<void> {
  await page.goto(server.setUpAddress ?? "");
  await fillInSetUp(page);
  sessions.set(server, await page.context().cookies());
}

/** Fills in the set-up form that is open, in English, and sends it. */
export async function fillInSetUp(page: Page): Promise<void> {
  await page.getByLabel("Name").fill(owner.name);
  await page.getByLabel("E-mail").fill(owner.email);
  await page.getByLabel("Password").fill(owner.password);
  await page.getByRole("button", { name: "Start" }).click();
  await expect(page).toHaveURL(/\/links\/new/);
}

/** Signs the owner in with the session that they have, or by the form when there is none yet, and opens a page if one is named. */
export async function signIn(page: Page, server: RunningServer, path?: string): Promise<void> {
  const session = sessions.get(server);
  if (session) await page.context().addCookies(session);
  else {
    await page.goto(`${server.baseUrl}/signin`);
    await page.getByLabel("E-mail").fill(owner.email);
    await page.getByLabel("Password").fill(owner.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(/\/bookings$/);
    sessions.set(server, await page.context().cookies());
  }
  if (path !== undefined) await page.goto(server.baseUrl + path);
}

/** Has the owner's pages be in the language of the browser that asks: those who sign up keep that of the form. */
export async function readAsBrowserAsks(page: Page): Promise<void> {
  await page.goto(new URL("/settings", page.url()).href);
  await page.getByLabel("Language").selectOption({ label: "As my browser asks" });
  await page.getByRole("button", { name: "Save the profile" }).click();
  await expect(page.getByText("Your profile is saved.")).toBeVisible();
}
