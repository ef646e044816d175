import { expect, type Page, test } from "@playwright/test";
import nodemailer from "nodemailer";
import { formatTime } from "@/lib/time/format";
import { dayMs, localDate } from "@/lib/time/zone";
import { bookThroughApi, freeTimes } from "./support/api";
import { expectAccessible } from "./support/axe";
import { freshInstallation } from "./support/installation";
import { tabTo } from "./support/keyboard";
import { makeLink } from "./support/make-link";
import { setUp, signIn } from "./support/owner";

const installation = freshInstallation();
const timeZone = "America/St_Johns";
test.use({ timezoneId: "America/St_Johns" });

const openhour = () => installation().server.baseUrl;
let sharePath = "";

/** What the preview shows, seen from the page around it: a frame without script cannot be asked itself. */
const previewed = (page: Page) =>
  page.getByTitle("Preview of the mail").evaluate((frame: HTMLIFrameElement) => {
    const mail = frame.contentDocument;
    return {
      text: mail?.body.innerText ?? "",
      times: mail?.querySelectorAll("td[bgcolor] a").length,
      pictureWidth: mail?.querySelector("img")?.naturalWidth,
    };
  });

async function openShare(page: Page, query = ""): Promise<void> {
  await signIn(page, installation().server, sharePath + query);
  await expect(page.getByRole("heading", { name: "Times in an e-mail" })).toBeVisible();
}

const offered = () => freeTimes(installation().server, "intro-call", dayMs);
const book = (start: string) => bookThroughApi(installation().server, "intro-call", { start, timeZone });

test("an owner finds address, QR code, times and code for a site on one page", async ({ page }) => {
  test.slow();
  await setUp(page, installation().server);
  await makeLink(page, "Intro call", "intro-call");
  await page.goto(`${openhour()}/links`);
  const hrefs = await page
    .locator("a[href^='/links/']")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  const id = hrefs.map((href) => /^\/links\/([\da-f-]{36})/.exec(href)?.[1]).find(Boolean);
  sharePath = `/links/${id}/share`;

  await page.goto(openhour() + sharePath);
  await expect(page.getByRole("textbox", { name: "address of Intro call" })).toHaveValue(
    `${openhour()}/book/intro-call`,
  );
  const code = page.getByRole("img", { name: "QR code of the address of Intro call" });
  expect(await code.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await expectAccessible(page);
  const svg = await page.request.get(`${openhour()}${sharePath}/qr.svg`);
  expect(svg.headers()["content-type"]).toBe("image/svg+xml");
  const png = await (await page.request.get(`${openhour()}${sharePath}/qr.png`)).body();
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1024, 1024]);
  const stranger = await fetch(`${openhour()}${sharePath}/qr.png`, { redirect: "manual" });
  expect(stranger.headers.get("content-type")).not.toBe("image/png");
});

test("times go through the clipboard and a real mail, and open the page at that time in the recipient's zone", async ({
  page,
  context,
}) => {
  test.slow();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openShare(page);
  await page.getByLabel("Recipient's time zone").selectOption({ label: "Kathmandu (UTC+5:45)" });
  await expect(page).toHaveURL(/tz=Asia%2FKath?mandu/);
  await page.getByLabel("Language of the text").selectOption("de");
  await expect(page).toHaveURL(/lang=de/);
  await expect.poll(async () => (await previewed(page)).text).toContain("Bitte wählen Sie die Zeit");
  expect(await previewed(page)).toMatchObject({ text: expect.stringContaining("Kathmandu"), times: 9 });
  await expectAccessible(page);

  await page.getByRole("button", { name: "Copy for a mail" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Copied" })).toBeVisible();
  const [html, text] = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const read = async (type: string) => (await item?.getType(type))?.text() ?? "";
    return Promise.all([read("text/html"), read("text/plain")]);
  });
  expect(text).toContain("/book/intro-call?time=");

  const transport = nodemailer.createTransport({ url: installation().smtp.url, ignoreTLS: true });
  await transport.sendMail({
    from: "ada@example.com",
    to: "gwen@example.com",
    subject: "Zeiten",
    html,
    text,
  });
  transport.close();
  const mail = installation().smtp.messages.find(({ parsed }) => parsed.subject === "Zeiten");
  const reader = await context.newPage();
  await reader.setContent(String(mail?.parsed.html));
  await expectAccessible(reader, { only: "table" });
  const time = reader.locator("td[bgcolor] a").nth(4);
  const label = await time.textContent();
  const start = new URL((await time.getAttribute("href")) ?? "").searchParams.get("time") ?? "";
  expect(label).toBe(formatTime(Date.parse(start), { locale: "de-DE", timeZone: "Asia/Kathmandu" }));
  await time.click();
  await expect(reader.getByLabel("Your name")).toBeVisible();
  await expect(reader.locator(`time[datetime="${start}"]`).first()).toContainText(label ?? "");
  await expect(reader.getByText("Kathmandu").first()).toBeVisible();
});

