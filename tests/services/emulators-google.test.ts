import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { connectGoogle, testClient } from "@/tests/emulators/google/connect";
import { type GoogleEmulator, startGoogle } from "@/tests/emulators/google/start";

let google: GoogleEmulator;
const anna = { email: "anna@google.test" };
const nine = Date.parse("2027-03-01T08:00:00Z");
beforeAll(async () => {
  google = await startGoogle({ clients: [testClient], now: () => nine });
});
afterEach(() => google.control.calm());
afterAll(() => google.close());

const at = (start: string, end: string) => ({ start: { dateTime: start }, end: { dateTime: end } });
const tenToEleven = at("2027-03-02T10:00:00+01:00", "2027-03-02T11:00:00+01:00");
const connect = () => connectGoogle(google, anna);

/** What a call failed with. */
const failure = (work: Promise<unknown>) =>
  work.then(
    () => "it did not fail",
    (error) => error.response?.data?.error?.errors?.[0]?.reason ?? error.response?.data?.error ?? error,
  );
const statusOf = (work: Promise<unknown>) =>
  work.then(
    () => 200,
    (error) => error.status,
  );

test("the list of calendars comes in pages and says which one is the account's own and which can be written", async () => {
  const { calendar } = await connect();
  const first = await calendar.calendarList.list({ maxResults: 2 });
  const rest = await calendar.calendarList.list({ maxResults: 2, pageToken: first.data.nextPageToken ?? "" });
  const all = [...(first.data.items ?? []), ...(rest.data.items ?? [])];
  expect(all.map(({ summary, primary, accessRole }) => [summary, primary, accessRole])).toEqual([
    ["anna@google.test", true, "owner"],
    ["Family", undefined, "owner"],
    ["Holidays", undefined, "reader"],
  ]);
  expect(rest.data.nextPageToken).toBeUndefined();
});

test("an event keeps the id it was given and is there once", async () => {
  const { calendar } = await connect();
  const event = { id: "openhour1", summary: "Talk", ...tenToEleven };
  const { data } = await calendar.events.insert({ calendarId: "primary", requestBody: event });
  expect(data).toMatchObject({ id: "openhour1", iCalUID: "openhour1@google.com", status: "confirmed" });
  const again = calendar.events.insert({ calendarId: "primary", requestBody: event });
  expect(await failure(again)).toBe("duplicate");
  await calendar.events.delete({ calendarId: "primary", eventId: "openhour1" });
  const afterwards = calendar.events.insert({ calendarId: "primary", requestBody: event });
  expect(await statusOf(afterwards)).toBe(409);
});

test("an event keeps a UID of its own and is found by it", async () => {
  const { calendar } = await connect();
  const iCalUID = "booking-7@openhour.example";
  const { data } = await calendar.events.insert({
    calendarId: "primary",
    requestBody: { iCalUID, ...tenToEleven },
  });
  const found = await calendar.events.list({ calendarId: "primary", iCalUID });
  expect(found.data.items?.map(({ id }) => id)).toEqual([data.id]);
});

test("an id with other letters than Google's is refused", async () => {
  const { calendar } = await connect();
  const requestBody = { id: "Booking-7", ...tenToEleven };
  expect(await statusOf(calendar.events.insert({ calendarId: "primary", requestBody }))).toBe(400);
});

test("a Meet conference is made on request, once, and only when the version is said", async () => {
  const { calendar } = await connect();
  const createRequest = { requestId: "r1", conferenceSolutionKey: { type: "hangoutsMeet" } };
  const requestBody = { ...tenToEleven, conferenceData: { createRequest } };
  const without = await calendar.events.insert({ calendarId: "primary", requestBody });
  expect(without.data.hangoutLink).toBeUndefined();
  const { data } = await calendar.events.insert({
    calendarId: "primary",
    requestBody,
    conferenceDataVersion: 1,
  });
  expect(data.hangoutLink).toMatch(/^https:\/\/meet\.google\.com\/\w{3}-\w{4}-\w{3}$/);
  const again = await calendar.events.patch({
    calendarId: "primary",
    eventId: data.id ?? "",
    conferenceDataVersion: 1,
    requestBody: { summary: "Later", conferenceData: { createRequest } },
  });
  expect(again.data).toMatchObject({ summary: "Later", hangoutLink: data.hangoutLink });
});

test("a change made for an older version is refused, one for the newest is taken", async () => {
  const { calendar } = await connect();
  const { data: first } = await calendar.events.insert({ calendarId: "primary", requestBody: tenToEleven });
  const eventId = first.id ?? "";
  google.control.calendar(anna.email).change(eventId, { summary: "Moved by hand" });
  const patch = (etag: string) =>
    calendar.events.patch(
      { calendarId: "primary", eventId, requestBody: { location: "Room 1" } },
      { headers: { "If-Match": etag } },
    );
  expect(await statusOf(patch(first.etag ?? ""))).toBe(412);
  const { data: now } = await calendar.events.get({ calendarId: "primary", eventId });
  expect((await patch(now.etag ?? "")).data).toMatchObject({ summary: "Moved by hand", location: "Room 1" });
});

