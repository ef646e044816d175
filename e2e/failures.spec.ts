import { randomBytes } from "node:crypto";
import { type Browser, expect, test } from "@playwright/test";
import { startEmbedded } from "@/db/embedded";
import { startSmtp } from "@/tests/support/smtp";
import { firstSlot, requestBooking } from "./support/api";
import { expectAccessible } from "./support/axe";
import { makeLink } from "./support/make-link";
import { setUp as setUpOwner } from "./support/owner";
import { startRelay } from "./support/relay";
import { freePort, newDataDir, type RunningServer, startServer } from "./support/server";

/** Makes the first owner and the link `race` in the studio. */
async function setUp(server: RunningServer, browser: Browser) {
  const page = await (await browser.newContext()).newPage();
  await setUpOwner(page, server);
  await makeLink(page, "Race", "race");
  await page.close();
}

const book = (server: RunningServer, start: string, email = "gwen@example.com") =>
  requestBooking(server, "race", start, { name: "Gwen Guest", email });

test("a server killed right after a booking sends its mails after the restart, each once", async ({
  browser,
}) => {
  const smtp = await startSmtp();
  const data = await newDataDir();
  // The same port again: addresses in the mails, and so their ids, hang on it.
  const settings = { DATA_DIR: data.path, SMTP_URL: smtp.url, PORT: String(await freePort()) };
  const doomed = await startServer(settings);
  await setUp(doomed, browser);
  const held = [smtp.holdNext(), smtp.holdNext()];
  expect((await book(doomed, await firstSlot(doomed, "race"))).status).toBe(201);
  // The worst moment: the mail server has both messages and has answered neither.
  for (const mail of held) await mail.arrived;
  await doomed.kill();
  for (const mail of held) mail.hangUp();

  const server = await startServer(settings);
  expect(server.setUpAddress).toBeUndefined();
  const received = await smtp.waitForMessages(2);
  expect(received.flatMap((mail) => mail.envelope.to).sort()).toEqual([
    "ada@example.com",
    "gwen@example.com",
  ]);
  await expect
    .poll(
      async () => ((await (await fetch(`${server.baseUrl}/api/v1/health`)).json()) as Health).queue.waiting,
    )
    .toBe(0);
  expect(smtp.messages).toHaveLength(2);
  expect(await server.stop()).toBe(0);
  await smtp.close();
  await data.remove();
});

test("a page without its database says so with 503, in the guest's language and without script, until it is back", async ({
  browser,
}) => {
  const data = await newDataDir();
  const database = await startEmbedded({ dataDir: data.path, throwAway: true });
  const way = await startRelay(new URL(database.url));
  const server = await startServer({
    DATABASE_URL: way.url,
    AUTH_SECRET: randomBytes(32).toString("base64"),
    PUBLIC_PAGES_PER_MINUTE: "40",
  });
  await setUp(server, browser);
  const german = { locale: "de-DE", javaScriptEnabled: false };
  const guest = await (await browser.newContext(german)).newPage();
  const open = async (path = "/book/race") => {
    const answer = await guest.goto(server.baseUrl + path);
    return [answer?.status(), answer?.headers()["retry-after"]];
  };
  const title = guest.getByRole("heading", { level: 1 });
  expect(await open()).toEqual([200, undefined]);

  await way.cut();
  for (const path of ["/book/race", "/book/race?date=2026-12-01"]) {
    expect(await open(path)).toEqual([503, "30"]);
    await expect(title).toHaveText("Der Kalender ist gerade nicht erreichbar");
    await expect(guest.locator("html")).toHaveAttribute("lang", "de");
  }
  // Axe is script, and so needs a page that lets it run.
  const looked = await browser.newPage();
  await looked.goto(`${server.baseUrl}/book/race`);
  await expectAccessible(looked);
  await looked.close();
  expect((await fetch(`${server.baseUrl}/book/race.md`)).status).toBe(503);

  await way.mend();
  await expect(async () => expect(await open()).toEqual([200, undefined])).toPass({ intervals: [1000] });

  // And who asks too often is asked to wait.
  await expect(async () => expect((await open())[0]).toBe(429)).toPass({ intervals: [0] });
  await expect(title).toHaveText("Bitte etwas langsamer");
  expect(Number((await open())[1])).toBeGreaterThan(0);

  await guest.context().close();
  expect(await server.stop()).toBe(0);
  await way.cut();
  await database.stop();
  await data.remove();
});

type Health = { queue: { waiting: number } };

test("of 200 requests to two servers on one database one gets the time, 199 hear that it is taken", async ({
  browser,
}) => {
  const data = await newDataDir();
  const database = await startEmbedded({ dataDir: data.path, throwAway: true });
  const settings = { DATABASE_URL: database.url, AUTH_SECRET: randomBytes(32).toString("base64") };
  // Started together: the tables are made once, or one of them would not start.
  const servers = await Promise.all([startServer(settings), startServer(settings)]);
  const [one] = servers;
  await setUp(one, browser);
  const start = await firstSlot(one, "race");
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, i) => book(servers[i % 2] ?? one, start, `guest${i}@example.com`)),
  );
  const statuses = answers.map((answer) => answer.status);
  expect(statuses.filter((status) => status === 201)).toHaveLength(1);
  expect(statuses.filter((status) => status === 409)).toHaveLength(199);
  for (const server of servers) expect(await server.stop()).toBe(0);
  await database.stop();
  await data.remove();
});
