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

/** What is filled in on the way through the wizard. */
export type AlsoFilled = {
  readonly basics?: () => Promise<void>;
  readonly limits?: () => Promise<void>;
  readonly questions?: () => Promise<void>;
};

/** The same, going through every step of the wizard. */
export async function makeLinkStepwise(
  page: Page,
  title: string,
  slug: string,
  { basics, limits, questions }: AlsoFilled,
): Promise<void> {
  await page.goto(new URL("/links/new", page.url()).href);
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Address (optional)").fill(slug);
  await basics?.();
  const steps = {
    Availability: undefined,
    "Duration and buffers": undefined,
    Limits: limits,
    Questions: questions,
  };
  for (const [step, fill] of Object.entries({ ...steps, Review: undefined })) {
    await page.getByRole("button", { name: "Next", exact: true }).click();
    await expect(page.getByRole("heading", { name: step, exact: true })).toBeVisible();
    await fill?.();
  }
  await page.getByRole("button", { name: "Make the link", exact: true }).click();
  await expect(page).toHaveURL(/\/links\?new=/);
}

/** The same, for a link whose bookings wait for the owner's approval. */
export const makeApprovalLink = (
  page: Page,
  title: string,
  slug: string,
  also: Omit<AlsoFilled, "limits"> = {},
): Promise<void> =>
  makeLinkStepwise(page, title, slug, {
    ...also,
    limits: () => page.getByLabel("I decide about each booking").check(),
  });
