import { readFile } from "node:fs/promises";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { sampleFiles } from "@/tests/support/files";
import { firstSlot } from "./support/api";
import { expectAccessible, expectNoSidewaysScroll } from "./support/axe";
import { confirmByMail } from "./support/confirm";
import { press } from "./support/guest-form";
import { freshInstallation } from "./support/installation";
import { makeLink } from "./support/make-link";
import { setUp, signIn } from "./support/owner";

const installation = freshInstallation();
// The owner's browser, so the owner's and the link's zone; three quarters off the hour.
test.use({ timezoneId: "Asia/Kathmandu" });

const kinds = {
  Text: "Company",
  "Long text": "What is it about?",
  Number: "How many people?",
  "Phone number": "Phone",
  "E-mail address": "Somebody else to write to",
  "One of several": "Which colour?",
  "Several of several": "Which days?",
  "Tick box": "I agree",
  Date: "Until when?",
  File: "Your papers",
} as const;

const url = (path: string) => installation().server.baseUrl + path;

async function openTemplate(page: Page, name: string): Promise<void> {
  await page.goto(url("/templates"));
  await page.getByRole("link", { name, exact: true }).click();
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
}

async function save(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Save the template" }).click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
}

/** The questions in the order that the editor shows them. */
const order = (page: Page) => page.locator("ol button[aria-expanded] span.font-medium").allTextContents();

/** Opens the form for the first time of a day that is two days ahead or later. */
async function openForm(page: Page): Promise<void> {
  const start = await firstSlot(installation().server, "everything");
  await page.goto(url(`/book/everything?time=${encodeURIComponent(start)}`));
  await expect(page.getByLabel("Your name")).toBeVisible();
}

test("an owner begins with a starter, in the list and in the editor", async ({ page }) => {
  await setUp(page, installation().server);
  await makeLink(page, "Everything", "everything");

  await page.goto(url("/templates"));
  await expect(page.getByText("No templates yet")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "New template" }).click();
  await expect(page.getByRole("heading", { name: "New template" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Use this.*Interview/ }).click();
  await expect(page.getByText("The template is ready.")).toBeVisible();
  expect(await order(page)).toHaveLength(7);
  await expect(page.getByRole("region", { name: "What guests see" }).getByLabel(/Your CV/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "All templates" }).click();
  await expect(page.getByText("7 questions · not in use")).toBeVisible();
  await expectAccessible(page);
});

test("each kind of question is added, moved by keyboard and by pointer, and saved", async ({ page }) => {
  // Ten questions by hand take their time on a busy machine.
  test.slow();
  await signIn(page, installation().server, "/templates/new");
  await page.getByLabel("Name").fill("Everything");
  await page.getByRole("button", { name: "Make the template" }).click();
  await expect(page.getByText("No questions yet")).toBeVisible();
  for (const [kind, label] of Object.entries(kinds)) {
    await page.getByRole("button", { name: "Add a question" }).click();
    const question = page.locator("ol > li").last();
    await expect(question.getByRole("textbox", { name: "Question", exact: true })).toBeFocused();
    await page.keyboard.type(label);
    await question.getByLabel("Kind of answer").selectOption(kind);
    if (kind.includes("several")) {
      await question.getByRole("textbox", { name: "Option 1", exact: true }).fill("First");
      await question.getByRole("textbox", { name: "Option 2", exact: true }).fill("Second");
    }
    if (kind === "Number" || kind === "Tick box") await question.getByLabel("An answer is needed").check();
    await question.getByRole("button", { name: new RegExp(`^${label.replace("?", "\\?")}`) }).click();
  }
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width: 1280, height: 900 });

  // By keyboard: the second question to the first place.
  await page.getByRole("button", { name: /^Move What is it about\?: drag/ }).focus();
  await page.keyboard.press("Space");
  await expect(page.getByText("Picked up What is it about?, question 2 of 10.")).toBeAttached();
  await page.keyboard.press("ArrowUp");
  await expect(page.getByText("What is it about? is now at 1 of 10.")).toBeAttached();
  await page.keyboard.press("Space");
  await expect
    .poll(() => order(page))
    .toEqual(["What is it about?", "Company", ...Object.values(kinds).slice(2)]);

  // By pointer: back again.
  const handle = page.getByRole("button", { name: /^Move What is it about\?: drag/ });
  await handle.scrollIntoViewIfNeeded();
  const [from, to] = [
    await handle.boundingBox(),
    await page.getByRole("button", { name: /^Move Company: drag/ }).boundingBox(),
  ];
  if (!from || !to) throw new Error("The handles are not on the page.");
  await page.mouse.move(from.x + 10, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(from.x + 10, from.y + 30, { steps: 4 });
  await page.mouse.move(to.x + 10, to.y + to.height, { steps: 8 });
  await page.mouse.up();
  await expect.poll(() => order(page)).toEqual(Object.values(kinds));

  await save(page);
  await page.reload();
  await expect.poll(() => order(page)).toEqual(Object.values(kinds));
});

