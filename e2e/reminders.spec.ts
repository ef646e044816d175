import { expect, test } from "@playwright/test";
import { minuteMs } from "@/lib/time/zone";
import { bookThroughApi } from "./support/api";
import { expectAccessible, expectNoSidewaysScroll } from "./support/axe";
import { freshInstallation } from "./support/installation";
import { makeLink } from "./support/make-link";
import { setUp } from "./support/owner";

const installation = freshInstallation();
const phone = { width: 390, height: 844 };

/** The headers of a mail by name, each on one line. */
const headersOf = (raw: string) =>
  new Map(
    (raw.split("\r\n\r\n")[0] ?? "")
      .replace(/\r\n[ \t]+/g, " ")
      .split("\r\n")
      .map((line) => [line.split(":")[0]?.toLowerCase() ?? "", line.slice(line.indexOf(":") + 1).trim()]),
  );

/** As a mail program posts by itself: no cookies, another origin, and no redirect followed. */
const oneClick = (url: string, body = "List-Unsubscribe=One-Click") =>
  fetch(url, {
    method: "POST",
    redirect: "error",
    headers: { "content-type": "application/x-www-form-urlencoded", origin: "https://mail.example" },
    body,
  });

let oneClickUrl = "";
let pageUrl = "";

test("a lead that the owner adds reminds a guest of a meeting booked before, and the mail can be ended", async ({
  page,
}) => {
  // The reminder is due within the minute.
  test.setTimeout(150_000);
  const { server, smtp } = installation();
  await setUp(page, server);
  await makeLink(page, "Intro call", "intro-call");
  const { start } = await bookThroughApi(server, "intro-call");
  await smtp.waitForMessages(2);
  await page.goto(`${server.baseUrl}/links`);
  await page.getByRole("link", { name: "Intro call", exact: true }).click();
  await page.getByRole("link", { name: "Mails", exact: true }).click();
  const lead = Math.floor((Date.parse(start) - Date.now() - 5000) / minuteMs);
  const guests = page.getByRole("group", { name: "Remind guests" });
  await guests.getByLabel("Other times, in minutes").fill(String(lead));
  await page.getByRole("button", { name: "Save reminders" }).click();
  await expect(page.getByText("The reminders are saved.")).toBeVisible();

  const reminder = (await smtp.waitForMessages(3))[2];
  expect(reminder?.envelope.to).toEqual(["gustav@example.com"]);
  const headers = headersOf(reminder?.raw ?? "");
  expect(headers.get("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
  oneClickUrl = /^<(\S+)>$/.exec(headers.get("list-unsubscribe") ?? "")?.[1] ?? "";
  pageUrl = /https?:\S+\/unsubscribe\/[\w-]+/.exec(reminder?.parsed.text ?? "")?.[0] ?? "";
  expect(oneClickUrl).toBe(`${pageUrl}/one-click`);
});

test("looking at either address changes nothing, and the page is for nobody else", async ({ page }) => {
  const looked = await fetch(oneClickUrl, { redirect: "manual" });
  expect([looked.status, looked.headers.get("location")]).toEqual([303, new URL(pageUrl).pathname]);
  await page.setViewportSize(phone);
  const answer = await page.goto(oneClickUrl);
  expect(answer?.headers()).toMatchObject({ "x-robots-tag": "noindex", "x-frame-options": "DENY" });
  await expect(page.getByRole("heading", { name: "No more reminders?" })).toBeVisible();
  await expect(page.getByText("gustav@example.com")).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test("a mail program's one click ends them; anything else posted there does not", async ({ page }) => {
  expect((await oneClick(oneClickUrl, "hello=there")).status).toBe(400);
  expect((await oneClick(oneClickUrl, "x".repeat(100_000))).status).toBe(400);
  expect((await oneClick(oneClickUrl.replace(/.{4}\/one-click$/, "AAAA/one-click"))).status).toBe(404);
  await page.goto(pageUrl);
  await expect(page.getByRole("heading", { name: "No more reminders?" })).toBeVisible();
  expect((await oneClick(oneClickUrl)).status).toBe(200);
  expect((await oneClick(oneClickUrl)).status).toBe(200);
  await page.reload();
  await expect(page.getByRole("heading", { name: "You get no more reminders" })).toBeVisible();
  await expectAccessible(page);
});

test("a form of the other kind counts as well (RFC 8058, 3.2)", async ({ page }) => {
  await page.goto(pageUrl);
  await page.getByRole("button", { name: "Send them again" }).click();
  await expect(page.getByRole("heading", { name: "No more reminders?" })).toBeVisible();
  const body = new FormData();
  body.set("List-Unsubscribe", "One-Click");
  expect((await fetch(oneClickUrl, { method: "POST", body })).status).toBe(200);
  await page.reload();
  await expect(page.getByRole("heading", { name: "You get no more reminders" })).toBeVisible();
});

test("without script, in German, both ways", async ({ browser }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false, locale: "de-DE" })).newPage();
  await page.goto(pageUrl);
  await page.getByRole("button", { name: "Wieder schicken" }).click();
  await expect(page.getByRole("heading", { name: "Keine Erinnerungen mehr?" })).toBeVisible();
  await page.getByRole("button", { name: "Keine Erinnerungen mehr schicken" }).click();
  await expect(page.getByRole("heading", { name: "Sie bekommen keine Erinnerungen mehr" })).toBeVisible();
  await page.getByRole("link", { name: "English" }).click();
  await expect(page.getByRole("heading", { name: "You get no more reminders" })).toBeVisible();
});

test("an address that is cut off says so, with 404", async ({ page }) => {
  expect((await page.goto(pageUrl.slice(0, -3)))?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "There is nothing at this address" })).toBeVisible();
});
