import { expect, type Page } from "@playwright/test";

/** Makes an evergreen link of 30 minutes through the studio, whose owner is signed in. */
export async function makeLink(page: Page, title: string, slug: string): Promise<void> {
  await page.goto(new URL("/links/new", page.url()).href);
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Address (optional)").fill(slug);
  await page.getByRole("button", { name: "Make the link now" }).click();
  await expect(page).toHaveURL(/\/links\?new=/);
  await expect(page.getByLabel(`Address of ${title}`, { exact: true })).toBeVisible();
}

/** The same, for a link whose bookings wait for the owner's approval. */
export async function makeApprovalLink(
  page: Page,
  title: string,
  slug: string,
  also: { readonly basics?: () => Promise<void>; readonly questions?: () => Promise<void> } = {},
): Promise<void> {
  await page.goto(new URL("/links/new", page.url()).href);
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Address (optional)").fill(slug);
  await also.basics?.();
  for (const next of ["Availability", "Duration and buffers", "Limits"]) {
    await page.getByRole("button", { name: "Next", exact: true }).click();
    await expect(page.getByRole("heading", { name: next, exact: true })).toBeVisible();
  }
  await page.getByLabel("I decide about each booking").check();
  for (const next of ["Questions", "Review"]) {
    await page.getByRole("button", { name: "Next", exact: true }).click();
    await expect(page.getByRole("heading", { name: next, exact: true })).toBeVisible();
    if (next === "Questions") await also.questions?.();
  }
  await page.getByRole("button", { name: "Make the link", exact: true }).click();
  await expect(page).toHaveURL(/\/links\?new=/);
}
