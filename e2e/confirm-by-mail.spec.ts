import { expect, test } from "@playwright/test";
import { dayMs } from "@/lib/time/zone";
import { firstSlot, freeTimes, requestBooking } from "./support/api";
import { expectAccessible } from "./support/axe";
import { confirmationAddress } from "./support/confirm";
import {
  addressOfForm,
  expectBooked,
  fillIn,
  guestZone,
  press,
  problem,
  send,
  visitor,
} from "./support/guest-form";
import { freshInstallation } from "./support/installation";
import { makeApprovalLink, makeLink } from "./support/make-link";
import { setUp } from "./support/owner";

const installation = freshInstallation();
const phone = { width: 390, height: 844 };
const link = "intro-call";

const formAddress = (which?: Parameters<typeof addressOfForm>[1]) =>
  addressOfForm(installation().server, which);
const mailedTo = (email: string) =>
  installation().smtp.messages.filter(({ envelope }) => envelope.to.includes(email));

test("the owner makes links: one that books, and one with places and questions that asks first", async ({
  page,
}) => {
  await setUp(page, installation().server);
  await makeLink(page, "Intro call", link);
  await page.goto(`${installation().server.baseUrl}/templates/new`);
  await page.getByLabel("Name").fill("Topic");
  await page.getByRole("button", { name: "Make the template" }).click();
  await page.getByRole("button", { name: "Add a question" }).click();
  await expect(page.getByRole("textbox", { name: "Question", exact: true })).toBeFocused();
  await page.keyboard.type("What is it about?");
  await page.getByRole("button", { name: "Save the template" }).click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  await makeApprovalLink(page, "Visit", "visit", {
    basics: async () => {
      await page.getByLabel("Let the guest choose").check();
      for (const [n, value] of [
        [1, "Hauptstraße 1"],
        [2, "Café Central"],
      ] as const) {
        await page.getByLabel(`Place ${n}`, { exact: true }).selectOption("address");
        await page.getByLabel(`Address or number of place ${n}`).fill(value);
      }
    },
    questions: async () => {
      await page.getByRole("radio", { name: /^Topic/ }).check();
    },
  });
});

test("without script the mail address is proved by a mail, and opening its link changes nothing", async ({
  browser,
}) => {
  const plain = await visitor(browser, { javaScriptEnabled: false, viewport: phone });
  const start = await firstSlot(installation().server, link);
  await plain.goto(await formAddress({ start }));
  await fillIn(plain, "Paula Plain", "paula@example.com");
  await plain.locator("summary").click();
  await plain.getByLabel("E-mail addresses of your guests").fill("mia@example.com\nnot an address");
  await send(plain);
  await expect(plain.getByLabel("E-mail address of guest 1")).toHaveValue("mia@example.com");
  await expect(plain.getByLabel("E-mail address of guest 2")).toHaveAttribute("aria-invalid", "true");
  for (const n of [4, 3, 2]) await plain.getByLabel(`E-mail address of guest ${n}`).fill("");
  await send(plain);
  await expect(plain.getByRole("heading", { name: "Look into your mail" })).toBeVisible();
  // Held meanwhile, and free to this browser.
  expect(await freeTimes(installation().server, link)).not.toContain(start);
  const address = await confirmationAddress(installation(), "paula@example.com");
  const scanner = await browser.newPage();
  await scanner.goto(address);
  await expect(scanner.getByText("One press, and it is booked.")).toBeVisible();
  // Whoever confirms sees whom that invites.
  await expect(scanner.getByText("mia@example.com")).toBeVisible();
  await expect(scanner.getByRole("button", { name: "Confirm the booking" })).toBeVisible();
  await expectAccessible(scanner);
  expect(mailedTo("paula@example.com")).toHaveLength(1);

  await plain.goto(address);
  await plain.getByRole("button", { name: "Confirm the booking" }).click();
  await expectBooked(plain);
  const booked = new URL(plain.url()).pathname;
  await plain.goto(address);
  await expect(plain).toHaveURL(new RegExp(booked));
  // Whoever had the page open confirms the same booking.
  await scanner.getByRole("button", { name: "Confirm the booking" }).click();
  await expect(scanner).toHaveURL(new RegExp(booked));
  const gone = await plain.goto(address.replace(/confirm\/..../, "confirm/AAAA"));
  expect(gone?.status()).toBe(410);
  await expect(plain.getByRole("link", { name: "Choose a time anew" })).toBeVisible();
});