test("an update writes the whole event, a patch only what it names", async () => {
  const { calendar } = await connect();
  const requestBody = { ...tenToEleven, summary: "Talk", location: "Room 1" };
  const { data } = await calendar.events.insert({ calendarId: "primary", requestBody });
  const eventId = data.id ?? "";
  const patched = await calendar.events.patch({
    calendarId: "primary",
    eventId,
    requestBody: { summary: "Walk" },
  });
  expect(patched.data).toMatchObject({ summary: "Walk", location: "Room 1", sequence: 0 });
  const later = at("2027-03-02T12:00:00+01:00", "2027-03-02T13:00:00+01:00");
  const updated = await calendar.events.update({ calendarId: "primary", eventId, requestBody: later });
  expect(updated.data.location).toBeUndefined();
  expect(updated.data).toMatchObject({ iCalUID: data.iCalUID, sequence: 1 });
});

test("an event that was deleted is gone for a second deletion", async () => {
  const { calendar } = await connect();
  const { data } = await calendar.events.insert({ calendarId: "primary", requestBody: tenToEleven });
  await calendar.events.delete({ calendarId: "primary", eventId: data.id ?? "" });
  expect(await statusOf(calendar.events.delete({ calendarId: "primary", eventId: data.id ?? "" }))).toBe(410);
  expect(await statusOf(calendar.events.delete({ calendarId: "primary", eventId: "neverthere" }))).toBe(404);
});

test("a calendar that is only read takes no events, and somebody else's is not there", async () => {
  const { calendar } = await connect();
  const { data } = await calendar.calendarList.list();
  const holidays = data.items?.find(({ summary }) => summary === "Holidays")?.id ?? "";
  expect(await statusOf(calendar.events.insert({ calendarId: holidays, requestBody: tenToEleven }))).toBe(
    403,
  );
  expect(await statusOf(calendar.events.list({ calendarId: "bert@google.test" }))).toBe(404);
});

test("who would have got a mail is written down, as sendUpdates says", async () => {
  const { calendar } = await connect();
  const requestBody = { ...tenToEleven, attendees: [{ email: "gustav@example.com" }] };
  const { data } = await calendar.events.insert({ calendarId: "primary", requestBody, sendUpdates: "all" });
  await calendar.events.patch({
    calendarId: "primary",
    eventId: data.id ?? "",
    requestBody: { summary: "x" },
  });
  expect(google.control.sent.filter(({ eventId }) => eventId === data.id)).toEqual([
    { eventId: data.id, what: "invitation", sendUpdates: "all", to: ["gustav@example.com"] },
  ]);
});

test("free time, places of work and declined invitations leave their owner free; absence and focus do not", async () => {
  const { calendar } = await connect();
  const own = google.control.calendar(anna.email, "Family");
  const hour = (h: number) => at(`2027-05-03T${h}:00:00+02:00`, `2027-05-03T${h + 1}:00:00+02:00`);
  own.add({ ...hour(10), transparency: "transparent" });
  own.add({ ...hour(11), eventType: "workingLocation" });
  own.add({ ...hour(12), attendees: [{ email: anna.email, responseStatus: "declined" }] });
  own.add({ ...hour(13), eventType: "outOfOffice" });
  own.add({ ...hour(14), eventType: "focusTime" });
  own.add({ ...hour(16), status: "tentative" });
  const { data } = await calendar.freebusy.query({
    requestBody: {
      timeMin: "2027-05-03T00:00:00Z",
      timeMax: "2027-05-04T00:00:00Z",
      items: [{ id: own.id }, { id: "bert@google.test" }],
    },
  });
  expect(data.calendars?.[own.id]?.busy).toEqual([
    { start: "2027-05-03T11:00:00Z", end: "2027-05-03T13:00:00Z" },
    { start: "2027-05-03T14:00:00Z", end: "2027-05-03T15:00:00Z" },
  ]);
  expect(data.calendars?.["bert@google.test"]?.errors?.[0]?.reason).toBe("notFound");
});

test("an all-day event is busy from midnight to midnight on its calendar's clock", async () => {
  const { calendar } = await connect();
  const own = google.control.calendar(anna.email, "Family");
  own.add({ start: { date: "2027-06-01" }, end: { date: "2027-06-02" } });
  const { data } = await calendar.freebusy.query({
    requestBody: {
      timeMin: "2027-05-30T00:00:00Z",
      timeMax: "2027-06-05T00:00:00Z",
      items: [{ id: own.id }],
    },
  });
  expect(data.calendars?.[own.id]?.busy).toEqual([
    { start: "2027-05-31T22:00:00Z", end: "2027-06-01T22:00:00Z" },
  ]);
});
