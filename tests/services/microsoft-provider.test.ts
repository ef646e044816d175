import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Event } from "@microsoft/microsoft-graph-types";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { microsoftCalendar } from "@/lib/calendars/microsoft/microsoft-calendar";
import { microsoftOAuth } from "@/lib/calendars/oauth/microsoft";
import {
  type CalendarProvider,
  type Changes,
  ConsentLost,
  CursorExpired,
  type EventToWrite,
  Throttled,
} from "@/lib/calendars/provider";
import { connectAccount, eventToWrite, patient, sourceOf } from "@/tests/emulators/connect-account";
import { fetchTrusting, testClient } from "@/tests/emulators/microsoft/connect";
import { type MicrosoftEmulator, startMicrosoft } from "@/tests/emulators/microsoft/start";

const anna = "anna@microsoft.test";
const start = Date.parse("2027-03-01T06:00:00Z");
const window = { from: start, until: Date.parse("2027-05-01T00:00:00Z") };
const nobody: ReadonlySet<string> = new Set();
const at = (text: string) => Date.parse(text);

let microsoft: MicrosoftEmulator;
let provider: CalendarProvider;

async function connect(email: string, steps: readonly ("calendars" | "contacts")[] = ["calendars"]) {
  const send = fetchTrusting(microsoft);
  const oauth = microsoftOAuth({ url: microsoft.url });
  const side = { provider: oauth, client: testClient, send, now: microsoft.control.now };
  const scopes = steps.flatMap((step) => oauth.scopes[step]);
  const [redirectUri = ""] = testClient.redirectUris;
  const { tokens } = await connectAccount(side, { redirectUri, scopes, person: { email } });
  const { accessToken } = sourceOf(side, tokens);
  const { now } = microsoft.control;
  return microsoftCalendar({ accessToken, apiUrl: microsoft.url, send, ownerZone: "Europe/Berlin", now });
}

beforeEach(async () => {
  microsoft = await startMicrosoft({ clients: [testClient], now: () => start });
  provider = await connect(anna);
});
afterEach(() => microsoft.close());

const own = () => microsoft.control.calendar(anna);
const timed = (from: string, until: string, more: Event = {}): Event => ({
  subject: "A secret title",
  start: { dateTime: from, timeZone: "W. Europe Standard Time" },
  end: { dateTime: until, timeZone: "W. Europe Standard Time" },
  ...more,
});
const nine = (more: Event = {}) => timed("2027-03-02T09:00:00", "2027-03-02T10:00:00", more);
const changes = (cursor?: string) => provider.changesSince(own().id, cursor, window, patient());
const put = (more: Partial<EventToWrite> = {}) =>
  provider.putEvent(own().id, { ...eventToWrite, ...more }, patient());
const blocksIn = ({ changed }: Changes) => changed.flatMap(({ blocks }) => blocks);
const weekly = (numberOfOccurrences: number): Event => ({
  recurrence: {
    pattern: { type: "weekly", interval: 1, daysOfWeek: ["tuesday"] },
    range: { type: "numbered", startDate: "2027-03-02", numberOfOccurrences },
  },
});

test("the calendars of an account, and into which of them bookings can be written", async () => {
  expect(await provider.listCalendars(patient())).toEqual([
    { id: own().id, name: "Calendar", isPrimary: true, isWritable: true },
    { id: expect.any(String), name: "Family", isPrimary: false, isWritable: true },
    { id: expect.any(String), name: "Holidays", isPrimary: false, isWritable: false },
  ]);
});

