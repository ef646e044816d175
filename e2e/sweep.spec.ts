import { type Browser, type BrowserContextOptions, expect, type Page, test } from "@playwright/test";
import { dayMs, localDate } from "@/lib/time/zone";
import { bookThroughApi, firstSlot } from "./support/api";
import { expectAccessible, expectNoSidewaysScroll } from "./support/axe";
import { press } from "./support/guest-form";
import { freshInstallation } from "./support/installation";
import { makeApprovalLink, makeLink } from "./support/make-link";
import { readAsBrowserAsks, setUp, signIn } from "./support/owner";

const installation = freshInstallation();
const timeZone = "America/St_Johns";
test.use({ timezoneId: timeZone });

const at = (path: string) => installation().server.baseUrl + path;
/** Not the robot that a browser without a window calls itself: its visits count. */
const userAgent = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36";

/** Words that English sentences and buttons hardly do without, and German ones do not know. */
const english =
  /\b(the|your|you|and|with|not|are|this|these|your|save|cancel|delete|remove|new|next|back|booking|bookings|hours|days|minutes|guest|guests|time|times|yes|none|from|when)\b/i;

/** What is in English because it was written so: the set-up's schedule, and the subjects of the mails to owner and guests. */
const written = /Working hours|Kennenlernen with|^New booking: |^Request received: |^Cancelled: /;

/** Every page of the studio, and of the guest's: what it is called, and its address. */
let pages: readonly (readonly [name: string, path: string])[] = [];
const firstLoad = new Map<string, number>();

/** The addresses in a page's main part that look like this. */
async function hrefs(page: Page, path: string, pattern: RegExp): Promise<string[]> {
  await page.goto(at(path));
  const all = await page
    .locator("main a[href]")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  return all.filter((href) => pattern.test(href));
}

const id = "[0-9a-f-]{36}";

/** A template with a question, which the link asks. Everything that the owner writes is German, so that only Openhour's words could be English. */
async function makeTemplate(page: Page): Promise<string> {
  await page.goto(at("/templates/new"));
  await page.getByLabel("Name").fill("Vorlage");
  await page.getByRole("button", { name: "Make the template" }).click();
  await page.getByRole("button", { name: "Add a question" }).click();
  await expect(page.getByRole("textbox", { name: "Question", exact: true })).toBeFocused();
  await page.keyboard.type("Worum geht es?");
  await page.getByRole("button", { name: "Save the template" }).click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  const address = new URL(page.url()).pathname;
  await page.getByRole("combobox", { name: "Link", exact: true }).selectOption("Kennenlernen");
  await page.getByRole("button", { name: "Ask them on this link" }).click();
  await expect(page.getByText("Saved: the link asks these questions now.")).toBeVisible();
  return address;
}

/** A guest books in the browser and answers the question; returns the guest's own address. */
async function bookWithAnswer(page: Page): Promise<string> {
  const start = await firstSlot(installation().server, "kennenlernen");
  await page.goto(at(`/book/kennenlernen?time=${encodeURIComponent(start)}`));
  await page.getByLabel("Your name").fill("Gustav Gast");
  await page.getByLabel("Your e-mail address").fill("gustav@example.com");
  await page.getByLabel("Worum geht es?").fill("Um alles.");
  await press(page.getByRole("button", { name: "Book this time" }));
  await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible();
  return new URL(page.url()).pathname;
}

async function makeOneTimeLink(page: Page): Promise<void> {
  await page.goto(at("/links/one-time/new"));
  await page.getByLabel("Name", { exact: false }).first().fill("Otto Ohm");
  await page.getByLabel("E-mail address").fill("otto@example.com");
  await page.getByRole("button", { name: "Make the link", exact: true }).click();
  await expect(page.getByText("The link is ready")).toBeVisible();
}

/** A link that is begun and not finished; returns the address of its first step. */
async function beginLink(page: Page): Promise<string> {
  await page.goto(at("/links/new"));
  await page.getByLabel("Title").fill("Halber Gedanke");
  await page.getByRole("button", { name: "Next", exact: true }).click();
  await expect(page).toHaveURL(/\/availability/);
  return new URL(page.url()).pathname.replace(/availability$/, "");
}