test("opening a time books nothing, and one that is gone brings the nearest free ones", async ({ page }) => {
  const [first = "", second = ""] = await offered();
  const address = (start: string) => `${openhour()}/book/intro-call?time=${start}&duration=30&tz=${timeZone}`;
  for (let i = 0; i < 3; i++) expect((await fetch(address(first))).status).toBe(200);
  expect(await offered()).toContain(first);
  await book(first);
  await page.goto(address(first));
  await expect(page.getByRole("alert").filter({ hasText: "This time is not available" })).toBeVisible();
  await expect(page.getByRole("radio")).toHaveCount(6);
  await expect(page.locator(`input[type=radio][value="${second}"]`)).toBeVisible();
});

test("picked days, number and picture are in the address; days without times say so", async ({ page }) => {
  await openShare(page);
  await page.getByLabel("Times on one day").selectOption("1");
  await expect(page).toHaveURL(/perDay=1/);
  const days = page.getByRole("group", { name: "Days" }).getByRole("checkbox");
  await days.nth(1).check();
  await expect(page).toHaveURL(/day=/);
  await expect.poll(async () => (await previewed(page)).times).toBe(1);
  await page.getByRole("checkbox", { name: "Add a live picture" }).check();
  await expect.poll(async () => (await previewed(page)).pictureWidth).toBe(960);
  const [from, until] = [400, 401].map((ahead) => localDate(Date.now() + ahead * dayMs, timeZone));
  await page.goto(`${openhour()}${sharePath}?from=${from}&until=${until}`);
  await expect(page.getByText("No free times in these days")).toBeVisible();
  await expectAccessible(page);
});

test("by keyboard alone the address is copied, and times are chosen and copied", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openShare(page);
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await tabTo(page, /address of Intro call$/, "button");
  await page.keyboard.press("Enter");
  await expect.poll(copied).toBe(`${openhour()}/book/intro-call`);
  await tabTo(page, "Times on one day", "combobox");
  await page.keyboard.press("Home");
  await expect(page).toHaveURL(/perDay=1/);
  await tabTo(page, "Copy for a mail", "button");
  await page.keyboard.press("Enter");
  await expect.poll(copied).toContain("/book/intro-call?time=");
});

test("the page chooses times without script too, and shows both forms to take along", async ({ browser }) => {
  const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await signIn(plain, installation().server, sharePath);
  await plain.getByLabel("Times in all").selectOption("4");
  await plain.getByRole("button", { name: "Show" }).click();
  await expect(plain).toHaveURL(/total=4/);
  await plain.getByText("Show the HTML and the plain text").click();
  const text = await plain.getByLabel("Plain text", { exact: true }).inputValue();
  expect(text.match(/\?time=/g)).toHaveLength(4);
});

test("the live picture is drawn as it is now, in both languages, and says when the link is none", async () => {
  const look = async (query: string, token = "intro-call") => {
    const answer = await fetch(`${openhour()}/book/${token}/times.png?${query}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("image/png");
    expect(answer.headers.get("cache-control")).toBe("no-store, max-age=0");
    return Buffer.from(await answer.arrayBuffer());
  };
  const query = `tz=${timeZone}&count=12`;
  const before = await look(query);
  expect(before.subarray(1, 4).toString()).toBe("PNG");
  expect([before.readUInt32BE(16), before.readUInt32BE(20)]).toEqual([960, 2 * (92 + 76 * 4)]);
  expect((await look(query)).equals(before)).toBe(true);
  expect((await look(`${query}&lang=de`)).equals(before)).toBe(false);
  // It shows few times of each day, so a whole day is booked: the second, for of the first some are past.
  const days = Map.groupBy(await offered(), (start) => localDate(Date.parse(start), timeZone));
  for (const start of [...days.values()][1] ?? []) await book(start);
  expect((await look(query)).equals(before)).toBe(false);
  expect((await look(query, "nobody-made-this")).length).toBeGreaterThan(1000);
});
