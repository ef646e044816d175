import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, expect, test } from "vitest";
import { closeCalendarReader } from "@/lib/calendars/expansion/read-calendar";
import { icsFeed } from "@/lib/calendars/ics-feed";
import { ConsentLost, CursorExpired, Throttled } from "@/lib/calendars/provider";

// The servers of these tests are on this machine, where no feed leads unless an operator says so.
process.env.EGRESS_ALLOW = "127.0.0.1";

const signal = new AbortController().signal;
const day = 24 * 60 * 60 * 1000;
const at = (text: string) => Date.parse(text);
const year = { from: at("2027-01-01T00:00Z"), until: at("2028-02-01T00:00Z") };

const event = (uid: string, start: string, end: string, ...more: string[]) =>
  ["BEGIN:VEVENT", `UID:${uid}`, `DTSTART:${start}`, `DTEND:${end}`, ...more, "END:VEVENT"].join("\r\n");
const feed = (...parts: string[]) =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", ...parts, "END:VCALENDAR", ""].join("\r\n");
const lunch = event("lunch", "20270301T110000Z", "20270301T120000Z");
const talk = event("talk", "20270302T090000Z", "20270302T100000Z");

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});
afterAll(closeCalendarReader);

/** A feed's server on loopback, which keeps what it was asked with. */
async function serve(answer: RequestListener) {
  const asked: Record<string, string | string[] | undefined>[] = [];
  const server = createServer((request, response) => {
    asked.push(request.headers);
    answer(request, response);
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return { asked, host: `127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const readerOf = (address: string, ownerZone = "Europe/Berlin") =>
  icsFeed({ address, ownerZone, ownerAddresses: ["anna@example.org"] });

/** A reader of what a server says with this status. */
const answering = async (status: number, text = "", headers: Record<string, string> = {}) =>
  readerOf(
    `http://${(await serve((_request, response) => response.writeHead(status, headers).end(text))).host}/`,
  );

const changes = (reader: ReturnType<typeof readerOf>, cursor?: string, window = year) =>
  reader.changesSince("it", cursor, window, signal);

test.each([
  ["X-WR-CALNAME:Anna\\, private", "Anna, private"],
  ["NAME:Team", "Team"],
  ["PRODID:-//x//", "127.0.0.1"],
])("a feed is one calendar, that nothing can be written to: %s", async (line, name) => {
  const { host } = await serve((_request, response) => response.end(feed(line, lunch)));
  const address = `http://${host}/anna.ics`;
  const [calendar, ...others] = await readerOf(address).listCalendars(signal);
  expect(calendar).toEqual({ id: address, name, isPrimary: true, isWritable: false });
  expect(others).toEqual([]);
});

test("everything in it is read, and nothing is read twice while the server says that it is the same", async () => {
  let [etag, text] = ['"1"', feed(lunch, talk)];
  const { asked, host } = await serve((request, response) => {
    const isKnown = request.headers["if-none-match"] === etag;
    response.writeHead(isKnown ? 304 : 200, { ETag: etag }).end(isKnown ? undefined : text);
  });
  const reader = readerOf(`http://${host}/`);
  const first = await changes(reader);
  expect(first).toMatchObject({ isWhole: true, removed: [], skipped: [] });
  expect(first.changed.map(({ uid }) => uid)).toEqual(["lunch", "talk"]);
  expect(first.changed[0]?.blocks).toMatchObject([
    { startsAt: at("2027-03-01T11:00Z"), endsAt: at("2027-03-01T12:00Z"), kind: "busy", isAllDay: false },
  ]);

  const second = await changes(reader, first.cursor);
  expect(second).toEqual({ changed: [], removed: [], cursor: first.cursor, isWhole: false, skipped: [] });
  expect(asked.map((headers) => headers["if-none-match"])).toEqual([undefined, '"1"']);

  [etag, text] = ['"2"', feed(talk)];
  const third = await changes(reader, second.cursor);
  expect(third).toMatchObject({ isWhole: true, changed: [{ uid: "talk" }] });
  expect(third.cursor).not.toBe(first.cursor);
});

test("a date does where there is no tag, and without either all is read each time", async () => {
  const modified = "Mon, 01 Mar 2027 10:00:00 GMT";
  const { asked, host } = await serve((request, response) => {
    if (request.url === "/dated") response.setHeader("Last-Modified", modified);
    const isKnown = request.headers["if-modified-since"] === modified;
    response.writeHead(isKnown ? 304 : 200).end(isKnown ? undefined : feed(lunch));
  });
  const dated = readerOf(`http://${host}/dated`);
  expect((await changes(dated, (await changes(dated)).cursor)).isWhole).toBe(false);
  expect(asked[1]?.["if-modified-since"]).toBe(modified);
  const bare = readerOf(`http://${host}/bare`);
  expect((await changes(bare, (await changes(bare)).cursor)).isWhole).toBe(true);
});

test("the same file is read again once the window has moved by a day, and for an owner in another zone", async () => {
  const daily = event("daily", "20270101T080000Z", "20270101T083000Z", "RRULE:FREQ=DAILY");
  const { host } = await serve((request, response) => {
    const isKnown = request.headers["if-none-match"] === '"1"';
    response.writeHead(isKnown ? 304 : 200, { ETag: '"1"' }).end(isKnown ? undefined : feed(daily));
  });
  const reader = readerOf(`http://${host}/`);
  const window = (days: number) => ({ from: year.from, until: year.from + days * day });
  const first = await changes(reader, undefined, window(10));
  expect(first.changed[0]?.blocks).toHaveLength(10);
  expect((await changes(reader, first.cursor, window(10.9))).isWhole).toBe(false);
  const later = await changes(reader, first.cursor, window(11));
  expect(later).toMatchObject({ isWhole: true });
  expect(later.changed[0]?.blocks).toHaveLength(11);
  const elsewhere = readerOf(`http://${host}/`, "Asia/Kathmandu");
  expect((await changes(elsewhere, first.cursor, window(10))).isWhole).toBe(true);
});

test("all-day events last from midnight to midnight where their owner is", async () => {
  const reader = await answering(
    200,
    feed(event("off", "20270301", "20270302").replace(/(DT\w+):/g, "$1;VALUE=DATE:")),
  );
  expect((await changes(reader)).changed[0]?.blocks).toMatchObject([
    { startsAt: at("2027-02-28T23:00Z"), endsAt: at("2027-03-01T23:00Z"), isAllDay: true },
  ]);
});

test("what is busy now is asked of the server itself, without events of ours", async () => {
  const reader = await answering(200, feed(lunch, talk));
  const window = { from: at("2027-03-01T00:00Z"), until: at("2027-03-08T00:00Z") };
  const busy = await reader.busyBetween(["it"], window, new Set(["talk"]), signal);
  expect(busy.get("it")).toMatchObject([{ startsAt: at("2027-03-01T11:00Z") }]);
});

test("an event that cannot be read takes no other with it, and is told", async () => {
  const reader = await answering(200, feed(lunch, event("bad", "yesterday", "tomorrow"), talk));
  const { changed, skipped } = await changes(reader);
  expect(changed.map(({ uid }) => uid)).toEqual(expect.arrayContaining(["lunch", "talk"]));
  expect(skipped.join()).toMatch(/event 2/);
});

test.each([
  ["a page", "<!doctype html><title>Sign in</title>"],
  ["nothing", ""],
  ["half a file", feed(lunch, talk).slice(0, -40)],
  ["a file that lacks only its end", feed(lunch).replace(/END:VCALENDAR\s+$/, "")],
])("%s in place of the file is no change: what was known stays known", async (_what, text) => {
  const reader = await answering(200, text);
  await expect(changes(reader)).rejects.toThrow();
  await expect(reader.listCalendars(signal)).rejects.toThrow();
  await expect(reader.busyBetween(["it"], year, new Set(), signal)).rejects.toThrow();
});

test("the user and the password in an address go where they belong", async () => {
  const { asked, host } = await serve((_request, response) => response.end(feed(lunch)));
  await changes(readerOf(` http://anna%40example.org:p%C3%A4ss%25@${host}/ `));
  const proof = Buffer.from("anna@example.org:päss%").toString("base64");
  expect(asked[0]?.authorization).toBe(`Basic ${proof}`);
});

test("webcal is https by another name", async () => {
  const { asked, host } = await serve((_request, response) => response.end(feed(lunch)));
  // Nobody speaks TLS there: had http been meant, this would be read.
  await expect(changes(readerOf(`webcal://${host}/`))).rejects.toMatchObject({ reason: "unreachable" });
  expect(asked).toEqual([]);
});

test.each(["http://[fd00::1]/a.ics", "http://169.254.169.254/a.ics", "webcal://10.0.0.1/a.ics"])(
  "no feed is read from %s",
  async (address) => {
    await expect(changes(readerOf(address))).rejects.toMatchObject({ reason: "not_public" });
  },
);

test("what is no address at all is refused at once", () => {
  expect(() => readerOf("anna.ics")).toThrow(expect.objectContaining({ reason: "address" }));
});

test("a file of more than 10 MB is not read", async () => {
  const line = `X-FILLER:${"x".repeat(1024 * 1024 - 11)}\r\n`;
  const fitting = await answering(200, feed(line.repeat(9) + lunch));
  expect((await changes(fitting)).changed).toHaveLength(1);
  const larger = await answering(200, feed(line.repeat(10) + lunch));
  await expect(changes(larger)).rejects.toMatchObject({ reason: "too_large" });
});

test.each([401, 403, 404, 410])("an address that answers %i has been taken back", async (status) => {
  await expect(changes(await answering(status))).rejects.toBeInstanceOf(ConsentLost);
});

test.each([
  ["120", 120_000],
  ["Mon, 01 Mar 2027 10:01:00 GMT", 60_000],
  ["Mon, 01 Mar 2027 09:00:00 GMT", 0],
  ["later", undefined],
])("a server that asks for patience until %j gets it", async (after, retryAfterMs) => {
  const headers = { "Retry-After": after, Date: "Mon, 01 Mar 2027 10:00:00 GMT" };
  for (const status of [429, 503]) {
    const error = await changes(await answering(status, "", headers)).catch((refused: unknown) => refused);
    expect(error).toBeInstanceOf(Throttled);
    expect(error).toMatchObject({ retryAfterMs });
  }
});

test("another trouble of the server's is an error, and so is 304 to whoever knows nothing", async () => {
  await expect(changes(await answering(500))).rejects.toThrow("500");
  await expect(changes(await answering(304))).rejects.toThrow("304");
});

test.each(["", "null", "{}", "a token of another provider"])("%j is no cursor", async (cursor) => {
  await expect(changes(await answering(200, feed(lunch)), cursor)).rejects.toBeInstanceOf(CursorExpired);
});

test("a feed takes no events and no contacts, knows none, and tells of no changes", async () => {
  const reader = await answering(200, feed(lunch));
  await expect(reader.removeEvent("it", "lunch", signal)).rejects.toThrow(
    "Nothing can be written to a feed.",
  );
  expect(await reader.watch("it", { url: "https://x.test/", token: "t", id: "i" }, signal)).toBeUndefined();
  expect(await reader.searchContacts("anna", signal)).toEqual([]);
});
