import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { connectGoogle, testClient } from "@/tests/emulators/google/connect";
import { type GoogleEmulator, startGoogle } from "@/tests/emulators/google/start";

let google: GoogleEmulator;
const anna = { email: "anna@google.test" };
beforeEach(async () => {
  google = await startGoogle({ clients: [testClient], now: () => Date.parse("2027-03-01T08:00:00Z") });
});
afterEach(() => google.close());

const connect = () => connectGoogle(google, anna);
const own = () => google.control.calendar(anna.email);
const at = (day: string, hour = 10, timeZone = "Europe/Berlin") => ({
  start: { dateTime: `${day}T${hour}:00:00`, timeZone },
  end: { dateTime: `${day}T${hour + 1}:00:00`, timeZone },
});
const statusOf = (work: Promise<unknown>) =>
  work.then(
    () => 200,
    (error) => error.status,
  );
const year = { timeMin: "2027-01-01T00:00:00Z", timeMax: "2028-01-01T00:00:00Z" };
const expanded = { calendarId: "primary", singleEvents: true };

test("a list comes in pages, and only its last one says where to go on", async () => {
  const { calendar } = await connect();
  for (const day of [1, 2, 3, 4, 5]) own().add(at(`2027-04-0${day}`));
  const first = await calendar.events.list({ ...expanded, ...year, maxResults: 3 });
  expect(first.data.nextSyncToken).toBeUndefined();
  const pageToken = first.data.nextPageToken ?? "";
  const second = await calendar.events.list({ ...expanded, ...year, maxResults: 3, pageToken });
  expect(first.data.items?.length).toBe(3);
  expect(second.data.items?.length).toBe(2);
  expect(second.data.nextSyncToken).toBeTruthy();
});

test("a sync tells what was added, changed and deleted, and nothing else", async () => {
  const { calendar } = await connect();
  const [kept, moved, gone] = [
    own().add(at("2027-04-01")),
    own().add(at("2027-04-02")),
    own().add(at("2027-04-03")),
  ];
  const full = await calendar.events.list({ ...expanded, ...year });
  own().change(moved.id, at("2027-04-09"));
  own().remove(gone.id);
  const added = own().add(at("2027-04-04"));
  const sync = await calendar.events.list({ ...expanded, syncToken: full.data.nextSyncToken ?? "" });
  const told = Object.fromEntries((sync.data.items ?? []).map(({ id, status }) => [id, status]));
  expect(told).toEqual({ [moved.id]: "confirmed", [gone.id]: "cancelled", [added.id]: "confirmed" });
  expect(told).not.toHaveProperty(kept.id);
  const next = await calendar.events.list({ ...expanded, syncToken: sync.data.nextSyncToken ?? "" });
  expect(next.data.items).toEqual([]);
});

test("what changes while a list is read comes with the next sync", async () => {
  const { calendar } = await connect();
  for (const day of [1, 2, 3]) own().add(at(`2027-04-0${day}`));
  const first = await calendar.events.list({ ...expanded, ...year, maxResults: 2 });
  const seen = first.data.items?.[0]?.id ?? "";
  own().change(seen, at("2027-05-01"));
  const pageToken = first.data.nextPageToken ?? "";
  const second = await calendar.events.list({ ...expanded, ...year, maxResults: 2, pageToken });
  const sync = await calendar.events.list({ ...expanded, syncToken: second.data.nextSyncToken ?? "" });
  expect(sync.data.items?.map(({ id }) => id)).toEqual([seen]);
});

test("a cursor that is too old is answered with 410, one with a range of its own with 400", async () => {
  const { calendar } = await connect();
  const { data } = await calendar.events.list({ ...expanded, ...year });
  const syncToken = data.nextSyncToken ?? "";
  expect(await statusOf(calendar.events.list({ ...expanded, syncToken, timeMin: year.timeMin }))).toBe(400);
  expect(await statusOf(calendar.events.list({ ...expanded, syncToken }))).toBe(200);
  google.control.expireCursors();
  expect(await statusOf(calendar.events.list({ ...expanded, syncToken }))).toBe(410);
});

test("a series keeps its wall clock when the clocks change", async () => {
  const { calendar } = await connect();
  const series = own().add({ ...at("2027-03-22"), recurrence: ["RRULE:FREQ=WEEKLY;COUNT=3"] });
  const { data } = await calendar.events.list({ ...expanded, ...year, orderBy: "startTime" });
  expect(data.items?.map(({ start }) => start?.dateTime)).toEqual([
    "2027-03-22T10:00:00+01:00",
    "2027-03-29T10:00:00+02:00",
    "2027-04-05T10:00:00+02:00",
  ]);
  const instances = await calendar.events.instances({ calendarId: "primary", eventId: series.id });
  expect(instances.data.items?.map(({ id }) => id)).toEqual(data.items?.map(({ id }) => id));
  const whole = await calendar.events.list({ calendarId: "primary", ...year });
  expect(whole.data.items?.map(({ id }) => id)).toEqual([series.id]);
});

