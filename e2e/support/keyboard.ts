import type { Locator, Page } from "@playwright/test";

type Role = Parameters<Page["getByRole"]>[0];

/** More stops than any page has. */
const most = 120;

/** Presses a key until something is so; says what it waited for when that never comes. */
export async function pressUntil(
  page: Page,
  key: string,
  what: string,
  isSo: () => Promise<boolean>,
): Promise<void> {
  for (let presses = 0; presses < most; presses += 1) {
    if (await isSo()) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} never leads to ${what}.`);
}

/** Tabs until the last element of this role and name has the focus, as somebody without a mouse does. */
export async function tabTo(page: Page, name: string | RegExp, role: Role): Promise<Locator> {
  const goal = page.getByRole(role, { name, exact: typeof name === "string" }).last();
  await pressUntil(page, "Tab", `the ${role} ${name}`, () =>
    goal.evaluate((element) => element === document.activeElement),
  );
  return goal;
}
