import { expect, type Page } from "@playwright/test";
import type { Installation } from "./installation";

/** The mails that have been followed, so that a later one to the same address is told from them. */
const followed = new Set<string>();

/** The address in the newest mail that asks `email` to confirm a booking, once it has come. */
export async function confirmationAddress({ smtp }: Installation, email: string): Promise<string> {
  let address = "";
  await expect
    .poll(() => {
      const texts = smtp.messages
        .filter(({ envelope }) => envelope.to.includes(email))
        .map(({ parsed }) => /https?:[^\s>]+\/confirm\/[^\s>]+/.exec(parsed.text ?? "")?.[0] ?? "");
      address = texts.findLast((text) => text !== "" && !followed.has(text)) ?? "";
      return address;
    })
    .not.toBe("");
  followed.add(address);
  return address;
}

/** Goes on where a form without script ends: opens the mail to `email`, in English, and confirms. */
export async function confirmByMail(page: Page, installation: Installation, email: string): Promise<void> {
  await expect(page.getByRole("heading", { name: "Look into your mail" })).toBeVisible();
  await expect(page.getByText(email)).toBeVisible();
  await page.goto(await confirmationAddress(installation, email));
  await expect(page.getByRole("heading", { name: "Confirm your booking" })).toBeVisible();
  await page.getByRole("button", { name: "Confirm the booking" }).click();
}