test("the template is given to a link, and a second tab that saves is told", async ({ page, context }) => {
  await signIn(page, installation().server);
  await openTemplate(page, "Everything");
  await page.getByRole("combobox", { name: "Link", exact: true }).selectOption("Everything");
  await page.getByRole("button", { name: "Ask them on this link" }).click();
  await expect(page.getByText("Saved: the link asks these questions now.")).toBeVisible();

  const second = await context.newPage();
  await openTemplate(second, "Everything");
  await page.getByLabel("Send a follow-up mail after the meeting").check();
  await save(page);
  await second.getByRole("textbox", { name: "Name", exact: true }).fill("All kinds");
  await second.getByRole("button", { name: "Save the template" }).click();
  await expect(second.getByText("Somebody changed this template meanwhile")).toBeVisible();
  await expect(second.getByRole("textbox", { name: "Name", exact: true })).toHaveValue("All kinds");
  await expectAccessible(second);
  await second.getByRole("button", { name: "Save mine instead" }).click();
  await expect(second.getByText("Saved.", { exact: true })).toBeVisible();
  await expect(second.getByRole("heading", { name: "All kinds", level: 1 })).toBeVisible();
});

/** Fills in all of the form but the number and the file. */
async function answerMost(page: Page): Promise<void> {
  await page.getByLabel("Your name").fill("Gwen Guest");
  await page.getByLabel("Your e-mail address").fill("gwen@example.com");
  await page.getByLabel("Company").fill("Gwen & Co");
  await page.getByLabel("What is it about?").fill("A site.\nAnd a shop.");
  await page.getByLabel("Phone").fill("+1 709 555 0100");
  await page.getByLabel("Somebody else to write to").fill("gus@example.com");
  await page.getByRole("group", { name: "Which colour?" }).getByLabel("Second").check();
  for (const day of ["First", "Second"])
    await page.getByRole("group", { name: "Which days?" }).getByLabel(day).check();
  await page.getByLabel("I agree").check();
  await page.getByLabel("Until when?").fill("2027-03-14");
}

const papers = (size = sampleFiles["cv.pdf"]) => ({
  name: "papers.pdf",
  mimeType: "application/pdf",
  buffer: size,
});

for (const script of [false, true]) {
  test(`a guest answers every kind ${script ? "with" : "without"} script; nothing typed is lost when one is wrong`, async ({
    browser,
  }) => {
    const page = await guest(browser, script);
    await openForm(page);
    if (script) await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await answerMost(page);
    await page.getByLabel("How many people?").fill("three");
    await page.getByLabel("Your papers").setInputFiles(papers());
    const answered = page.waitForResponse((response) => response.request().method() === "POST");
    await press(page.getByRole("button", { name: "Book this time" }));
    expect((await answered).status()).toBe(422);
    const summary = page.getByRole("alert").filter({ hasText: "needs mending" });
    await expect(summary.getByRole("link", { name: /^Write a number/ })).toBeVisible();
    const number = page.getByLabel("How many people?");
    await expect(number).toHaveAttribute("aria-invalid", "true");
    await expect(number).toHaveValue("three");
    await expect(page.getByLabel("What is it about?")).toHaveValue("A site.\nAnd a shop.");
    await expect(page.getByRole("group", { name: "Which colour?" }).getByLabel("Second")).toBeChecked();
    await expect(page.getByRole("group", { name: "Which days?" }).getByLabel("First")).toBeChecked();
    await expect(page.getByLabel("I agree")).toBeChecked();
    await expect(page.getByLabel("Until when?")).toHaveValue("2027-03-14");
    const again = page.getByText("You chose “papers.pdf”. Please choose it again");
    if (script) {
      await expectAccessible(page);
      await expect(again).toBeHidden();
      expect(
        await page.getByLabel("Your papers").evaluate((input: HTMLInputElement) => input.files?.length),
      ).toBe(1);
    } else {
      await expect(again).toBeVisible();
      await page.getByLabel("Your papers").setInputFiles(papers());
    }
    await number.fill("3,5");
    await press(page.getByRole("button", { name: "Book this time" }));
    if (!script) await confirmByMail(page, installation(), "gwen@example.com");
    await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible();
    for (const said of ["Gwen & Co", "And a shop.", "3.5", "Second", "Yes", "papers.pdf"])
      await expect(page.getByText(said).first()).toBeVisible();
    await expect(page.getByText(/March 14, 2027|14 March 2027/)).toBeVisible();
    if (script) await expectAccessible(page);
    await page.context().close();
  });
}

