import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { caldavAccount } from "@/lib/calendars/caldav/account";
import { connect } from "@/lib/calendars/caldav/connection";
import { NotDav } from "@/lib/calendars/caldav/failure";
import { closeCalendarReader } from "@/lib/calendars/expansion/read-calendar";
import { ConsentLost, CursorExpired, Throttled } from "@/lib/calendars/provider";
import { provide } from "@/lib/config";
import { EgressRefused } from "@/lib/egress/refused";
import { event } from "@/tests/servers/support/dav-inputs";

/* What no server that can be installed does when it is asked to, and some do when they are not. */

type Answer = { status: number; body: string; headers?: Record<string, string> };
type Answering = (request: IncomingMessage, body: string) => Answer;

let answering: Answering;
const asked: string[] = [];
const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
  const body = (await request.toArray()).join("");
  asked.push(`${request.method} ${request.url}`);
  const { status, body: text, headers } = answering(request, body);
  response.writeHead(status, { "content-type": "application/xml", ...headers }).end(text);
});

const signal = new AbortController().signal;
const window = { from: Date.UTC(2027, 0, 1), until: Date.UTC(2027, 6, 1) };
let calendar: string;
let account: ReturnType<typeof caldavAccount>;

beforeAll(async () => {
  process.env.EGRESS_ALLOW = "127.0.0.1";
  provide({});
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  calendar = `${address}office/`;
  account = caldavAccount({
    address,
    user: "anna",
    password: "secret",
    ownerZone: "Europe/Berlin",
    ownerAddresses: [],
    organizer: { name: "Anna", address: "anna@example.org" },
  });
});
afterEach(() => asked.splice(0));
afterAll(async () => {
  await closeCalendarReader();
  server.close();
});

const multistatus = (...parts: readonly string[]): Answer => ({
  status: 207,
  body: `<multistatus xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">${parts.join("")}</multistatus>`,
});
const state = (href: string, status: string) =>
  `<response><href>${href}</href><status>HTTP/1.1 ${status}</status></response>`;
const props = (href: string, content: string) =>
  `<response><href>${href}</href><propstat><prop>${content}</prop><status>HTTP/1.1 200 OK</status></propstat></response>`;

const reports = props(
  "/office/",
  `<supported-report-set><supported-report><report><sync-collection/></report></supported-report></supported-report-set>`,
);
const ics = (uid: string) =>
  `BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:${uid}\nDTSTART:20270201T100000Z\nEND:VEVENT\nEND:VCALENDAR`;
const file = (uid: string) => `<C:calendar-data>${ics(uid)}</C:calendar-data>`;

/** A server that answers by what is asked of it. */
const by =
  (answers: Readonly<Record<string, Answer | ((body: string) => Answer)>>): Answering =>
  (_, body) => {
    const found = Object.entries(answers).find(([asks]) => body.includes(asks))?.[1];
    if (found === undefined) return { status: 404, body: "" };
    return typeof found === "function" ? found(body) : found;
  };

const changes = (cursor?: string) => account.changesSince(calendar, cursor, window, signal);

test.each([
  [401, {}, ConsentLost],
  [403, {}, ConsentLost],
  [429, { "retry-after": "7" }, Throttled],
  [503, {}, Throttled],
])("%s is told as it is meant", async (status, headers, kind) => {
  answering = () => ({ status, body: "", headers });
  await expect(account.listCalendars(signal)).rejects.toThrow(kind);
  await expect(changes()).rejects.toThrow(kind);
  await expect(account.removeEvent(calendar, "x.ics", signal)).rejects.toThrow(kind);
});

test("how long to wait is known", async () => {
  answering = () => ({ status: 429, body: "", headers: { "retry-after": "7" } });
  await expect(changes()).rejects.toMatchObject({ retryAfterMs: 7_000 });
});

test("a password that is refused is tried at one door only", async () => {
  answering = (request) => ({ status: request.url?.startsWith("/.well-known") ? 404 : 401, body: "" });
  await expect(account.listCalendars(signal)).rejects.toThrow(ConsentLost);
  expect(asked.filter((line) => !line.includes("well-known"))).toEqual(["PROPFIND /"]);
});

