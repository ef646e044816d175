import { expect, type Page, type Request, test } from "@playwright/test";
import { dayMs, minuteMs } from "@/lib/time/zone";
import { firstSlot, freeTimes, requestBooking } from "./support/api";
import { expectAccessible, expectNoSidewaysScroll } from "./support/axe";
import { addressOfForm, expectBooked, fillIn, press, problem, send, visitor } from "./support/guest-form";
import { freshInstallation } from "./support/installation";
import { makeLink } from "./support/make-link";
import { setUp, signIn } from "./support/owner";

const installation = freshInstallation();
const phone = { width: 390, height: 844 };
const link = "intro-call";

const formAddress = (which?: Parameters<typeof addressOfForm>[1]) =>
  addressOfForm(installation().server, which);
const mailedTo = (email: string) =>
  installation().smtp.messages.filter(({ envelope }) => envelope.to.includes(email));

/** The answer to the form, and not to the hold that it places. */
const answerTo = (page: Page) =>
  page.waitForResponse(
    (response) => response.request().method() === "POST" && response.url().includes("/book/"),
  );

/** What a form says that its browser has done, as it is sent. */
const proofIn = (body: string | null) => /name="[^"]*proof"\r\n\r\n([^\r]+)/.exec(body ?? "")?.[1] ?? "";

test("the owner makes a link whose guests choose the place", async ({ page }) => {
  await setUp(page, installation().server);
  await makeLink(page, "Intro call", link);
  await page.goto(`${installation().server.baseUrl}/links/new`);
  await page.getByLabel("Title").fill("Coffee");
  await page.getByLabel("Address (optional)").fill("coffee");
  await page.getByLabel("Let the guest choose").check();
  for (const [n, kind, value] of [
    [1, "video", "https://meet.example/secret-room"],
    [2, "address", "Hauptstraße 1, Berlin"],
  ] as const) {
    await page.getByLabel(`Place ${n}`, { exact: true }).selectOption(kind);
    await page.getByLabel(`Address or number of place ${n}`).fill(value);
  }
  await page.getByText("More places").click();
  await page.getByLabel("Place 3", { exact: true }).selectOption("ask");
  await page.getByRole("button", { name: "Make the link now" }).click();
  await expect(page).toHaveURL(/\/links\?new=/);
});