test("a file that is too large or not what it says is refused at its field", async ({ browser }) => {
  const page = await guest(browser, false);
  await openForm(page);
  await answerMost(page);
  await page.getByLabel("How many people?").fill("3");
  for (const [content, words] of [
    [Buffer.alloc(6_000_000, "%PDF-"), "too large"],
    [Buffer.from("MZ\x90"), "not what its name says"],
  ] as const) {
    await page.getByLabel("Your papers").setInputFiles(papers(content));
    await press(page.getByRole("button", { name: "Book this time" }));
    await expect(page.getByRole("alert").getByRole("link", { name: words })).toBeVisible();
    await expect(page.getByLabel("Company")).toHaveValue("Gwen & Co");
  }
});

test("the owner sees the answers, and the file comes as it was sent", async ({ page }) => {
  await signIn(page, installation().server, "/bookings");
  await page
    .getByRole("link", { name: /Gwen Guest/ })
    .first()
    .click();
  await expect(page.getByText("What is it about?")).toBeVisible();
  await expect(page.getByText("And a shop.")).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: /papers\.pdf/ }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("papers.pdf");
  expect(await readFile(await file.path())).toEqual(sampleFiles["cv.pdf"]);
  const address = await page.getByRole("link", { name: /papers\.pdf/ }).getAttribute("href");
  const stranger = await fetch(url(address ?? ""), { redirect: "manual" });
  expect(stranger.status).toBeGreaterThanOrEqual(300);
  expect(stranger.status).toBeLessThan(500);
});

test("a template in use is deleted only when its links are told what to ask; without script too", async ({
  browser,
  page,
}) => {
  await signIn(page, installation().server);
  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  });
  const plain = await context.newPage();
  await openTemplate(plain, "All kinds");
  await expect(plain.getByText("Questions can only be edited with JavaScript.")).toBeVisible();
  await plain.getByRole("textbox", { name: "Name", exact: true }).fill("Kinds");
  await plain.getByRole("button", { name: "Save the name" }).click();
  await expect(plain.getByRole("heading", { name: "Kinds", level: 1 })).toBeVisible();
  await plain.getByRole("link", { name: "Delete…" }).click();
  await expect(plain.getByText("1 link asks these questions.")).toBeVisible();
  await plain.getByLabel("Ask instead").selectOption("Interview");
  await plain.getByRole("button", { name: "Delete the template" }).click();
  await expect(plain.getByText("The template is deleted.")).toBeVisible();
  await expect(plain.getByText("7 questions · used by 1 link")).toBeVisible();
  await context.close();

  // What was answered stays, in the words it was asked in.
  await page.goto(url("/bookings"));
  await page
    .getByRole("link", { name: /Gwen Guest/ })
    .first()
    .click();
  await expect(page.getByText("What is it about?")).toBeVisible();
});

/** A guest's phone on a clock half an hour off the hour, with script or without. */
async function guest(browser: Browser, javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({
    javaScriptEnabled,
    timezoneId: "America/St_Johns",
    viewport: { width: 390, height: 844 },
  });
  return context.newPage();
}