test("an owner has some of everything", async ({ page, browser }) => {
  test.slow();
  const { server } = installation();
  await setUp(page, server);
  await readAsBrowserAsks(page);
  await makeLink(page, "Kennenlernen", "kennenlernen");
  await makeApprovalLink(page, "Beratung", "beratung");
  const cancelled = await bookThroughApi(server, "kennenlernen", { name: "Carla Clear" });
  await bookThroughApi(server, "beratung", { name: "Ravi Rao" });
  const template = await makeTemplate(page);
  const guest = await (await browser.newContext({ userAgent, timezoneId: timeZone })).newPage();
  await guest.goto(`${cancelled.manageUrl}/cancel`);
  await guest.getByRole("button", { name: "Cancel the booking" }).click();
  await expect(guest.getByRole("heading", { name: "This booking is cancelled" })).toBeVisible();
  const own = await bookWithAnswer(guest);
  await guest.context().close();
  await makeOneTimeLink(page);
  const draft = await beginLink(page);

  const [booking = ""] = await hrefs(page, "/bookings", new RegExp(`^/bookings/${id}$`));
  const [pending = ""] = await hrefs(page, "/bookings?tab=pending", new RegExp(`^/bookings/${id}$`));
  const [called = ""] = await hrefs(page, "/bookings?tab=cancelled", new RegExp(`^/bookings/${id}$`));
  const [oneTime = ""] = await hrefs(page, "/links/one-time", new RegExp(`^/links/one-time/${id}$`));
  const [schedule = ""] = await hrefs(page, "/schedules", new RegExp(`^/schedules/${id}$`));
  const [link = ""] = await hrefs(page, "/links?q=kennenlernen", new RegExp(`^/links/${id}$`));
  // The worker writes the mails in its own time.
  let mail = "";
  await expect(async () => {
    [mail = ""] = await hrefs(page, "/settings/mail-log", /^\/settings\/mail-log\//);
    expect(mail).not.toBe("");
  }).toPass();
  const date = localDate(Date.now() + 3 * dayMs, timeZone);
  const steps = ["basics", "availability", "lengths", "limits", "questions", "review"] as const;

  pages = [
    ["Bookings", "/bookings"],
    ["Bookings, pending", "/bookings?tab=pending"],
    ["Bookings, past", "/bookings?tab=past"],
    ["Bookings, cancelled", "/bookings?tab=cancelled"],
    ["Bookings, week", `/bookings?view=week&date=${date}`],
    ["Bookings, month", `/bookings?view=month&date=${date}`],
    ["A booking", booking],
    ["A request", pending],
    ["A cancelled booking", called],
    ["Move a booking", `${booking}/move`],
    ["Cancel a booking", `${booking}/cancel`],
    ["Reject a request", `${pending}/reject`],
    ["Links", "/links"],
    ["Links, archived", "/links?state=archived"],
    ["New link", "/links/new"],
    ...steps.map((step) => [`New link, ${step}`, draft + step] as const),
    ["A link", link],
    ["Share a link", `${link}/share`],
    ["Mails of a link", `${link}/mails`],
    ["A mail of a link", `${link}/mails/booking_confirmed_guest`],
    ["Analytics of a link", `${link}/analytics`],
    ["Why not?", `${link}/why-not`],
    ["Why not, an answer", `${link}/why-not?date=${date}&time=03%3A00`],
    ["One-time links", "/links/one-time"],
    ["New one-time link", "/links/one-time/new"],
    ["A one-time link", oneTime],
    ["Schedules", "/schedules"],
    ["New schedule", "/schedules/new"],
    ["A schedule", schedule],
    ["Templates", "/templates"],
    ["New template", "/templates/new"],
    ["A template", template],
    ["Delete a template", `${template}/delete`],
    ["Analytics", "/analytics?days=365"],
    ["Profile", "/settings/profile"],
    ["Calendar feeds", "/settings/feeds"],
    ["Organization", "/settings/organization"],
    ["Mail log", "/settings/mail-log"],
    ["Jobs", "/settings/jobs"],
    ["A mail", mail],
    ["Guest: month", "/book/kennenlernen"],
    ["Guest: form", `/book/kennenlernen?time=${encodeURIComponent(await firstSlot(server, "kennenlernen"))}`],
    ["Guest: booking", own],
    ["Guest: cancel", `${own}/cancel`],
  ];
  expect(
    pages.filter(([, path]) => !path.startsWith("/") || /^\/(move|cancel|reject|share)/.test(path)),
  ).toEqual([]);
});

/** What goes wrong in a page without stopping it. */
async function complaintsOf(page: Page): Promise<string[]> {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  // What the page's own policy refuses.
  await page.exposeFunction("noteRefused", (what: string) => complaints.push(`refused: ${what}`));
  await page.addInitScript(() =>
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
      (window as unknown as { noteRefused(what: string): void }).noteRefused(
        `${violatedDirective} ${blockedURI}`,
      ),
    ),
  );
  page.on("console", (message) => {
    // The preview of a mail lets no script run, not even those that look at the page here.
    if (message.type() === "error" && !message.text().includes("'about:srcdoc'"))
      complaints.push(message.text());
  });
  return complaints;
}