test("a guest brings others along: each is checked, invited, and seen by the owner", async ({
  browser,
  page,
}) => {
  const guest = await visitor(browser, { viewport: phone });
  await guest.goto(await formAddress());
  await fillIn(guest, "Gwen Guest", "gwen@example.com");
  await guest.getByRole("button", { name: "Add a guest" }).click();
  const first = guest.getByLabel("E-mail address of guest 1");
  await expect(first).toBeFocused();
  await first.fill("GWEN@example.com");
  await guest.getByRole("button", { name: "Add a guest" }).click();
  await guest.getByLabel("E-mail address of guest 2").fill("mia@nowhere");
  await guest.getByRole("button", { name: "Add a guest" }).click();
  await expectAccessible(guest);
  await expectNoSidewaysScroll(guest);
  await send(guest);
  // The summary leads to each field that is wrong.
  await expect(first).toHaveAttribute("aria-invalid", "true");
  const second = guest.getByLabel("E-mail address of guest 2");
  await expect(second).toHaveAttribute("aria-invalid", "true");
  await expect(second).toHaveValue("mia@nowhere");
  await problem(guest, "needs mending")
    .getByRole("link", { name: /^Write an e-mail address/ })
    .click();
  await expect(guest).toHaveURL(/#guests\/1\/email$/);
  await expect(second).toBeInViewport();
  await expectAccessible(guest);
  await second.fill("mia@example.com");
  await guest.getByRole("button", { name: "Remove guest 1" }).click();
  await expect(guest.getByLabel("E-mail address of guest 1")).toHaveValue("mia@example.com");
  await send(guest);
  await expectBooked(guest);
  await expect.poll(() => mailedTo("mia@example.com").length).toBe(1);
  const [mail] = mailedTo("mia@example.com");
  expect(mail?.raw).not.toContain("/booking/");
  expect(mail?.parsed.text).toContain("Gwen Guest");

  await signIn(page, installation().server, "/bookings");
  await page.getByRole("link", { name: "Gwen Guest" }).first().click();
  await expect(page.getByText("Also invited")).toBeVisible();
  await expect(page.getByRole("link", { name: "mia@example.com" })).toBeVisible();
});

test("a guest chooses the place; nothing of a call is told before", async ({ browser }) => {
  const guest = await visitor(browser, { viewport: phone });
  const answer = await guest.goto(await formAddress({ slug: "coffee" }));
  expect(await answer?.text()).not.toContain("secret-room");
  await fillIn(guest, "Pia Place", "pia@example.com");
  const places = guest.getByRole("group", { name: "Where would you like to meet?" });
  await expect(guest.getByLabel("Where shall we meet?")).toBeHidden();
  await places.getByLabel("Somewhere else: you say where").check();
  await guest.getByLabel("Where shall we meet?").fill(" ");
  await send(guest);
  await expect(guest.getByLabel("Where shall we meet?")).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(guest);
  await guest.getByLabel("Where shall we meet?").fill("Café Central");
  await places.getByLabel("Video call").check();
  await send(guest);
  await expectBooked(guest);
  await expect(guest.getByRole("link", { name: "secret-room" })).toBeVisible();
});

test("an address fills the form in, and keeps doing so while times are chosen", async ({ browser }) => {
  const guest = await visitor(browser);
  const more = "&name=Gwen+Guest&email=gwen%40example.com&guests=mia%40example.com,noah%40example.com";
  await guest.goto(await formAddress({ more }));
  await guest.getByRole("link", { name: "Change the time" }).click();
  await guest.locator("#times ul a").first().click();
  await expect(guest.getByLabel("Your name")).toHaveValue("Gwen Guest");
  await expect(guest.getByLabel("Your e-mail address")).toHaveValue("gwen@example.com");
  await expect(guest.getByLabel("E-mail address of guest 1")).toHaveValue("mia@example.com");
  await expect(guest.getByLabel("E-mail address of guest 2")).toHaveValue("noah@example.com");
});

test("of two browsers that race for a time one gets it, and the other keeps the form and has other times", async ({
  browser,
}) => {
  // A day on which no form is open that holds its time.
  const start = await firstSlot(installation().server, link, 4 * dayMs);
  const address = await formAddress({ start });
  const racers = await Promise.all(
    ["Anna", "Bert"].map(async (name) => {
      const page = await visitor(browser);
      // A held time is not raced for.
      await page.route("**/holds", (route) => route.abort());
      await page.goto(address);
      await fillIn(page, `${name} Racer`, `${name.toLowerCase()}@example.com`);
      await page.getByRole("button", { name: "Add a guest" }).click();
      await page.getByLabel("E-mail address of guest 1").fill("friend@example.com");
      return page;
    }),
  );
  await Promise.all(racers.map((page) => send(page)));
  const won = (page: Page) => page.getByRole("heading", { name: "You are booked" });
  const lost = (page: Page) => problem(page, "That time was just taken");
  const ends = await Promise.all(
    racers.map(async (page) => {
      await expect(won(page).or(lost(page))).toBeVisible();
      return (await won(page).isVisible()) ? "won" : "lost";
    }),
  );
  expect(ends.toSorted()).toEqual(["lost", "won"]);
  const loser = racers[ends.indexOf("lost")] as Page;
  await expect(loser.getByLabel("Your name")).toHaveValue(/^(Anna|Bert) Racer$/);
  await expect(loser.getByLabel("E-mail address of guest 1")).toHaveValue("friend@example.com");
  await expect(loser.getByRole("radio")).toHaveCount(6);
  await expectAccessible(loser);
  await loser.getByRole("radio").nth(2).check();
  await send(loser);
  await expectBooked(loser);
});

test("a double click sends once, and the same form sent again leads to the same booking", async ({
  browser,
}) => {
  const guest = await visitor(browser);
  await guest.goto(await formAddress());
  await fillIn(guest, "Dora Double", "dora@example.com");
  const posts: Request[] = [];
  guest.on("request", (request) => {
    if (request.method() === "POST" && request.url().includes("/book/")) posts.push(request);
  });
  await press(guest.getByRole("button", { name: "Book this time" }), { twice: true });
  await expectBooked(guest);
  expect(posts).toHaveLength(1);
  const [post] = posts;
  const again = await guest.request.fetch(post?.url() ?? "", {
    method: "POST",
    headers: (await post?.allHeaders()) ?? {},
    data: post?.postDataBuffer() ?? "",
    maxRedirects: 0,
  });
  expect(again.headers()["x-action-redirect"]).toContain(new URL(guest.url()).pathname);
});

test("what proves a browser is good for one booking, of one link", async ({ browser }) => {
  const guest = await visitor(browser);
  let proof = "";
  await guest.route("**/book/**", async (route) => {
    proof ||= proofIn(route.request().postData());
    return route.continue();
  });
  await guest.goto(await formAddress());
  await fillIn(guest, "Rita Robot", "rita@example.com");
  await send(guest);
  await expectBooked(guest);
  expect(proof).toContain("PBKDF2");

  for (const [slug, words] of [
    [link, "This form was sent before"],
    ["coffee", "went wrong"],
  ] as const) {
    const again = await visitor(browser);
    let isFirst = true;
    await again.route("**/book/**", async (route) => {
      const body = route.request().postData();
      const own = proofIn(body);
      if (own === "" || !isFirst) return route.continue();
      isFirst = false;
      return route.continue({ postData: body?.replace(own, proof) ?? "" });
    });
    await again.goto(await formAddress({ slug }));
    await fillIn(again, "Rita Robot", "rita2@example.com");
    if (slug === "coffee") await again.getByLabel("Video call").check();
    await send(again);
    await expect(problem(again, words)).toBeVisible();
    await expect(again.getByLabel("Your name")).toHaveValue("Rita Robot");
    // The form has a fresh one, and nothing is lost.
    await send(again);
    await expectBooked(again);
  }
});

test("a form that stays open for long proves itself anew", async ({ browser }) => {
  const guest = await visitor(browser);
  const challenges: string[] = [];
  await guest.route("**/challenge", async (route) => {
    const response = await route.fetch();
    challenges.push((await response.json()).signature);
    // By the server's clock the first has half a minute left, as when the form had been open for long.
    const aged = challenges.length === 1 ? 9.5 * minuteMs : 0;
    const date = new Date(Date.parse(response.headers().date ?? "") + aged).toUTCString();
    await route.fulfill({ response, headers: { ...response.headers(), date } });
  });
  let proof = "";
  guest.on("request", (request) => {
    proof ||= proofIn(request.postData());
  });
  await guest.goto(await formAddress());
  await fillIn(guest, "Lena Long", "lena@example.com");
  await send(guest);
  await expectBooked(guest);
  expect(challenges).toHaveLength(2);
  expect(proof).toContain(challenges[1]);
});

test("a field that nobody sees catches who fills in everything, and shows itself to be emptied", async ({
  browser,
}) => {
  const guest = await visitor(browser);
  await guest.goto(await formAddress());
  await fillIn(guest, "Rita Robot", "rita@example.com");
  await expect(guest.getByRole("textbox", { name: "Leave this field empty" })).toHaveCount(0);
  await guest.locator("input[name=topic]").evaluate((input: HTMLInputElement) => {
    input.value = "Buy now";
  });
  const answered = answerTo(guest);
  await send(guest);
  expect((await answered).status()).toBe(400);
  await expect(problem(guest, "A field that people do not see")).toBeVisible();
  const trap = guest.getByRole("textbox", { name: "Leave this field empty" });
  await expect(trap).toHaveValue("Buy now");
  await expectAccessible(guest);
  await trap.fill("");
  await send(guest);
  await expectBooked(guest);
});

test("who brings too many along, by programs and forms together, waits, and keeps what was typed", async ({
  browser,
}) => {
  const { server } = installation();
  const times = await freeTimes(server, link, 5 * dayMs);
  const guests = [1, 2, 3, 4, 5].map((n) => ({ email: `friend${n}@example.com` }));
  let status = 201;
  for (const start of times) {
    status = (await requestBooking(server, link, start, { guests })).status;
    if (status !== 201) break;
  }
  expect(status).toBe(429);
  const guest = await visitor(browser);
  await guest.goto(await formAddress({ more: `&guests=${guests.map(({ email }) => email).join(",")}` }));
  await fillIn(guest, "Bea Bring", "bea@example.com");
  const answered = answerTo(guest);
  await send(guest);
  const answer = await answered;
  expect(answer.status()).toBe(429);
  expect(Number(answer.headers()["retry-after"])).toBeGreaterThan(60);
  await expect(problem(guest, "So many people were invited")).toBeVisible();
  await expect(guest.getByLabel("E-mail address of guest 5")).toHaveValue("friend5@example.com");
});
