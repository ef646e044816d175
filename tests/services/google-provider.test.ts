import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { calendar_v3 } from "@googleapis/calendar";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { eventIdOf, uidOf } from "@/lib/calendars/google/event-id";
import { googleCalendar } from "@/lib/calendars/google/google-calendar";
import { blocksOf } from "@/lib/calendars/google/read-event";
import { googleOAuth } from "@/lib/calendars/oauth/google";
import {
  type CalendarProvider,
  type Changes,
  ConsentLost,
  CursorExpired,
  type EventToWrite,
  Throttled,
} from "@/lib/calendars/provider";
import { connectAccount, eventToWrite, patient, sourceOf } from "@/tests/emulators/connect-account";
import { testClient } from "@/tests/emulators/google/connect";
import { type GoogleEmulator, startGoogle } from "@/tests/emulators/google/start";

const anna = "anna@google.test";
const start = Date.parse("2027-03-01T06:00:00Z");
const window = { from: start, until: Date.parse("2027-05-01T00:00:00Z") };
const nobody: ReadonlySet<string> = new Set();
const at = (text: string) => Date.parse(text);

let google: GoogleEmulator;
let provider: CalendarProvider;

async function connect(email: string, steps: readonly ("calendars" | "contacts")[] = ["calendars"]) {
  const side = { provider: googleOAuth(google.url), client: testClient, now: google.control.now };
  const scopes = steps.flatMap((step) => side.provider.scopes[step]);
  const [redirectUri = ""] = testClient.redirectUris;
  const { tokens } = await connectAccount(side, { redirectUri, scopes, person: { email } });
  const { accessToken } = sourceOf(side, tokens);
  return googleCalendar({
    accessToken,
    apiUrl: google.url,
    ownerZone: "Europe/Berlin",
    now: google.control.now,
  });
}

beforeEach(async () => {
  google = await startGoogle({ clients: [testClient], now: () => start });
  provider = await connect(anna);
});
afterEach(() => google.close());

const own = () => google.control.calendar(anna);
const timed = (
  from: string,
  until: string,
  more: calendar_v3.Schema$Event = {},
): calendar_v3.Schema$Event => ({
  summary: "A secret title",
  start: { dateTime: from, timeZone: "Europe/Berlin" },
  end: { dateTime: until, timeZone: "Europe/Berlin" },
  ...more,
});
const nine = (more: calendar_v3.Schema$Event = {}) =>
  timed("2027-03-02T09:00:00+01:00", "2027-03-02T10:00:00+01:00", more);
const changes = (cursor?: string) => provider.changesSince(anna, cursor, window, patient());
const put = (more: Partial<EventToWrite> = {}) =>
  provider.putEvent(anna, { ...eventToWrite, ...more }, patient());
const blocksIn = ({ changed }: Changes) => changed.flatMap(({ blocks }) => blocks);

