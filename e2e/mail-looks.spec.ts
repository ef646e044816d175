import { expect, type Page, test } from "@playwright/test";
import { runBundled } from "@/tests/support/bundled";
import { booking } from "@/tests/support/mail-inputs";
import { expectAccessible, expectNoSidewaysScroll } from "./support/axe";

type Rendered = { readonly subject: string; readonly html: string };

/** Words without a space to break them at, which people type and languages have. */
const long = {
  linkTitle: "Donaudampfschifffahrtsgesellschaftskapitänsbesprechung",
  guestName: "Maximiliane-Charlotte von Hohenzollern-Sigmaringen-Wittgenstein",
  guestEmail: "maximiliane.charlotte.von.hohenzollern.sigmaringen@wittgenstein.example.net",
  locationText: `Videoanruf\nhttps://meet.example/${"anna-berg-".repeat(12)}`,
  answers: [{ label: "Worum geht es?", value: "Rindfleischetikettierungsüberwachung ".repeat(6) }],
};
const near = { minutesUntil: 1440, optOutUrl: "https://openhour.example/unsubscribe/abc" };
const moved = { ...booking, ...long, movedFrom: booking.startsAt - 86_400_000 };

const shown = [
  ["booking_confirmed_guest", booking, { language: "en" }],
  ["booking_moved_owner", moved, { language: "de" }],
  [
    "booking_reminder_guest",
    { ...booking, ...near },
    { language: "de", edits: { intro: "Hallo {guest},\nbis {time}!" } },
  ],
  [
    "booking_follow_up_guest",
    { ...booking, ...near, bookAgainUrl: "https://openhour.example/book/x" },
    { language: "en" },
  ],
  ["booking_declined_owner", { ...booking, ...long, declinedBy: long.guestName }, { language: "de" }],
  [
    "password_reset",
    { resetUrl: "https://openhour.example/reset-password/abc", validMinutes: 30 },
    { language: "en" },
  ],
] as const;

// The runner would compile the templates for component tests of its own, so they are bundled as for the worker.
let mails: readonly Rendered[] = [];
test.beforeAll(async () => {
  mails = (await runBundled(`
    import { renderMail } from "@/lib/notifications/templates/render-mail";
    const mails = await Promise.all(${JSON.stringify(shown)}.map((mail) => renderMail(...mail)));
    process.stdout.write(JSON.stringify(mails));
  `)) as Rendered[];
});

const widths = [320, 390, 600];
const colours = ["light", "dark"] as const;

/** How far every table, cell and link lies inside the window, at worst. */
const worstEdge = (page: Page): Promise<number> =>
  page.evaluate(() =>
    Math.max(
      ...[...document.querySelectorAll("td, a")].map(
        (part) => part.getBoundingClientRect().right - innerWidth,
      ),
    ),
  );

for (const [i, [kind, , { language }]] of shown.entries())
  test(`${kind} is readable at every width, in light and dark (${language})`, async ({ page }) => {
    for (const colorScheme of colours) {
      await page.emulateMedia({ colorScheme });
      await page.setContent(mails[i]?.html ?? "");
      for (const width of widths) {
        await page.setViewportSize({ width, height: 800 });
        await expectNoSidewaysScroll(page);
        expect(await worstEdge(page), `${kind} at ${width}`).toBeLessThanOrEqual(0);
      }
      // A mail is no page of a site: it has no landmarks to find one's way by.
      await expectAccessible(page, { without: ["region", "landmark-one-main"] });
      const background = await page
        .locator("body")
        .evaluate((body) => getComputedStyle(body).backgroundColor);
      expect(background).toBe(colorScheme === "dark" ? "rgb(18, 22, 27)" : "rgb(241, 243, 245)");
    }
  });

test("what there is to press is as large as a fingertip", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  for (const { html } of mails) {
    await page.setContent(html);
    for (const link of await page.locator(".button a").all()) {
      const box = await link.boundingBox();
      expect(box?.height ?? 0).toBeGreaterThanOrEqual(44);
    }
  }
});
