import { type Browser, expect, type Page, test } from "@playwright/test";
import { requestBooking } from "./support/api";
import { expectNoSidewaysScroll } from "./support/axe";
import { tabTo } from "./support/keyboard";
import { makeLink } from "./support/make-link";
import {
  expectAccessible,
  invitation,
  onClock,
  ownBookings,
  sameDay,
  timeLink,
  title,
} from "./support/own-booking";
import { setUp } from "./support/owner";

test.use({ timezoneId: "Asia/Kathmandu" });

const { server, sql, link, seeRows, change, book, free, stored } = ownBookings("intro-call");

async function withoutScript(browser: Browser): Promise<Page> {
  return (await browser.newContext({ javaScriptEnabled: false, locale: "en-GB" })).newPage();
}

test("a guest has the meeting in both zones and puts it into any calendar", async ({ page }) => {
  await setUp(page, server());
  await makeLink(page, "Intro call", link);
  await seeRows();
  const booked = await book("Greta Gast");
  await page.context().clearCookies();
  await page.setViewportSize({ width: 390, height: 844 });
  const answer = await page.goto(booked.manageUrl);
  // Nobody's address stands in what the pages are made of.
  expect(await answer?.text()).not.toMatch(/@example\.com/);
  const time = encodeURIComponent((await free())[0] ?? "");
  for (const path of ["/move", `/move?time=${time}`, "/cancel"]) {
    const html = await (await fetch(booked.manageUrl + path)).text();
    expect(html).not.toMatch(/@example\.com/);
    expect(html).toMatch(/<meta name="robots" content="noindex/);
    expect(html).toContain('<meta name="referrer" content="same-origin"');
  }
  await expect(page.getByText(onClock(booked.start)).first()).toBeVisible();
  await expect(page.getByText("For your host:")).toContainText("Kathmandu");
  await expect(page.locator("meta[name=robots]")).toHaveAttribute("content", /noindex/);
  await expect(page.locator("meta[name=referrer]")).toHaveAttribute("content", "no-referrer");
  await expectAccessible(page);

  const calendars = page.getByRole("navigation", { name: "Add it to your calendar" });
  const hrefs = await calendars
    .getByRole("link")
    .evaluateAll((all) => all.map((each) => (each as HTMLAnchorElement).href));
  const [google = "", outlook = "", office = "", yahoo = "", file = ""] = hrefs;
  const start = booked.start.replace(/\.\d+/, "");
  const compact = start.replace(/[-:]/g, "");
  expect(new URL(google).searchParams.get("dates")).toMatch(new RegExp(`^${compact}/`));
  // Whoever shares the entry does not hand on the right to cancel the booking.
  const secret = new URL(booked.manageUrl).pathname.split("/")[2] ?? "";
  expect(secret).toMatch(/.{20}/);
  for (const href of [google, outlook, office, yahoo]) expect(decodeURIComponent(href)).not.toContain(secret);
  for (const href of [outlook, office]) expect(new URL(href).searchParams.get("startdt")).toBe(start);
  expect(new URL(yahoo).searchParams.get("st")).toBe(compact);
  expect(file).toBe(`${booked.manageUrl}/invitation.ics`);
  expect(await invitation(booked)).toEqual({
    method: "PUBLISH",
    uid: (await stored(booked)).uid,
    sequence: 0,
    url: booked.manageUrl,
    start: booked.start,
    attendees: 0,
  });
});

test("a guest moves the booking: the old time is marked, both stand side by side, one press moves it", async ({
  page,
}) => {
  const times = await free();
  const booked = await book("Moritz Move", times[0]);
  const other = sameDay(times, booked.start);
  await page.goto(booked.manageUrl);
  await page.getByRole("link", { name: "Move this booking" }).click();
  await expect(title(page)).toHaveText("Choose a new time");
  await expect(page.getByText(/, your time now/)).toHaveCount(1);
  const now = page.locator("#times").getByRole("link", { name: `${onClock(booked.start)} your time now` });
  await expect(now).toHaveAttribute("aria-current", "true");
  await expectAccessible(page);

  await now.click();
  await expect(page.getByText("This is your time already")).toBeVisible();
  await expect(page.getByRole("button", { name: "Move the booking" })).toHaveCount(0);
  await page.getByRole("link", { name: "Choose another time" }).click();
  await timeLink(page, other).click();
  await expect(page.getByRole("heading", { name: "Move to this time?" })).toBeVisible();
  await expect(page.getByRole("definition").filter({ hasText: `${onClock(other)}–` })).toBeVisible();
  await expectAccessible(page);
  expect(await stored(booked)).toMatchObject({ sequence: 0, start: booked.start });

  await page.getByRole("button", { name: "Move the booking" }).click();
  await expect(title(page)).toHaveText("Your booking is moved");
  await expect(page.getByText(onClock(other)).first()).toBeVisible();
  await expectAccessible(page);
  const { uid } = await stored(booked);
  expect(await invitation(booked)).toMatchObject({ uid, sequence: 1, start: other });
  expect(await free()).toContain(booked.start);
  expect(await free()).not.toContain(other);
});

test("by keyboard alone, on a phone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const times = await free();
  const booked = await book("Tina Taste", times[0]);
  const other = sameDay(times, booked.start);
  await page.goto(booked.manageUrl);
  await tabTo(page, "Move this booking", "link");
  await page.keyboard.press("Enter");
  await expect(title(page)).toHaveText("Choose a new time");
  await expectAccessible(page);
  await tabTo(page, onClock(other), "link");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Move to this time?" })).toBeVisible();
  await expectAccessible(page);
  await tabTo(page, "Move the booking", "button");
  await page.keyboard.press("Enter");
  await expect(title(page)).toHaveText("Your booking is moved");
  expect(await stored(booked)).toMatchObject({ sequence: 1, start: other });
});