describe("changes", () => {
  test("all there is at first, then what came, moved, left the window and went", async () => {
    const stays = own().add(nine());
    const leaves = own().add(nine());
    const goes = own().add(nine());
    const whole = await changes();
    expect(whole).toMatchObject({ isWhole: true, removed: [], skipped: [] });
    expect(whole.changed.map(({ id }) => id).sort()).toEqual([stays.id, leaves.id, goes.id].sort());
    expect(JSON.stringify(whole)).not.toContain("secret");

    own().change(stays.id, timed("2027-03-02T11:00:00", "2027-03-02T12:00:00"));
    own().change(leaves.id, timed("2028-03-02T11:00:00", "2028-03-02T12:00:00"));
    own().remove(goes.id);
    const comes = own().add(nine());
    const next = await changes(whole.cursor);
    expect(next.isWhole).toBe(false);
    expect([...next.removed].sort()).toEqual([goes.id, leaves.id].sort());
    const blocks = new Map(next.changed.map((event) => [event.id, event.blocks]));
    expect([...blocks.keys()].sort()).toEqual([stays.id, comes.id].sort());
    expect(blocks.get(stays.id)).toEqual([
      {
        startsAt: at("2027-03-02T10:00:00Z"),
        endsAt: at("2027-03-02T11:00:00Z"),
        kind: "busy",
        isAllDay: false,
        isDeclined: false,
      },
    ]);
    expect(await changes(next.cursor)).toMatchObject({ changed: [], removed: [], isWhole: false });
  });

  test("every page of a long list, and of a long round", async () => {
    const add = () => {
      for (let i = 0; i < 201; i += 1) own().add(nine());
    };
    add();
    const whole = await changes();
    expect(whole.changed).toHaveLength(201);
    add();
    expect((await changes(whole.cursor)).changed).toHaveLength(201);
    expect(microsoft.control.traffic.count(/\/delta$/)).toBe(4);
  });

  test("a series in wall-clock time over the change of clocks, with what only the series tells", async () => {
    const series = own().add(nine({ ...weekly(5), showAs: "oof" }));
    const whole = await changes();
    const blocks = blocksIn(whole);
    expect(blocks.map(({ startsAt }) => new Date(startsAt).toISOString()).sort()).toEqual([
      ...["2027-03-02T08:00:00.000Z", "2027-03-09T08:00:00.000Z", "2027-03-16T08:00:00.000Z"],
      ...["2027-03-23T08:00:00.000Z", "2027-03-30T07:00:00.000Z"],
    ]);
    expect(new Set(blocks.map(({ kind }) => kind))).toEqual(new Set(["out_of_office"]));
    own().change(series.id, weekly(2));
    expect((await changes(whole.cursor)).removed).toHaveLength(3);
  });

  test("an occurrence that its owner moved or deleted by itself", async () => {
    own().add(nine({ ...weekly(3), showAs: "workingElsewhere" }));
    const whole = await changes();
    const parts = whole.changed.filter(({ blocks }) => blocks.length > 0).map(({ id }) => id);
    const [first = "", second = ""] = parts.sort();
    own().change(first, timed("2027-03-04T09:00:00", "2027-03-04T10:00:00"));
    own().remove(second);
    const next = await changes(whole.cursor);
    expect(next.removed).toContain(second);
    expect(next.removed).not.toContain(first);
    const moved = next.changed.find(({ id }) => id === first);
    expect(moved?.blocks).toMatchObject([
      { startsAt: at("2027-03-04T08:00:00Z"), kind: "working_elsewhere" },
    ]);
  });

  test("an event that becomes a series no longer takes time by itself", async () => {
    const event = own().add(nine());
    const { cursor } = await changes();
    own().change(event.id, weekly(2));
    const next = await changes(cursor);
    expect(next.changed.find(({ id }) => id === event.id)?.blocks).toEqual([]);
    expect(blocksIn(next)).toHaveLength(2);
  });

  test("a cursor that is too old, of somebody else's or no cursor at all expires", async () => {
    const { cursor } = await changes();
    microsoft.control.expireCursors();
    await expect(changes(cursor)).rejects.toThrow(CursorExpired);
    await expect(changes("nonsense")).rejects.toThrow(CursorExpired);
    const { cursor: fresh } = await changes();
    await expect(changes(fresh.replace(/deltatoken=[^"]*/, "deltatoken=zz"))).rejects.toThrow(CursorExpired);
    expect(await changes(fresh)).toMatchObject({ isWhole: false });
  });

  test("a cursor that points elsewhere takes no token there", async () => {
    const { cursor } = await changes();
    const heard: string[] = [];
    const thief = createServer((request, response) => {
      heard.push(request.headers.authorization ?? "");
      response.end("{}");
    });
    await new Promise<void>((resolve) => thief.listen(0, "127.0.0.1", resolve));
    const elsewhere = `https://localhost:${(thief.address() as AddressInfo).port}`;
    await expect(changes(cursor.replace(microsoft.url, elsewhere))).rejects.toThrow(/points away/);
    expect(heard).toEqual([]);
    thief.close();
  });

  test("all is read again once the window has moved by a day", async () => {
    const { cursor } = await changes();
    const later = { from: window.from, until: window.until + 86_400_000 };
    const next = await provider.changesSince(own().id, cursor, later, patient());
    expect(next.isWhole).toBe(true);
  });

  test.each<[string, Event, { kind: string; isDeclined?: boolean }]>([
    ["free time", { showAs: "free" }, { kind: "free" }],
    ["a plan", { showAs: "tentative" }, { kind: "tentative" }],
    ["out of office", { showAs: "oof" }, { kind: "out_of_office" }],
    ["working elsewhere", { showAs: "workingElsewhere" }, { kind: "working_elsewhere" }],
    ["what Outlook does not know", { showAs: "unknown" }, { kind: "busy" }],
    [
      "an invitation that was declined",
      { responseStatus: { response: "declined" } },
      { kind: "busy", isDeclined: true },
    ],
  ])("%s counts as Outlook means it", async (_name, event, expected) => {
    own().add(nine(event));
    const block = { isAllDay: false, isDeclined: false, ...expected };
    expect(blocksIn(await changes())).toMatchObject([block]);
    const busy = await provider.busyBetween([own().id], window, nobody, patient());
    expect(busy.get(own().id)).toMatchObject([block]);
  });

  test("a meeting that was called off takes no time", async () => {
    const bert = microsoft.control.calendar("bert@microsoft.test");
    const meeting = bert.add(nine({ attendees: [{ emailAddress: { address: anna } }] }));
    const { cursor, ...invited } = await changes();
    expect(blocksIn({ cursor, ...invited })).toMatchObject([{ kind: "tentative" }]);
    bert.remove(meeting.id);
    expect((await changes(cursor)).changed).toMatchObject([{ blocks: [] }]);
  });

  test("a whole day lasts from midnight to midnight where its owner is, also when the clock changes", async () => {
    own().add({
      isAllDay: true,
      start: { dateTime: "2027-03-28T00:00:00", timeZone: "UTC" },
      end: { dateTime: "2027-03-29T00:00:00", timeZone: "UTC" },
    });
    const block = {
      startsAt: at("2027-03-27T23:00:00Z"),
      endsAt: at("2027-03-28T22:00:00Z"),
      kind: "busy",
      isAllDay: true,
      isDeclined: false,
    };
    expect(blocksIn(await changes())).toEqual([block]);
    expect(await provider.busyBetween([own().id], window, nobody, patient())).toEqual(
      new Map([[own().id, [block]]]),
    );
  });
});

describe("what is busy now", () => {
  test("of several calendars, all pages, without our own events", async () => {
    const calendars = (await provider.listCalendars(patient())).map(({ id }) => id);
    for (let i = 0; i < 501; i += 1) own().add(nine());
    own().add(timed("2027-06-01T09:00:00", "2027-06-01T10:00:00"));
    microsoft.control.calendar(anna, "Family").add(nine());
    await put();
    const busy = await provider.busyBetween(calendars, window, new Set([eventToWrite.uid]), patient());
    expect([...busy.keys()]).toEqual(calendars);
    expect([...busy.values()].map((blocks) => blocks.length)).toEqual([501, 1, 0]);
    const all = await provider.busyBetween(calendars, window, nobody, patient());
    expect(all.get(own().id)).toHaveLength(502);
  });

  test("a booking's copy in another account's calendar is known by the UID that copies have", async () => {
    const bert = "bert@microsoft.test";
    const { copiesUid = "" } = await put({
      isInvitedByProvider: true,
      attendees: [{ name: "Bert", address: bert }],
    });
    const theirs = await connect(bert);
    const { id } = microsoft.control.calendar(bert);
    const busy = async (uids: ReadonlySet<string>) =>
      (await theirs.busyBetween([id], window, uids, patient())).get(id);
    expect(await busy(nobody)).toHaveLength(1);
    expect(await busy(new Set([copiesUid]))).toEqual([]);
    const { changed } = await theirs.changesSince(id, undefined, window, patient());
    expect(changed.map(({ uid }) => uid)).toEqual([copiesUid]);
  });

  test("a calendar that cannot be read is an error, not free", async () => {
    await expect(provider.busyBetween([own().id, "gone="], window, nobody, patient())).rejects.toThrow(/404/);
  });
});

describe("writing", () => {
  test("a booking is one event, however often it is written and though an answer is lost", async () => {
    microsoft.control.fail({ status: "hang up", calls: /^POST .*\/events$/, isLate: true });
    await expect(put()).rejects.toThrow();
    const first = await put();
    expect(await put()).toEqual(first);
    expect(own().events()).toMatchObject([
      { id: first.eventId, subject: "Talk with Gustav", body: { content: "A first talk" } },
    ]);
    expect((await changes()).changed).toMatchObject([{ id: first.eventId, uid: eventToWrite.uid }]);
  });

  test("ten at once are one, though none of them finds another", async () => {
    microsoft.control.delay(300);
    const written = await Promise.all(Array.from({ length: 10 }, () => put()));
    expect(new Set(written.map(({ eventId }) => eventId)).size).toBe(1);
    expect(own().events()).toHaveLength(1);
  });

  test("a lost answer and a move meanwhile: the event is where it was moved to", async () => {
    microsoft.control.fail({ status: "hang up", calls: /^POST .*\/events$/, isLate: true });
    await expect(put()).rejects.toThrow();
    await put({ startsAt: at("2027-03-03T09:00:00Z"), endsAt: at("2027-03-03T10:00:00Z") });
    expect(own().events()).toMatchObject([{ start: { dateTime: "2027-03-03T09:00:00.0000000" } }]);
  });

  test("a move moves it, with what its owner has added", async () => {
    const { eventId } = await put();
    own().change(eventId, { categories: ["Red"] });
    const moved = { startsAt: at("2027-03-03T09:00:00Z"), endsAt: at("2027-03-03T10:00:00Z"), sequence: 1 };
    expect(await put({ ...moved, eventId })).toMatchObject({ eventId });
    expect(own().events()).toMatchObject([
      { id: eventId, categories: ["Red"], start: { dateTime: "2027-03-03T09:00:00.0000000" } },
    ]);
  });

  test("people are on it only when Microsoft invites them", async () => {
    await put();
    expect(own().events()[0]?.attendees).toEqual([]);
    await put({ isInvitedByProvider: true });
    expect(own().events()[0]?.attendees).toMatchObject([{ emailAddress: { address: "gustav@example.com" } }]);
  });

  test("it goes, also twice, and is made anew when it is written again", async () => {
    const { eventId } = await put();
    await provider.removeEvent(own().id, eventId, patient());
    await provider.removeEvent(own().id, eventId, patient());
    expect(own().events()).toEqual([]);
    const again = await put({ eventId });
    expect(
      own()
        .events()
        .map(({ id }) => id),
    ).toEqual([again.eventId]);
  });

  test("Teams makes one meeting, at once or later, and keeps it when the event moves", async () => {
    const { eventId, meetingUrl: none } = await put();
    expect(none).toBeUndefined();
    const { meetingUrl } = await put({ eventId, wantsMeeting: true });
    expect(meetingUrl).toMatch(/^https:\/\/teams\.microsoft\.com\//);
    const moved = { startsAt: at("2027-03-03T09:00:00Z"), endsAt: at("2027-03-03T10:00:00Z") };
    // The body holds the way into the meeting, so it is not written over.
    const described = { ...moved, description: "Other words", eventId, wantsMeeting: true };
    expect((await put(described)).meetingUrl).toBe(meetingUrl);
    expect(own().events()).toMatchObject([{ body: { content: "A first talk" } }]);
    const other = await put({ uid: "another@openhour.example", wantsMeeting: true });
    expect(other.meetingUrl).not.toBe(meetingUrl);
  });
});

test("a subscription tells of every change until it ends, also twice", async () => {
  const heard: { clientState: string; changeType: string }[] = [];
  const receiver = createServer((request, response) => {
    const proof = new URL(request.url ?? "", "http://localhost").searchParams.get("validationToken");
    if (proof !== null) return response.setHeader("content-type", "text/plain").end(proof);
    let body = "";
    request.on("data", (part) => {
      body += part;
    });
    return request.on("end", () => {
      heard.push(...JSON.parse(body).value);
      response.writeHead(202).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/push`;
  const watch = await provider.watch(own().id, { url, token: "a token", id: "ours" }, patient());
  if (!watch) throw new Error("Graph watches.");
  expect(watch.expiresAt - start).toBeGreaterThan(5 * 86_400_000);
  const event = own().add(nine());
  own().remove(event.id);
  await microsoft.control.pushes.settled();
  expect(heard).toMatchObject([
    { clientState: "a token", changeType: "created", subscriptionId: watch.id },
    { clientState: "a token", changeType: "deleted", subscriptionId: watch.id },
  ]);
  microsoft.control.lifecycle(anna, "reauthorizationRequired");
  await microsoft.control.pushes.settled();
  expect(heard.at(-1)).toMatchObject({ lifecycleEvent: "reauthorizationRequired" });
  await provider.unwatch(watch, patient());
  await provider.unwatch(watch, patient());
  expect(microsoft.control.subscriptions()).toEqual([]);
  receiver.close();
});

describe("when something is wrong", () => {
  test.each([
    ["429", { status: 429, retryAfterSeconds: 30 }, 30_000],
    ["503", { status: 503, retryAfterSeconds: 2 }, 2000],
  ] as const)(
    "%s asks for patience, and nothing is tried again here",
    async (_name, failure, retryAfterMs) => {
      microsoft.control.fail(failure);
      microsoft.control.traffic.forget();
      const failed = provider.listCalendars(patient());
      await expect(failed).rejects.toBeInstanceOf(Throttled);
      await expect(failed).rejects.toMatchObject({ retryAfterMs });
      expect(microsoft.control.traffic.calls).toHaveLength(1);
    },
  );

  test("a token that was taken back before its time is renewed once for ten calls", async () => {
    await provider.listCalendars(patient());
    microsoft.control.expireAccessTokens();
    microsoft.control.traffic.forget();
    const calls = Array.from({ length: 10 }, () => provider.listCalendars(patient()));
    for (const calendars of await Promise.all(calls)) expect(calendars).toHaveLength(3);
    expect(microsoft.control.traffic.count(/^POST .*\/token$/)).toBe(1);
  });

  test("a consent that is gone, or never reached so far, is lost", async () => {
    const created = provider.createContact({ name: "", email: "x@example.com" }, patient());
    await expect(created).rejects.toThrow(ConsentLost);
    microsoft.control.fail({ status: 401, times: 2 });
    await expect(provider.listCalendars(patient())).rejects.toThrow(ConsentLost);
    microsoft.control.revokeConsent(anna);
    await expect(changes()).rejects.toThrow(ConsentLost);
  });

  test("a slow call ends with its signal, for its reason", async () => {
    microsoft.control.delay(5000);
    const enough = new AbortController();
    const failed = provider.listCalendars(enough.signal);
    setTimeout(() => enough.abort(new Error("enough")), 50);
    await expect(failed).rejects.toThrow("enough");
  });
});

describe("contacts", () => {
  test("are found by name and address, also people that are only worked with", async () => {
    const people = await connect(anna, ["calendars", "contacts"]);
    const found = async (text: string) =>
      (await people.searchContacts(text, patient())).map(({ email }) => email);
    expect(await found("gus")).toEqual(["gustav@example.com"]);
    expect(await found("gast")).toEqual(["gustav@example.com", "greta@example.com"]);
    expect(await found("greta@example.com")).toEqual(["greta@example.com"]);
    expect(await found("paula@mic")).toEqual(["paula@microsoft.test"]);
    for (const odd of ["o'neill", 'a"b', "50% & more", "#+?", " "]) expect(await found(odd)).toEqual([]);
  });

  test("a new one is there, and found", async () => {
    const people = await connect(anna, ["calendars", "contacts"]);
    await people.createContact({ name: "Nina O'Neill", email: "nina@example.com" }, patient());
    expect(microsoft.control.contacts(anna)).toContainEqual({
      name: "Nina O'Neill",
      email: "nina@example.com",
    });
    expect(await people.searchContacts("nina o'n", patient())).toMatchObject([{ name: "Nina O'Neill" }]);
  });

  test("without that consent the search says so", async () => {
    await expect(provider.searchContacts("gus", patient())).rejects.toThrow(ConsentLost);
  });
});