test("a page that asks to sign in is no empty calendar", async () => {
  answering = () => ({ status: 200, body: "<html>Sign in</html>", headers: { "content-type": "text/html" } });
  await expect(changes()).rejects.toThrow(NotDav);
  await expect(account.busyBetween([calendar], window, new Set(), signal)).rejects.toThrow(NotDav);
  await expect(account.listCalendars(signal)).rejects.toThrow(NotDav);
});

test("a list that the server cuts is asked for to its end", async () => {
  answering = by({
    "supported-report-set": multistatus(reports),
    "sync-collection": (body) =>
      body.includes("page2")
        ? multistatus(props("/office/b.ics", "<getetag>b</getetag>"), "<sync-token>page3</sync-token>")
        : multistatus(
            props("/office/a.ics", "<getetag>a</getetag>"),
            state("/office/", "507 Insufficient Storage"),
            "<sync-token>page2</sync-token>",
          ),
    "calendar-multiget": multistatus(props("/office/a.ics", file("a")), props("/office/b.ics", file("b"))),
  });
  const { changed, cursor } = await changes();
  expect(changed.map(({ uid }) => uid)).toEqual(["a", "b"]);
  expect(cursor).toContain("page3");
});

test("a file that goes between the list and the reading is gone; one that cannot be read just now is not", async () => {
  const list = multistatus(
    ...["a", "b", "c"].map((name) => props(`/office/${name}.ics`, `<getetag>"${name}"</getetag>`)),
    "<sync-token>next</sync-token>",
  );
  answering = by({
    "supported-report-set": multistatus(reports),
    "sync-collection": (body) =>
      body.includes("next") ? list : multistatus("<sync-token>next</sync-token>"),
    "calendar-multiget": multistatus(
      props("/office/a.ics", file("a")),
      state("/office/b.ics", "404 Not Found"),
      state("/office/c.ics", "500 Internal Server Error"),
    ),
  });
  const { cursor } = await changes();
  const { changed, removed } = await changes(cursor);
  expect(changed.map(({ uid }) => uid)).toEqual(["a"]);
  expect(removed).toEqual([`${calendar}b.ics`]);
});

test.each([403, 409, 410, 500])("%s for its mark means to read everything again", async (status) => {
  answering = by({
    "supported-report-set": multistatus(reports),
    "sync-collection": (body) =>
      body.includes("next") ? { status, body: "" } : multistatus("<sync-token>next</sync-token>"),
  });
  const { cursor } = await changes();
  await expect(changes(cursor)).rejects.toThrow(CursorExpired);
});

test("an answer that leads to another server is not followed", async () => {
  answering = by({
    "supported-report-set": multistatus(reports),
    "sync-collection": multistatus(
      props("http://127.0.0.2/office/a.ics", "<getetag>a</getetag>"),
      "<sync-token>next</sync-token>",
    ),
  });
  await expect(changes()).rejects.toThrow("another server");
});

test("a state that a proxy has marked as weak is asked for as the server gave it", async () => {
  const conditions: unknown[] = [];
  answering = (request) => {
    if (request.method === "GET") return { status: 200, body: ics("ours"), headers: { etag: 'W/"1"' } };
    conditions.push(request.headers["if-match"] ?? request.headers["if-none-match"]);
    return { status: request.headers["if-match"] === '"1"' ? 204 : 412, body: "" };
  };
  const written = await account.putEvent(calendar, event("ours", window.from), signal);
  expect(written.eventId).toBe(`${calendar}ours.ics`);
  expect(conditions).toEqual(["*", '"1"']);
});

test("a password that was given for https goes nowhere without it", async () => {
  const { fetch } = connect({ address: "dav.example.org", user: "anna", password: "secret" }, signal);
  await expect(fetch(calendar)).rejects.toThrow(new EgressRefused("downgrade"));
  expect(asked).toEqual([]);
});