test("one instance moves or goes without the others", async () => {
  const { calendar } = await connect();
  const series = own().add({ ...at("2027-04-05"), recurrence: ["RRULE:FREQ=DAILY;COUNT=3"] });
  const full = await calendar.events.list({ ...expanded, ...year, orderBy: "startTime" });
  const sync = await calendar.events.list({ ...expanded, ...year });
  const [first = "", second = ""] = full.data.items?.map(({ id }) => id ?? "") ?? [];
  await calendar.events.delete({ calendarId: "primary", eventId: first });
  own().change(second, at("2027-04-20"));
  const changes = await calendar.events.list({ ...expanded, syncToken: sync.data.nextSyncToken ?? "" });
  expect(changes.data.items).toMatchObject([
    { id: first, status: "cancelled", recurringEventId: series.id },
    { id: second, status: "confirmed", start: { dateTime: "2027-04-20T10:00:00+02:00" } },
  ]);
  const after = await calendar.events.list({ ...expanded, ...year, orderBy: "startTime" });
  expect(after.data.items?.map(({ start }) => start?.dateTime?.slice(0, 10))).toEqual([
    "2027-04-07",
    "2027-04-20",
  ]);
});

test("a series that is deleted or moved takes the instances away that are no more", async () => {
  const { calendar } = await connect();
  const series = own().add({ ...at("2027-04-05"), recurrence: ["RRULE:FREQ=DAILY;COUNT=2"] });
  const full = await calendar.events.list({ ...expanded, ...year });
  own().change(series.id, at("2027-04-05", 12));
  const moved = await calendar.events.list({ ...expanded, syncToken: full.data.nextSyncToken ?? "" });
  const count = (items: typeof moved.data.items, state: string) =>
    items?.filter(({ status }) => status === state).length;
  expect([count(moved.data.items, "cancelled"), count(moved.data.items, "confirmed")]).toEqual([2, 2]);
  own().remove(series.id);
  const gone = await calendar.events.list({ ...expanded, syncToken: moved.data.nextSyncToken ?? "" });
  expect([count(gone.data.items, "cancelled"), count(gone.data.items, "confirmed")]).toEqual([2, 0]);
});

test("a channel says hello, then tells of every change, until it is stopped", async () => {
  const { calendar } = await connect();
  const receiver = await startReceiver();
  const { data: channel } = await calendar.events.watch({
    calendarId: "primary",
    requestBody: { id: "channel-1", type: "web_hook", address: receiver.url, token: "a secret word" },
  });
  own().add(at("2027-04-01"));
  await google.control.pushes.settled();
  expect(receiver.got.map((headers) => headers["x-goog-resource-state"])).toEqual(["sync", "exists"]);
  expect(receiver.got[0]).toMatchObject({
    "x-goog-channel-id": "channel-1",
    "x-goog-channel-token": "a secret word",
    "x-goog-resource-id": channel.resourceId,
  });
  const { id = null, resourceId = null } = channel;
  await calendar.channels.stop({ requestBody: { id, resourceId } });
  own().add(at("2027-04-02"));
  await google.control.pushes.settled();
  expect(receiver.got.length).toBe(2);
  await receiver.close();
});

test("a channel ends by itself, its id is its own, and its address is on https", async () => {
  const { calendar } = await connect();
  const watch = (id: string, address = "https://openhour.example/push") =>
    calendar.events.watch({ calendarId: "primary", requestBody: { id, type: "web_hook", address } });
  google.control.pushes.drop(1);
  const { data } = await watch("one");
  expect(Number(data.expiration)).toBeGreaterThan(google.control.now());
  expect(await statusOf(watch("one"))).toBe(400);
  expect(await statusOf(watch("two", "http://openhour.example/push"))).toBe(400);
  expect(google.control.channels().length).toBe(1);
  google.control.advance(8 * 86_400_000);
  expect(google.control.channels()).toEqual([]);
});

test("a share of the pushes gets lost, the same ones for the same seed", async () => {
  const lost = async () => {
    const receiver = await startReceiver();
    const emulator = await startGoogle({ clients: [testClient], seed: 7 });
    const { calendar } = await connectGoogle(emulator, anna);
    const requestBody = { id: "c", type: "web_hook", address: receiver.url };
    await calendar.events.watch({ calendarId: "primary", requestBody });
    emulator.control.pushes.drop(0.5);
    for (const day of [1, 2, 3, 4, 5, 6, 7, 8])
      emulator.control.calendar(anna.email).add(at(`2027-04-0${day}`));
    await emulator.control.pushes.settled();
    await Promise.all([emulator.close(), receiver.close()]);
    return emulator.control.pushes.log.map(({ outcome }) => outcome);
  };
  const first = await lost();
  expect(first).toContain("dropped");
  expect(first).toContain(200);
  expect(await lost()).toEqual(first);
});

/** Takes pushes, and keeps their headers. */
async function startReceiver() {
  const got: IncomingHttpHeaders[] = [];
  const server = createServer((request, answer) => {
    got.push(request.headers);
    answer.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/push`;
  return { url, got, close: () => new Promise<unknown>((resolve) => server.close(resolve)) };
}