test("who confirms sees the place and the answers, and that the host has the last word", async ({
  browser,
}) => {
  const plain = await visitor(browser, { javaScriptEnabled: false, viewport: phone });
  await plain.goto(await formAddress({ slug: "visit" }));
  await fillIn(plain, "Vera Visit", "vera@example.com");
  await plain.getByLabel("Café Central").check();
  await plain.getByLabel("What is it about?").fill("My garden");
  await send(plain, "Send the request");
  await expect(plain.getByText("press “Send the request”")).toBeVisible();
  await plain.goto(await confirmationAddress(installation(), "vera@example.com"));
  await expect(plain.getByRole("heading", { name: "Confirm your request" })).toBeVisible();
  await expect(plain.getByText("it is sent as a request")).toBeVisible();
  for (const words of ["Café Central", "What is it about?", "My garden"])
    await expect(plain.getByText(words)).toBeVisible();
  await press(plain.getByRole("button", { name: "Send the request" }));
  await expect(plain.getByRole("heading", { name: "Your request has arrived" })).toBeVisible();
});

test("a time that is gone before the mail is opened comes with others, and with everything typed", async ({
  browser,
}) => {
  const context = await browser.newContext({ timezoneId: guestZone, javaScriptEnabled: false });
  const plain = await context.newPage();
  const start = await firstSlot(installation().server, link, 3 * dayMs);
  await plain.goto(await formAddress({ start }));
  await fillIn(plain, "Greta Gone", "greta@example.com");
  await send(plain);
  await expect(plain.getByRole("heading", { name: "Look into your mail" })).toBeVisible();
  // The guest holds the time; somebody who comes by the same browser takes it.
  const [cookie] = (await context.cookies()).filter(({ name }) => name === "openhour-visitor");
  const faster = await fetch(`${installation().server.baseUrl}/api/v1/bookings/public/${link}/book`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie: `${cookie?.name}=${cookie?.value}` },
    body: JSON.stringify({
      start,
      attendee: { name: "Somebody Faster", email: "faster@example.com", timeZone: guestZone },
    }),
  });
  expect(faster.status).toBe(201);
  expect((await requestBooking(installation().server, link, start)).status).toBe(409);

  const answer = await plain.goto(await confirmationAddress(installation(), "greta@example.com"));
  expect(answer?.status()).toBe(409);
  await expect(plain.getByLabel("Your name")).toHaveValue("Greta Gone");
  await expect(plain.getByRole("radio")).toHaveCount(6);
  await plain.getByRole("radio").nth(1).check();
  // The address is proved already: no other mail is needed.
  await send(plain);
  await expectBooked(plain);
});

test("who asks for too many mails waits, and keeps what was typed", async ({ browser }) => {
  const plain = await visitor(browser, { javaScriptEnabled: false });
  const times = (await freeTimes(installation().server, link)).slice(4);
  let status: number | undefined;
  for (const [i, start] of times.slice(0, 6).entries()) {
    await plain.goto(await formAddress({ start }));
    await fillIn(plain, "Mona Many", `mona${i}@example.com`);
    const answered = plain.waitForResponse((response) => response.request().method() === "POST");
    await send(plain);
    const answer = await answered;
    status = answer.status();
    if (status !== 429) continue;
    expect(Number(answer.headers()["retry-after"])).toBeGreaterThan(60);
    break;
  }
  expect(status).toBe(429);
  await expect(problem(plain, "So many confirmations")).toBeVisible();
  await expect(plain.getByLabel("Your name")).toHaveValue("Mona Many");
});
