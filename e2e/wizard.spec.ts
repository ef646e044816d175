import { expect, type Page, test } from "@playwright/test";
import { expectNoSidewaysScroll, expectAccessible as expectNothingWrong } from "./support/axe";
import { freshInstallation } from "./support/installation";
import { tabTo } from "./support/keyboard";
import { setUp, signIn } from "./support/owner";

const installation = freshInstallation();
const at = (path: string) => `${installation().server.baseUrl}${path}`;

async function expectAccessible(page: Page): Promise<void> {
  await expectNothingWrong(page);
  await expectNoSidewaysScroll(page);
}

const onStep = (page: Page, step: string) =>
  expect(page).toHaveURL(new RegExp(`/links/new/[0-9a-f-]{36}/${step}`));
const next = (page: Page) => page.getByRole("button", { name: "Next", exact: true });
const preview = (page: Page) => page.locator("details", { hasText: "Next free times" });

test.describe("by mouse, in Kathmandu, at 1280 px", () => {
  test.use({ timezoneId: "Asia/Kathmandu", viewport: { width: 1280, height: 900 } });

  test("an owner goes through all steps, back and forth, and has the link's address", async ({ page }) => {
    test.slow();
    await setUp(page, installation().server);

    await page.goto(at("/links/new"));
    await expect(preview(page).getByText("Nepal Time (Kathmandu, UTC+5:45)")).toBeVisible();
    await expectAccessible(page);
    await next(page).click();
    await expect(page.getByRole("link", { name: "Give the link a title." })).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel("Title").fill("Intro call");
    await page.getByLabel("Address (optional)").fill("api");
    await next(page).click();
    await expect(page.getByRole("link", { name: "Openhour needs this word itself" })).toBeVisible();
    await page.getByLabel("Address (optional)").fill("");
    await page.getByRole("button", { name: "Use “intro-call”" }).click();
    await expect(page.getByText("This address is free.")).toBeVisible();
    await page.getByRole("radio", { name: "Phone" }).check();
    await page.getByLabel("Phone number").fill("+977 1 555 0100");
    await next(page).click();
    await onStep(page, "availability");
    await expectAccessible(page);

    await page.getByText("A number of days ahead").click();
    await page.getByLabel("Days ahead", { exact: true }).fill("soon");
    await expect(preview(page).getByText("Something needs mending first")).toBeVisible();
    // Back with something wrong: it is kept, and may be mended later.
    await page.getByRole("button", { name: "Back" }).click();
    await onStep(page, "basics");
    await expect(page.getByLabel("Title")).toHaveValue("Intro call");
    await expect(page.getByLabel("Phone number")).toHaveValue("+977 1 555 0100");
    await next(page).click();
    await onStep(page, "availability");
    await expect(page.getByLabel("Days ahead", { exact: true })).toHaveValue("soon");
    await next(page).click();
    await expect(page.getByRole("link", { name: "Write a whole number." })).toBeVisible();
    await page.getByLabel("Days ahead", { exact: true }).fill("60");
    await next(page).click();
    await onStep(page, "lengths");
    await expectAccessible(page);

    await expect(preview(page).getByText("30 minutes each")).toBeVisible();
    await page.getByText("2 hours", { exact: true }).click();
    await page.getByLabel("Other lengths, in minutes").fill("45");
    await page.getByLabel("Chosen beforehand").selectOption({ label: "45 minutes" });
    await expect(preview(page).getByText("45 minutes each")).toBeVisible();
    await page.getByRole("group", { name: "Free time after" }).getByText("Other").click();
    await page
      .getByRole("group", { name: "Free time after" })
      .getByLabel("Minutes", { exact: true })
      .fill("25");
    await next(page).click();
    await onStep(page, "limits");
    await expectAccessible(page);
    await page.getByLabel("Shortest notice").fill("2");
    await page.getByLabel("Unit of the notice").selectOption("days");
    await page.getByLabel("A day", { exact: true }).fill("3");
    await page.getByLabel("Guests may cancel their booking").uncheck();
    await page.getByLabel("Until how long before the start").fill("a while");
    await next(page).click();
    await expect(page.getByLabel("Until how long before the start")).toHaveAttribute("aria-invalid", "true");
    await page.getByLabel("Until how long before the start").fill("36");
    await next(page).click();
    await onStep(page, "questions");
    await expectAccessible(page);
    await page.getByLabel("People a guest may bring along").fill("21");
    await page.getByLabel("After booking send guests to (optional)").fill("example.com");
    await next(page).click();
    await expect(page.getByRole("link", { name: "A guest may bring 20 people at most." })).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel("People a guest may bring along").fill("2");
    await page.getByLabel("After booking send guests to (optional)").fill("https://example.com/thanks");
    await next(page).click();
    await onStep(page, "review");
    await expectAccessible(page);
    for (const text of [
      "45 minutes, 30 minutes, 2 hours",
      "none before, 25 minutes after",
      "2 days before",
      "3 a day",
      "60 days ahead",
      "May be moved, not cancelled until 36 hours before the start",
      "At most 2 people",
      "https://example.com/thanks",
    ]) {
      await expect(page.getByText(text, { exact: true })).toBeVisible();
    }
    await page.getByRole("button", { name: "Change Limits" }).click();
    await onStep(page, "limits");
    await expect(page.getByLabel("Guests may move their booking")).toBeChecked();
    await expect(page.getByLabel("Guests may cancel their booking")).not.toBeChecked();
    await expect(page.getByLabel("Shortest notice")).toHaveValue("2");
    await page.getByRole("button", { name: "Review" }).click();
    await onStep(page, "review");
    await page.getByRole("button", { name: "Make the link", exact: true }).click();
    await expect(page).toHaveURL(/\/links\?new=/);
    await expect(page.getByLabel("Address of Intro call", { exact: true })).toHaveValue(
      at("/book/intro-call"),
    );
    await page.goto(at("/links/new"));
    await expect(page.getByText("Unfinished links")).toHaveCount(0);
  });
});

