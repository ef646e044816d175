import { expect, type Page, test } from "@playwright/test";
import { bookThroughApi, firstSlot, requestBooking } from "./support/api";
import { expectAccessible, expectNoSidewaysScroll } from "./support/axe";
import { press } from "./support/guest-form";
import { freshInstallation } from "./support/installation";
import { makeLink } from "./support/make-link";
import { setUp, signIn } from "./support/owner";

const installation = freshInstallation();
test.use({ timezoneId: "Asia/Kathmandu" });

const at = (path: string) => installation().server.baseUrl + path;
const get = (path: string, headers: Record<string, string> = {}) => fetch(at(path), { headers });

/** Addresses of the guests' pages, by what they show. */
const pages = {
  month: "/book/first-talk",
  form: "",
  booking: "",
  used: "",
  revoked: "",
  gone: "/book/nobody",
};

/** Makes a one-time link through the studio; returns the path of its page, and of its page in the studio. */
async function makeOneTimeLink(page: Page, name: string, email: string) {
  await page.goto(at("/links/one-time/new"));
  await page.getByLabel("Name", { exact: false }).first().fill(name);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Make the link", exact: true }).click();
  await expect(page.getByText("The link is ready")).toBeVisible();
  const address = page.getByLabel(`Address of the link for ${name}`, { exact: true });
  return new URL(await address.inputValue()).pathname;
}

test("an owner has links of both kinds, open and closed, and bookings", async ({ page }) => {
  const { server } = installation();
  await setUp(page, server);
  await makeLink(page, "First talk", "first-talk");
  await makeLink(page, "Secret plans", "secret-plans");
  const { manageUrl } = await bookThroughApi(server, "first-talk", {
    name: "Carla",
    email: "carla@example.net",
  });
  await bookThroughApi(server, "secret-plans", { name: "Dora", email: "dora@example.net" });
  pages.booking = new URL(manageUrl).pathname;
  pages.form = `/book/first-talk?time=${encodeURIComponent(await firstSlot(server, "first-talk"))}`;

  pages.used = await makeOneTimeLink(page, "Otto", "otto@example.net");
  const token = pages.used.replace("/book/", "");
  expect((await requestBooking(server, token, await firstSlot(server, token), { name: "Otto" })).status).toBe(
    201,
  );
  pages.revoked = await makeOneTimeLink(page, "Rita", "rita@example.net");
  await page.locator("summary", { hasText: "Revoke" }).click();
  await page.getByRole("button", { name: "Yes, revoke it" }).click();
  await expect.poll(async () => (await get(pages.revoked)).status).toBe(410);
});

test("every page runs scripts by a nonce of its own, which no client can choose", async () => {
  for (const path of Object.values(pages)) {
    const answers = await Promise.all(
      [1, 2].map(() => get(path, { "content-security-policy": "script-src 'nonce-stolen'" })),
    );
    const nonces = answers.map(
      ({ headers }) => /'nonce-([^']+)'/.exec(headers.get("content-security-policy") ?? "")?.[1],
    );
    expect(nonces[0], path).toMatch(/^[\w+/]{22}==$/);
    expect(nonces[0]).not.toBe(nonces[1]);
    const html = (await answers[0]?.text()) ?? "";
    const scripts = [...html.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
    expect(scripts.length).toBeGreaterThan(3);
    expect(scripts.filter((tag) => !tag.includes(` nonce="${nonces[0]}"`))).toEqual([]);
    expect(html).not.toContain("stolen");
    expect(html).not.toMatch(/\son[a-z]+="/);
  }
});

test("nothing comes from, or goes to, anybody else, and the policy refuses nothing of ours", async ({
  page,
}) => {
  const elsewhere: string[] = [];
  const refused: string[] = [];
  page.on("request", (request) => {
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== at(""))
      elsewhere.push(request.url());
  });
  await page.exposeFunction("noteRefused", (what: string) => refused.push(what));
  await page.addInitScript(() =>
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
      (window as unknown as { noteRefused(what: string): void }).noteRefused(
        `${violatedDirective} ${blockedURI}`,
      ),
    ),
  );
  for (const path of Object.values(pages)) {
    await page.goto(at(path));
    await page.waitForLoadState("networkidle");
  }
  await page.goto(at(pages.month));
  await page.locator("#times time").first().click();
  await expect(page.getByLabel("Your name")).toBeVisible();
  await page.waitForLoadState("networkidle");
  expect(elsewhere).toEqual([]);
  expect(refused).toEqual([]);
});