test("without script: a time taken meanwhile is said with others, and a booking moved meanwhile with where it is", async ({
  browser,
}) => {
  const times = await free();
  const booked = await book("Paula Plain", times[0]);
  const wanted = sameDay(times, booked.start);
  const page = await withoutScript(browser);
  await page.goto(`${booked.manageUrl}/move`);
  await timeLink(page, wanted).click();
  const second = await page.context().newPage();
  await second.goto(page.url());
  expect((await requestBooking(server(), link, wanted)).status).toBe(201);

  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await page.getByRole("button", { name: "Move the booking" }).click();
  expect((await answered).status()).toBe(409);
  await expect(page.getByText("That time was just taken")).toBeVisible();
  await expect(page.getByText("Your time is still yours.")).toBeVisible();
  await expectNoSidewaysScroll(page);
  await page
    .getByRole("list")
    .getByRole("link", { name: /, \d\d:\d\d$/ })
    .first()
    .click();
  await page.getByRole("button", { name: "Move the booking" }).click();
  await expect(title(page)).toHaveText("Your booking is moved");
  const moved = await stored(booked);
  expect(moved.sequence).toBe(1);

  // The other window still shows the old time, and would move it from there.
  await sql()`update reservations set released_at = now() where starts_at = ${wanted} and booking_id <> ${booked.id}`;
  const late = second.waitForResponse((response) => response.request().method() === "POST");
  await second.getByRole("button", { name: "Move the booking" }).click();
  expect((await late).status()).toBe(409);
  await expect(second.getByText("Your booking was moved meanwhile")).toContainText(onClock(moved.start));
  expect(await stored(booked)).toEqual(moved);
});

test("what the owner does not allow is not offered, and the page says why and whom to write to", async ({
  page,
}) => {
  const booked = await book("Ludwig Late");
  const actions = () => page.getByRole("link", { name: /^(Move|Cancel) this booking$/ });
  await page.goto(booked.manageUrl);
  await expect(actions()).toHaveCount(2);

  await change({ change_notice_minutes: 60 });
  await page.goto(booked.manageUrl);
  await expect(page.getByText(/^You can move or cancel it until .*\.$/)).toBeVisible();
  await change({ guest_may_move: false });
  await page.goto(booked.manageUrl);
  await expect(actions()).toHaveText("Cancel this booking");
  await expect(page.getByText("It cannot be moved here.")).toBeVisible();
  await expect(page.getByText(/please write to Ada Baker: just answer the mail/)).toBeVisible();
  await expectAccessible(page);

  await change({ guest_may_move: true, change_notice_minutes: 525_600 });
  await page.goto(booked.manageUrl);
  await expect(actions()).toHaveCount(0);
  await expect(
    page.getByText(/^It could be moved or cancelled until .*; it is too close now\.$/),
  ).toBeVisible();
  for (const path of ["move", "cancel"]) {
    await page.goto(`${booked.manageUrl}/${path}`);
    await expect(page).toHaveURL(booked.manageUrl);
  }
  await change({ change_notice_minutes: 0 });

  // Whoever has the form open while the owner changes it is told by the form.
  await page.goto(`${booked.manageUrl}/cancel`);
  await change({ guest_may_cancel: false });
  await page.getByRole("button", { name: "Cancel the booking" }).click();
  await expect(page.getByText("This booking cannot be cancelled by its guest.")).toBeVisible();
  await change({ guest_may_cancel: true });
  await page.getByRole("button", { name: "Cancel the booking" }).click();
  await expect(title(page)).toHaveText("This booking is cancelled");
  await expect(page.getByRole("link", { name: "Book another time" })).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Add it to your calendar" })).toHaveCount(0);
  expect((await fetch(`${booked.manageUrl}/invitation.ics`)).status).toBe(404);
});

test("programs that open every address of a booking, as link scanners do, change nothing", async () => {
  const booked = await book("Sabine Scan");
  const before = await stored(booked);
  const time = encodeURIComponent(sameDay(await free(), booked.start));
  const paths = [
    "",
    "?new=1",
    "?moved=1",
    "/move",
    `/move?time=${time}`,
    "/cancel",
    "/cancel?reason=x",
    "/invitation.ics",
  ];
  for (const path of paths) {
    for (const method of ["GET", "HEAD"]) {
      const answer = await fetch(booked.manageUrl + path, { method });
      expect([method, path, answer.status]).toEqual([method, path, 200]);
    }
  }
  expect(await stored(booked)).toEqual(before);
});

test("after its start a booking is there to read, and says so", async ({ page }) => {
  const booked = await book("Otto Over");
  const shift = (minutes: number) => sql()`
    update bookings set starts_at = now() + ${minutes} * interval '1 minute',
      ends_at = now() + (${minutes} + 30) * interval '1 minute' where id = ${booked.id}`;
  await shift(-10);
  await page.goto(booked.manageUrl);
  await expect(title(page)).toHaveText("This meeting has begun");
  await expect(page.getByRole("link", { name: /^(Move|Cancel) this booking$/ })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Book another time" })).toBeVisible();
  await expectAccessible(page);
  await shift(-100);
  await change({ is_active: false });
  await page.reload();
  await expect(title(page)).toHaveText("This meeting is over");
  // The link takes no bookings now, so it is not offered.
  await expect(page.getByRole("link", { name: "Book another time" })).toHaveCount(0);
  await change({ is_active: true });
  for (const path of ["move", "cancel"]) {
    await page.goto(`${booked.manageUrl}/${path}`);
    await expect(page).toHaveURL(booked.manageUrl);
  }
});