test.describe("by keyboard alone, in St. John's, at 390 px", () => {
  test.use({ timezoneId: "America/St_Johns", viewport: { width: 390, height: 844 } });

  test("a link is made, with a reload in the middle and a word that was wrong", async ({ page }) => {
    test.slow();
    await signIn(page, installation().server, "/links/new");
    await tabTo(page, /^Title/, "textbox");
    await page.keyboard.type("Evening lesson");
    await expect(page.getByText("Saved", { exact: true })).toBeVisible();
    await onStep(page, "basics");
    await page.reload();
    await expect(page.getByLabel("Title")).toHaveValue("Evening lesson");
    await tabTo(page, /^Title/, "textbox");
    await page.keyboard.press("Enter");
    await onStep(page, "availability");
    await expectAccessible(page);
    await page.keyboard.press("Tab");
    await tabTo(page, "Next", "button");
    await page.keyboard.press("Enter");
    await onStep(page, "lengths");
    await tabTo(page, "1 hour", "checkbox");
    await page.keyboard.press("Space");
    await tabTo(page, /^Other lengths/, "textbox");
    await page.keyboard.type("3");
    await tabTo(page, "Next", "button");
    await page.keyboard.press("Enter");
    // The summary has the focus, and its link leads to the field.
    await expect(page.getByRole("link", { name: "At least 5 minutes." })).toBeVisible();
    await tabTo(page, "At least 5 minutes.", "link");
    await page.keyboard.press("Enter");
    await expect(page.getByLabel(/^Other lengths/)).toBeFocused();
    await expectAccessible(page);
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("90");
    await page.keyboard.press("Enter");
    await onStep(page, "limits");
    await tabTo(page, "Next", "button");
    await page.keyboard.press("Enter");
    await onStep(page, "questions");
    await expectAccessible(page);
    await tabTo(page, "Next", "button");
    await page.keyboard.press("Enter");
    await onStep(page, "review");
    await expect(page.getByText("30 minutes, 1 hour, 1 hour 30 minutes")).toBeVisible();
    await expectAccessible(page);
    await tabTo(page, "Make the link", "button");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/links\?new=/);
    await expect(page.getByLabel("Address of Evening lesson", { exact: true })).toBeVisible();
  });

  test("who leaves may continue, or throw it away", async ({ page }) => {
    await signIn(page, installation().server, "/links/new");
    await page.getByLabel("Title").fill("Half a thought");
    await next(page).click();
    await onStep(page, "availability");
    await page.getByLabel("Date left out 1").fill("2030-05-01");
    // Gone before the pause is over: the last words come along.
    await page.goto(at("/bookings"));
    await expect
      .poll(async () => {
        await page.goto(at("/links/new"));
        return page.getByText("saved just now").count();
      })
      .toBe(1);
    await expectAccessible(page);
    await page.getByRole("link", { name: "Continue “Half a thought”" }).click();
    await onStep(page, "availability");
    await expect(page.getByLabel("Date left out 1")).toHaveValue("2030-05-01");
    await page.goto(at("/links/new"));
    await page.locator("summary", { hasText: "Discard" }).click();
    await page.getByRole("button", { name: "Yes, discard it" }).click();
    await expect(page.getByRole("link", { name: "Continue" })).toHaveCount(0);
  });
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("the same forms make the same link, and keep what was wrong", async ({ page }) => {
    await signIn(page, installation().server, "/links/new");
    await next(page).click();
    await onStep(page, "basics");
    await expect(page.getByRole("link", { name: "Give the link a title." })).toBeVisible();
    await page.getByLabel("Title").fill("Plain");
    await page.getByLabel("Address (optional)").fill("intro-call");
    await page.getByLabel("Description").fill("No script at all.");
    await page.getByLabel("Let the guest choose").check();
    await page.getByLabel("Place 1", { exact: true }).selectOption("A place");
    await page.getByLabel("Address or number of place 1").fill("Main Street 1");
    await next(page).click();
    await expect(page.getByRole("link", { name: "This address is taken" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Give two places at least" })).toBeVisible();
    await expect(page.getByLabel("Address or number of place 1")).toHaveValue("Main Street 1");
    await page.getByLabel("Place 2", { exact: true }).selectOption("Phone");
    await page.getByLabel("Address or number of place 2").fill("+977 1 555 0100");
    await page.getByText("More places").click();
    await page.getByLabel("Place 3", { exact: true }).selectOption("Phone");
    await page.getByLabel("Address or number of place 3").fill("+977 1 555 0199");
    await next(page).click();
    await expect(page.getByRole("link", { name: "Guests cannot tell this place" })).toHaveAttribute(
      "href",
      "#place3Label",
    );
    await page.getByLabel("Name for guests of place 3").fill("My mobile");
    await page.getByLabel("Place 4", { exact: true }).selectOption("Ask the guest");
    await expect(page.getByLabel("Description")).toHaveValue("No script at all.");
    await page.getByLabel("Address (optional)").fill("plain");
    await next(page).click();
    await onStep(page, "availability");
    await page.getByLabel("Date left out 1").fill("2030-05-01");
    await page.getByRole("button", { name: "Back" }).click();
    await onStep(page, "basics");
    await expect(page.getByLabel("Address (optional)")).toHaveValue("plain");
    await next(page).click();
    await expect(page.getByLabel("Date left out 1")).toHaveValue("2030-05-01");
    await next(page).click();
    await onStep(page, "lengths");
    await page.getByLabel("30 minutes").first().uncheck();
    await next(page).click();
    await expect(page.getByRole("link", { name: "Choose at least one duration." })).toBeVisible();
    await page.getByLabel("1 hour").first().check();
    for (const step of ["limits", "questions", "review"]) {
      await next(page).click();
      await onStep(page, step);
    }
    await expect(preview(page).getByText("1 hour each")).toBeVisible();
    await expect(
      page.getByText(
        "The guest chooses: Main Street 1; +977 1 555 0100; My mobile: +977 1 555 0199; Ask the guest",
      ),
    ).toBeVisible();
    await page.getByRole("button", { name: "Make the link", exact: true }).click();
    await expect(page).toHaveURL(/\/links\?new=/);
    await expect(page.getByLabel("Address of Plain", { exact: true })).toHaveValue(at("/book/plain"));
  });
});

test.describe("changing a link", () => {
  test.use({ timezoneId: "Asia/Kathmandu" });

  async function openEdit(page: Page, title: string): Promise<void> {
    await signIn(page, installation().server, "/links");
    await page.getByRole("link", { name: title, exact: true }).first().click();
    await expect(page.getByRole("button", { name: "Save the changes" })).toBeVisible();
  }

  test("places keep their order and their words, and one can be taken away", async ({ page }) => {
    await openEdit(page, "Plain");
    await expect(page.getByLabel("Place 4", { exact: true })).toHaveValue("ask");
    await expect(page.getByLabel("Name for guests of place 3")).toHaveValue("My mobile");
    await expectAccessible(page);
    await page.getByLabel("Place 2", { exact: true }).selectOption("No place");
    await page.getByLabel("Address or number of place 2").fill("");
    await page.getByLabel("Guests may move their booking").uncheck();
    await page.getByRole("button", { name: "Save the changes" }).click();
    await expect(page.getByText("The changes are saved.")).toBeVisible();
    await page.reload();
    await expect(page.getByLabel("Place 2", { exact: true })).toHaveValue("phone");
    await expect(page.getByLabel("Place 3", { exact: true })).toHaveValue("ask");
    await expect(page.getByLabel("Address or number of place 1")).toHaveValue("Main Street 1");
    await expect(page.getByLabel("Guests may move their booking")).not.toBeChecked();
  });

  test("of two tabs the second is told, keeps what was typed, and may save over it knowingly", async ({
    page,
  }) => {
    await openEdit(page, "Plain");
    await expectAccessible(page);
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.getByLabel("Title").fill("Plain, in the other tab");
    await other.getByRole("button", { name: "Save the changes" }).click();
    await expect(other.getByText("The changes are saved.")).toBeVisible();

    await page.getByLabel("Description").fill("Typed in this tab.");
    await page.getByRole("button", { name: "Save the changes" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "Changed in another tab" })).toBeVisible();
    await expect(page.getByLabel("Description")).toHaveValue("Typed in this tab.");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Save mine over it" }).click();
    await expect(page.getByText("The changes are saved.")).toBeVisible();
    await expect(page.getByText("Changed in another tab")).toHaveCount(0);
    await other.reload();
    await expect(other.getByLabel("Title")).toHaveValue("Plain");
    await expect(other.getByLabel("Description")).toHaveValue("Typed in this tab.");
    // The page knows the new version, so a second change in a row is no conflict.
    await page.getByLabel("Title").fill("Plain again");
    await page.getByRole("button", { name: "Save the changes" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Plain again" })).toBeVisible();
  });

  test("another address is warned of before, and the old one leads nowhere after", async ({ page }) => {
    await openEdit(page, "Plain again");
    await page.getByLabel("Address (optional)").fill("plainer");
    await expect(page.getByText("will lead nowhere once you save")).toBeVisible();
    await page.getByRole("button", { name: "Save the changes" }).click();
    await expect(page.getByText("The changes are saved.")).toBeVisible();
    const [old, fresh] = await Promise.all(
      ["plain", "plainer"].map((slug) => page.request.get(at(`/book/${slug}`))),
    );
    expect([old?.status(), fresh?.status()]).toEqual([404, 200]);
  });
});