test("no page or answer of the guests has a mail address, or anything of another link", async () => {
  const answers = [
    ...Object.values(pages).map((path) => [path, {}] as const),
    ...Object.values(pages).map((path) => [path, { rsc: "1" }] as const),
    [`${pages.month}.md`, {}] as const,
    ["/api/v1/bookings/public/first-talk", {}] as const,
    ["/api/v1/bookings/public/first-talk/availability", {}] as const,
    [`/api/v1/bookings/public${pages.used.replace("/book", "")}`, {}] as const,
  ];
  for (const [path, headers] of answers) {
    const text = decodeURIComponent(
      (await (await get(path, headers)).text()).replace(/%(?![\da-f]{2})/gi, "%25"),
    );
    expect(text.length, path).toBeGreaterThan(50);
    const own = path === pages.booking ? ["carla@example.net"] : ["you@example.com"];
    const found = [...text.matchAll(/[\w.+-]+@[\w-]+\.[a-z]{2,}/gi)].map(([address]) => address);
    expect(
      found.filter((address) => !own.includes(address)),
      path,
    ).toEqual([]);
    expect(text, path).not.toMatch(/secret.plans/i);
    for (const other of [pages.used, pages.revoked])
      if (!path.includes(other)) expect(text, path).not.toContain(other.replace("/book/", ""));
  }
});

test("a page that has nothing to offer says why, and whom to ask, with the status that says so", async ({
  page,
}) => {
  const cases = [
    [pages.used, 410, "This link has been used", true],
    [pages.revoked, 410, "This link has been withdrawn", true],
    [pages.gone, 404, "There is no such booking link", false],
  ] as const;
  for (const [path, status, title, hasContact] of cases) {
    const answer = await page.goto(at(path));
    expect(answer?.status()).toBe(status);
    expect(answer?.headers()["x-robots-tag"]).toBe("noindex");
    await expect(page.getByRole("heading", { name: title })).toBeVisible();
    await expect(page.getByText("For another time, ask Ada Baker.")).toHaveCount(hasContact ? 1 : 0);
    await expect(page.locator("meta[name=robots]")).toHaveAttribute("content", /noindex/);
    await expectAccessible(page);
    const twin = await get(`${path}.md`);
    expect([twin.status, (await twin.text()).startsWith(`# ${title}`)]).toEqual([status, true]);
    expect((await get(`${path}/og.png`)).status).toBe(status);
  }
});