/** How many bytes of scripts came until the page was loaded, as they were sent. */
const scriptBytes = (page: Page) =>
  page.evaluate(() =>
    (performance.getEntriesByType("resource") as PerformanceResourceTiming[])
      .filter(({ name }) => new URL(name).pathname.endsWith(".js"))
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
  );

async function openSignedIn(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ userAgent, timezoneId: timeZone, ...options });
  const page = await context.newPage();
  await signIn(page, installation().server);
  return page;
}

const looks = [
  // The longest words where there is the least room.
  { language: "de", locale: "de-AT", width: 390, colorScheme: "light" },
  { language: "en", locale: "en-GB", width: 1280, colorScheme: "dark" },
] as const;

for (const { language, locale, width, colorScheme } of looks)
  test(`every page in "${language}" is whole, at ${width} px in the ${colorScheme}`, async ({ browser }) => {
    test.setTimeout(180_000);
    const page = await openSignedIn(browser, { locale, colorScheme, viewport: { width, height: 900 } });
    const complaints = await complaintsOf(page);
    for (const [name, path] of pages)
      await test.step(name, async () => {
        const answer = await page.goto(at(path));
        expect.soft(answer?.status(), path).toBe(200);
        await expect.soft(page.locator("html"), path).toHaveAttribute("lang", language);
        firstLoad.set(name, await scriptBytes(page));
        if (language === "de") expect.soft(await wordsLeftInEnglish(page), path).toEqual([]);
        await expectNoSidewaysScroll(page);
        await expectAccessible(page);
        expect.soft(complaints.splice(0), path).toEqual([]);
      });
    await page.context().close();
  });

/** The lines of a page that read English; what mails and codes say is nobody's concern here. */
async function wordsLeftInEnglish(page: Page): Promise<string[]> {
  const text = await page.evaluate(() => {
    const copy = document.body.cloneNode(true) as HTMLElement;
    for (const foreign of copy.querySelectorAll(
      "script, style, noscript, pre, code, textarea, option, [lang=en]",
    ))
      foreign.remove();
    document.body.append(copy);
    const shown = copy.innerText;
    copy.remove();
    return `${document.title}\n${shown}`;
  });
  return text.split("\n").filter((line) => english.test(line) && !written.test(line));
}

test("how much script each page loads at first", async ({ page, request }) => {
  const kB = (bytes: number) => `${(bytes / 1000).toFixed(0).padStart(5)} kB`;
  console.log(
    ["First load of JavaScript, compressed as served:"]
      .concat([...firstLoad].map(([name, bytes]) => `${kB(bytes)}  ${name}`))
      .join("\n"),
  );
  // The guest's pages are drawn with the words that they need; the library of the studio's stays away.
  const translates = async (path: string) => {
    await page.goto(at(path));
    const scripts = await page
      .locator("script[src*='/_next/']")
      .evaluateAll((found) => found.map((script) => (script as HTMLScriptElement).src));
    const texts = await Promise.all(scripts.map(async (script) => (await request.get(script)).text()));
    return texts.some((text) => text.includes("MISSING_MESSAGE"));
  };
  expect(await translates("/book/kennenlernen")).toBe(false);
  await signIn(page, installation().server);
  expect(await translates("/links")).toBe(true);
});