test("the calendars of an account, and into which of them bookings can be written", async () => {
  expect(await provider.listCalendars(patient())).toEqual([
    { id: anna, name: anna, isPrimary: true, isWritable: true },
    { id: expect.stringContaining("family"), name: "Family", isPrimary: false, isWritable: true },
    { id: expect.stringContaining("holidays"), name: "Holidays", isPrimary: false, isWritable: false },
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

    own().change(stays.id, timed("2027-03-02T11:00:00+01:00", "2027-03-02T12:00:00+01:00"));
    own().change(leaves.id, timed("2028-03-02T11:00:00+01:00", "2028-03-02T12:00:00+01:00"));
    own().remove(goes.id);
    const comes = own().add(nine());
    const next = await changes(whole.cursor);
    expect(next).toMatchObject({ isWhole: false, removed: [goes.id] });
    const blocks = new Map(next.changed.map((event) => [event.id, event.blocks]));
    expect([...blocks.keys()].sort()).toEqual([stays.id, leaves.id, comes.id].sort());
    expect(blocks.get(leaves.id)).toEqual([]);
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

  test("every page of a long list, and of a long sync", async () => {
    const add = () => {
      for (let i = 0; i < 2501; i += 1) own().add(nine());
    };
    add();
    const whole = await changes();
    expect(whole.changed).toHaveLength(2501);
    add();
    expect((await changes(whole.cursor)).changed).toHaveLength(2501);
    expect(google.control.traffic.count(/\/events$/)).toBe(4);
  });

  test("a series in wall-clock time over the change of clocks, and what a change does to it", async () => {
    const series = own().add(nine({ recurrence: ["RRULE:FREQ=WEEKLY;COUNT=5"] }));
    const whole = await changes();
    expect(blocksIn(whole).map(({ startsAt }) => new Date(startsAt).toISOString())).toEqual([
      ...["2027-03-02T08:00:00.000Z", "2027-03-09T08:00:00.000Z", "2027-03-16T08:00:00.000Z"],
      ...["2027-03-23T08:00:00.000Z", "2027-03-30T07:00:00.000Z"],
    ]);
    own().change(series.id, { recurrence: ["RRULE:FREQ=WEEKLY;COUNT=2"] });
    expect((await changes(whole.cursor)).removed).toHaveLength(3);
  });

  test("a cursor that is too old, of somebody else's or no cursor at all expires", async () => {
    const { cursor } = await changes();
    google.control.expireCursors();
    await expect(changes(cursor)).rejects.toThrow(CursorExpired);
    await expect(changes("nonsense")).rejects.toThrow(CursorExpired);
    const { cursor: fresh } = await changes();
    await expect(changes(fresh.replace(/"place":"[^"]*"/, '"place":"eyJ9"'))).rejects.toThrow(CursorExpired);
    expect(await changes(fresh)).toMatchObject({ isWhole: false });
  });

  test("all is read again once the window has moved by a day, since a series now reaches further", async () => {
    own().add(nine({ recurrence: ["RRULE:FREQ=DAILY"] }));
    const { cursor, changed } = await changes();
    const later = { from: window.from, until: window.until + 86_400_000 };
    const next = await provider.changesSince(anna, cursor, later, patient());
    expect(next.isWhole).toBe(true);
    expect(next.changed.length).toBe(changed.length + 1);
  });

  test.each<[string, calendar_v3.Schema$Event, { kind: string; isDeclined?: boolean }]>([
    ["free time", { transparency: "transparent" }, { kind: "free" }],
    ["a plan", { status: "tentative" }, { kind: "tentative" }],
    ["out of office", { eventType: "outOfOffice" }, { kind: "out_of_office" }],
    [
      "working at home",
      {
        eventType: "workingLocation",
        transparency: "transparent",
        workingLocationProperties: { type: "homeOffice" },
      },
      { kind: "working_elsewhere" },
    ],
    [
      "working at the office",
      { eventType: "workingLocation", workingLocationProperties: { type: "officeLocation" } },
      { kind: "free" },
    ],
    ["focus time", { eventType: "focusTime" }, { kind: "busy" }],
    [
      "an invitation that was declined",
      { attendees: [{ email: anna, responseStatus: "declined" }] },
      { kind: "busy", isDeclined: true },
    ],
    [
      "an invitation answered with perhaps",
      { attendees: [{ email: anna, responseStatus: "tentative" }] },
      { kind: "tentative" },
    ],
    ["an invitation not answered", { attendees: [{ email: anna }] }, { kind: "busy" }],
  ])("%s counts as Google means it", async (_name, event, expected) => {
    own().add(nine(event));
    const block = { isAllDay: false, isDeclined: false, ...expected };
    expect(blocksIn(await changes())).toMatchObject([block]);
    const busy = await provider.busyBetween([anna], window, nobody, patient());
    expect(busy.get(anna)).toMatchObject([block]);
  });

  test("a whole day lasts from midnight to midnight where its owner is, also when the clock changes", async () => {
    own().add({ start: { date: "2027-03-28" }, end: { date: "2027-03-29" } });
    expect(blocksIn(await changes())).toEqual([
      {
        startsAt: at("2027-03-27T23:00:00Z"),
        endsAt: at("2027-03-28T22:00:00Z"),
        kind: "busy",
        isAllDay: true,
        isDeclined: false,
      },
    ]);
  });
});

test("an event whose times cannot be read says so by its id, and never by its title", () => {
  const bad = {
    id: "bad",
    summary: "A secret title",
    start: { dateTime: "soon" },
    end: { date: "2027-02-30" },
  };
  expect(() => blocksOf(bad, "Europe/Berlin", window)).toThrow("Event bad: its times cannot be read.");
});

describe("what is busy now", () => {
  test("of several calendars, cut to what meets the window, without our own events", async () => {
    const calendars = (await provider.listCalendars(patient())).map(({ id }) => id);
    const [, family = ""] = calendars;
    own().add(nine());
    own().add(timed("2027-06-01T09:00:00Z", "2027-06-01T10:00:00Z"));
    google.control.calendar(anna, "Family").add(nine());
    await put();
    const busy = await provider.busyBetween(calendars, window, new Set([eventToWrite.uid]), patient());
    expect([...busy.keys()]).toEqual(calendars);
    expect([...busy.values()].map((blocks) => blocks.length)).toEqual([1, 1, 0]);
    const all = await provider.busyBetween([anna, family], window, nobody, patient());
    expect(all.get(anna)).toHaveLength(2);
  });

  test("a booking's copy in another account's calendar is known as ours", async () => {
    const bert = "bert@google.test";
    await put({ isInvitedByProvider: true, attendees: [{ name: "Bert", address: bert }] });
    const theirs = await connect(bert);
    const busy = (own: ReadonlySet<string>) => theirs.busyBetween([bert], window, own, patient());
    expect((await busy(nobody)).get(bert)).toHaveLength(1);
    expect((await busy(new Set([eventToWrite.uid]))).get(bert)).toEqual([]);
    const { changed } = await theirs.changesSince(bert, undefined, window, patient());
    expect(changed.map(({ uid }) => uid)).toEqual([eventToWrite.uid]);
  });

  test("a calendar that cannot be read is an error, not free", async () => {
    await expect(provider.busyBetween([anna, "gone"], window, nobody, patient())).rejects.toThrow(/404/);
  });
});

describe("writing", () => {
  test("a booking is one event, however often it is written and though an answer is lost", async () => {
    google.control.fail({ status: "hang up", calls: /^POST .*\/events$/, isLate: true });
    await expect(put()).rejects.toThrow();
    const first = await put();
    expect(await put()).toEqual(first);
    expect(own().events()).toMatchObject([
      { id: first.eventId, summary: "Talk with Gustav", description: "A first talk", status: "confirmed" },
    ]);
    expect((await changes()).changed).toMatchObject([{ id: first.eventId, uid: eventToWrite.uid }]);
  });

  test("ten at once are one", async () => {
    const written = await Promise.all(Array.from({ length: 10 }, () => put()));
    expect(new Set(written.map(({ eventId }) => eventId)).size).toBe(1);
    expect(own().events()).toHaveLength(1);
  });

  test("a move moves it, with what its owner has added and what guests have answered", async () => {
    const invited = { isInvitedByProvider: true };
    const { eventId } = await put(invited);
    own().change(eventId, {
      colorId: "7",
      attendees: [{ email: "gustav@example.com", responseStatus: "accepted" }],
    });
    const moved = { startsAt: at("2027-03-03T09:00:00Z"), endsAt: at("2027-03-03T10:00:00Z"), sequence: 1 };
    expect(await put({ ...invited, ...moved, eventId })).toMatchObject({ eventId });
    expect(own().events()).toMatchObject([
      {
        id: eventId,
        colorId: "7",
        start: { dateTime: "2027-03-03T10:00:00+01:00", timeZone: "Europe/Berlin" },
        attendees: [{ email: "gustav@example.com", responseStatus: "accepted" }],
      },
    ]);
    expect(google.control.sent.map(({ what }) => what)).toEqual(["invitation", "update"]);
  });

  test("nobody is put on it, or told, when we do the inviting", async () => {
    const { eventId } = await put();
    await provider.removeEvent(anna, eventId, patient());
    expect(google.control.sent).toEqual([]);
    expect((await put()).eventId).toBe(eventId);
    expect(own().events()[0]?.attendees).toBeUndefined();
  });

  test("it goes, also twice, and comes back when it is written again", async () => {
    const { eventId } = await put({ isInvitedByProvider: true });
    await provider.removeEvent(anna, eventId, patient());
    expect(google.control.sent.at(-1)).toMatchObject({ what: "cancellation", to: ["gustav@example.com"] });
    await provider.removeEvent(anna, eventId, patient());
    await provider.removeEvent(anna, "never0was", patient());
    expect(own().events()).toEqual([]);
    expect((await put()).eventId).toBe(eventId);
    expect((await put({ eventId })).eventId).toBe(eventId);
    expect(own().events()).toHaveLength(1);
  });

  test("it is made anew in a calendar where it is not yet", async () => {
    const { eventId } = await put();
    const family = google.control.calendar(anna, "Family");
    await provider.putEvent(family.id, { ...eventToWrite, eventId }, patient());
    expect(family.events()).toHaveLength(1);
  });

  test("Meet makes one meeting, at once or later, and keeps it when the event moves", async () => {
    const { eventId, meetingUrl: none } = await put();
    expect(none).toBeUndefined();
    const { meetingUrl } = await put({ eventId, wantsMeeting: true });
    expect(meetingUrl).toMatch(/^https:\/\/meet\.google\.com\//);
    const moved = { startsAt: at("2027-03-03T09:00:00Z"), endsAt: at("2027-03-03T10:00:00Z") };
    expect((await put({ ...moved, eventId, wantsMeeting: true })).meetingUrl).toBe(meetingUrl);
    const other = await put({ uid: "another@openhour.example", wantsMeeting: true });
    expect(other.meetingUrl).not.toBe(meetingUrl);
  });

  test("an id holds any UID, in Google's letters, and gives it back", () => {
    for (const uid of [eventToWrite.uid, "a", "ÄÖ@ü.example", "x".repeat(200)]) {
      const id = eventIdOf(uid);
      expect(id).toMatch(/^[a-v0-9]{5,1024}$/);
      expect(uidOf(`${id}@google.com`)).toBe(uid);
    }
    expect(uidOf("7cl3jbn@google.com")).toBe("7cl3jbn@google.com");
    expect(uidOf("openhourclub1@google.com")).toBe("openhourclub1@google.com");
    expect(uidOf(undefined)).toBeUndefined();
  });
});

test("a channel tells of every change until it is closed, also twice", async () => {
  const heard: string[] = [];
  const receiver = createServer((request, response) => {
    heard.push(`${request.headers["x-goog-resource-state"]} ${request.headers["x-goog-channel-token"]}`);
    response.end();
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/push`;
  const watch = await provider.watch(anna, { url, token: "a token", id: "channel-1" }, patient());
  if (!watch) throw new Error("Google watches.");
  expect(watch).toMatchObject({ id: "channel-1", resourceId: expect.any(String) });
  expect(watch.expiresAt).toBe(start + 7 * 86_400_000);
  own().add(nine());
  await google.control.pushes.settled();
  expect(heard).toEqual(["sync a token", "exists a token"]);
  await provider.unwatch(watch, patient());
  await provider.unwatch(watch, patient());
  expect(google.control.channels()).toEqual([]);
  google.control.fail({ status: 404, reason: "notFound", calls: /watch/ });
  await expect(provider.watch(anna, { url, token: "", id: "channel-2" }, patient())).rejects.toThrow();
  receiver.close();
});

describe("when something is wrong", () => {
  test.each([
    ["429", { status: 429, retryAfterSeconds: 30 }, 30_000],
    ["403 rateLimitExceeded", { status: 403, retryAfterSeconds: 2 }, 2000],
    ["403 userRateLimitExceeded", { status: 403, reason: "userRateLimitExceeded" }, undefined],
    ["503", { status: 503 }, undefined],
  ] as const)(
    "%s asks for patience, and nothing is tried again here",
    async (_name, failure, retryAfterMs) => {
      google.control.fail(failure);
      google.control.traffic.forget();
      const failed = provider.listCalendars(patient());
      await expect(failed).rejects.toBeInstanceOf(Throttled);
      await expect(failed).rejects.toMatchObject({ retryAfterMs });
      expect(google.control.traffic.calls).toHaveLength(1);
    },
  );

  test("a token that was taken back before its time is renewed once for ten calls", async () => {
    await provider.listCalendars(patient());
    google.control.expireAccessTokens();
    google.control.traffic.forget();
    const calls = Array.from({ length: 10 }, () => provider.listCalendars(patient()));
    for (const calendars of await Promise.all(calls)) expect(calendars).toHaveLength(3);
    expect(google.control.traffic.count(/^POST \/token$/)).toBe(1);
  });

  test("a consent that is gone, or never reached so far, is lost", async () => {
    await expect(provider.createContact({ name: "", email: "x@example.com" }, patient())).rejects.toThrow(
      ConsentLost,
    );
    google.control.fail({ status: 401, times: 2 });
    await expect(provider.listCalendars(patient())).rejects.toThrow(ConsentLost);
    google.control.revokeConsent(anna);
    await expect(changes()).rejects.toThrow(ConsentLost);
  });

  test("a calendar that cannot be written is not a lost consent", async () => {
    const { id } = google.control.calendar(anna, "Holidays");
    const failed = provider.putEvent(id, eventToWrite, patient());
    await expect(failed).rejects.toThrow(/403 requiredAccessLevel/);
    await expect(failed).rejects.not.toBeInstanceOf(ConsentLost);
  });

  test("a slow call ends with its signal, for its reason", async () => {
    google.control.delay(5000);
    const enough = new AbortController();
    const failed = provider.listCalendars(enough.signal);
    setTimeout(() => enough.abort(new Error("enough")), 50);
    await expect(failed).rejects.toThrow("enough");
  });
});

describe("contacts", () => {
  test("are found by name and address, also those that were only written to", async () => {
    const people = await connect(anna, ["calendars", "contacts"]);
    const found = async (text: string) =>
      (await people.searchContacts(text, patient())).map(({ email }) => email);
    expect(await found("gus")).toEqual(["gustav@example.com"]);
    expect(await found("gast")).toEqual(["gustav@example.com", "greta@example.com"]);
    expect(await found("olga@ex")).toEqual(["olga@example.net"]);
    google.control.traffic.forget();
    expect(await found("nobody")).toEqual([]);
    // What was warmed up stays so.
    expect(google.control.traffic.calls).toHaveLength(2);
  });

  test("a new one is there, and found", async () => {
    const people = await connect(anna, ["calendars", "contacts"]);
    await people.searchContacts("new", patient());
    await people.createContact({ name: "Nina New", email: "nina@example.com" }, patient());
    expect(google.control.contacts(anna)).toContainEqual({ name: "Nina New", email: "nina@example.com" });
    expect(await people.searchContacts("nina", patient())).toMatchObject([{ name: "Nina New" }]);
  });

  test("without that consent the search says so", async () => {
    await expect(provider.searchContacts("gus", patient())).rejects.toThrow(ConsentLost);
  });
});