test("the link in Markdown is what a program needs: its order is run and books", async () => {
  const twin = await get(`${pages.month}.md`);
  expect(twin.headers.get("content-type")).toBe("text/markdown; charset=utf-8");
  expect(twin.headers.get("link")).toBe(`<${at(pages.month)}>; rel="canonical"`);
  const text = await twin.text();
  expect(text).toContain("# First talk\n");
  expect(text).toContain("- Host: Ada Baker\n");
  expect(text.match(/^- `\d{4}-/gm)).toHaveLength(20);
  const [, url = "", body = ""] = /curl -X POST (\S+)[\s\S]*-d '(.*)'/.exec(text) ?? [];
  const order = { method: "POST", headers: { "content-type": "application/json" }, body };
  expect((await fetch(url, order)).status).toBe(201);
  expect(await (await get(`${pages.month}.md`)).text()).not.toContain(JSON.parse(body).start);

  const byAccept = await get(pages.month, { accept: "text/markdown", "accept-language": "de" });
  expect(await byAccept.text()).toContain("- Mit: Ada Baker\n");
  expect(await (await get(`${pages.month}.md?lang=de`)).text()).toContain("- Mit: Ada Baker\n");
  const browser = await get(pages.month, { accept: "text/html,application/xhtml+xml,*/*;q=0.8" });
  expect(browser.headers.get("content-type")).toContain("text/html");
});

test("where a link is posted it has a title, words and a picture; search engines know one address of it", async ({
  page,
}) => {
  await page.goto(at(`${pages.month}?lang=en&duration=30`));
  const content = (property: string) =>
    page.locator(`meta[property="${property}"], meta[name="${property}"]`).getAttribute("content");
  expect(await content("og:title")).toBe("First talk");
  expect(await content("og:description")).toBe(await content("description"));
  expect(await content("description")).toContain("30 minutes with Ada Baker");
  expect(await content("twitter:card")).toBe("summary_large_image");
  await expect(page.locator("link[rel=canonical]")).toHaveAttribute("href", at(pages.month));
  await expect(page.locator('link[rel=alternate][type="text/markdown"]')).toHaveAttribute(
    "href",
    at(`${pages.month}.md`),
  );
  await expect(page.locator("meta[name=robots]")).toHaveAttribute("content", "index, follow");

  const picture = await fetch((await content("og:image")) ?? "");
  expect(picture.headers.get("content-type")).toBe("image/png");
  const png = Buffer.from(await picture.arrayBuffer());
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
});

test("a one-time link and a booking are nobody's to find", async ({ page }) => {
  await signIn(page, installation().server);
  const oneTime = await makeOneTimeLink(page, "Paul", "paul@example.net");
  for (const path of [oneTime, pages.booking]) {
    const answer = await page.goto(at(path));
    expect([answer?.status(), answer?.headers()["x-robots-tag"]]).toEqual([200, "noindex"]);
    await expect(page.locator("meta[name=robots]")).toHaveAttribute("content", /noindex/);
    await expect(page.locator("link[rel=canonical]")).toHaveCount(0);
  }
  expect((await get(`${oneTime}.md`)).headers.get("x-robots-tag")).toBe("noindex");
  expect((await get(oneTime)).headers.get("content-security-policy")).toContain("strict-dynamic");
});

for (const width of [390, 1280])
  test(`from right to left nothing is cut off, and all is mirrored, at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    for (const path of Object.values(pages)) {
      await page.goto(at(path));
      await page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
      await expectNoSidewaysScroll(page);
    }
    await page.goto(at(pages.month));
    const places = async () => ({
      heads: await xOf(page, "table thead th, [role=grid] [role=columnheader]"),
      title: (await xOf(page, "h1"))[0] ?? 0,
      month: (await xOf(page, "table, [role=grid]"))[0] ?? 0,
    });
    const before = await places();
    expect(before.heads).toHaveLength(7);
    expect(before.heads).toEqual(before.heads.toSorted((a, b) => a - b));
    await page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
    const after = await places();
    expect(after.heads).toEqual(after.heads.toSorted((a, b) => b - a));
    // On a desk the columns change sides, too.
    if (width === 1280)
      expect([before.title < before.month, after.title > after.month]).toEqual([true, true]);
  });

/** The middle of each element from the left. */
const xOf = (page: Page, selector: string) =>
  page
    .locator(selector)
    .evaluateAll((found) =>
      found.map((one) => one.getBoundingClientRect()).map(({ x, width }) => x + width / 2),
    );

for (const width of [390, 1280])
  test(`nothing on the way to a booking moves by itself, at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.addInitScript(() => {
      const noted = window as unknown as { shifts: number[] };
      noted.shifts = [];
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & {
          value: number;
          hadRecentInput: boolean;
        })[])
          if (!entry.hadRecentInput) noted.shifts.push(entry.value);
      }).observe({ type: "layout-shift", buffered: true });
    });
    const shifts = () => page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
    for (const path of Object.values(pages)) {
      await page.goto(at(path));
      await page.waitForLoadState("networkidle");
      expect(await shifts(), path).toEqual([]);
    }
    await page.goto(at(pages.month));
    await page.locator("table a, [role=grid] a").last().click();
    await page.locator("#times time").first().click();
    await expect(page.getByLabel("Your name")).toBeVisible();
    await press(page.getByRole("button", { name: "Book this time" }));
    await page.waitForLoadState("networkidle");
    expect(await shifts()).toEqual([]);
  });
