import { expect, test } from "@playwright/test";
import { press } from "./support/guest-form";
import { makeApprovalLink } from "./support/make-link";
import { expectAccessible, onClock, ownBookings, sameDay, timeLink, title } from "./support/own-booking";
import { setUp } from "./support/owner";

// The owner signs up in Kathmandu; these guests are elsewhere.
test.use({ timezoneId: "Asia/Kathmandu" });

const { server, seeRows, book, free, stored } = ownBookings("audience");

const formAddress = async (n = 0) => {
  const { [n]: time = "" } = await free();
  return `${server().baseUrl}/book/audience?time=${encodeURIComponent(time)}`;
};

test("a link whose host decides says so before anything is sent, in both languages", async ({ page }) => {
  await setUp(page, server());
  await makeApprovalLink(page, "Audience", "audience");
  await seeRows();
  await page.goto(`${server().baseUrl}/book/audience`);
  await expect(page.getByText("Ada Baker decides about each request")).toBeVisible();
  await page.goto(`${await formAddress(1)}&lang=de`);
  await expect(page.getByText("Ada Baker entscheidet über jede Anfrage")).toBeVisible();
  await expect(page.getByRole("button", { name: "Anfrage senden" })).toBeVisible();
  await page.goto(await formAddress());
  await expect(page.getByRole("button", { name: "Book this time" })).toHaveCount(0);
  await expectAccessible(page);
  await page.getByLabel("Your name").fill("Rosa Request");
  await page.getByLabel("Your e-mail address").fill("rosa@example.com");
  await press(page.getByRole("button", { name: "Send the request" }));
  await expect(title(page)).toHaveText("Your request has arrived");
});

test("a form that a colleague sent is on one's own clock from the first, and the way back leads past it", async ({
  browser,
}) => {
  const context = await browser.newContext({ timezoneId: "Europe/Berlin", locale: "en-GB" });
  const guest = await context.newPage();
  const [start] = await free();
  const address = await formAddress();
  await guest.goto("about:blank");
  await guest.goto(address);
  await expect(guest).toHaveURL(/tz=Europe%2FBerlin/);
  await expect(guest.getByText(onClock(start)).first()).toBeVisible();
  await expect(guest.locator("input[name=timeZone]")).toHaveValue("Europe/Berlin");
  await guest.goBack();
  expect(guest.url()).toBe("about:blank");
  // A zone that the address names stays, wherever the guest is.
  await guest.goto(`${address}&tz=Asia/Tokyo`);
  await expect(guest.locator("input[name=timeZone]")).toHaveValue("Asia/Tokyo");
  await context.close();
});

test("a request says that it is one, moves as one, and is nothing for a calendar yet", async ({ page }) => {
  const booked = await book("Rita Request");
  const other = sameDay(await free(), booked.start);
  await page.goto(booked.manageUrl);
  await expect(title(page)).toHaveText("Your request waits for an answer");
  await expect(page.getByRole("navigation", { name: "Add it to your calendar" })).toHaveCount(0);
  await page.getByRole("link", { name: "Move this booking" }).click();
  await timeLink(page, other).click();
  await page.getByRole("button", { name: "Move the request" }).click();
  await expect(title(page)).toHaveText("Your request is moved");
  expect(await stored(booked)).toMatchObject({ status: "pending", sequence: 1, start: other });
  expect((await fetch(`${booked.manageUrl}/invitation.ics`)).status).toBe(404);
});
