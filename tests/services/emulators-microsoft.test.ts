import type { Event } from "@microsoft/microsoft-graph-types";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { graphClient, signIn, testClient } from "@/tests/emulators/microsoft/connect";
import { type MicrosoftEmulator, startMicrosoft } from "@/tests/emulators/microsoft/start";

let microsoft: MicrosoftEmulator;
const anna = { email: "anna@microsoft.test" };
beforeAll(async () => {
  microsoft = await startMicrosoft({ clients: [testClient], now: () => Date.parse("2027-03-01T08:00:00Z") });
});
afterEach(() => microsoft.control.calm());
afterAll(() => microsoft.close());

const connect = async () => graphClient(microsoft, (await signIn(microsoft, anna)).access_token);
const berlin = "W. Europe Standard Time";
const at = (day: string, hour: number, timeZone = berlin): Event => ({
  start: { dateTime: `${day}T${hour}:00:00`, timeZone },
  end: { dateTime: `${day}T${hour + 1}:00:00`, timeZone },
});
const failure = (work: Promise<unknown>) =>
  work.then(
    () => "it did not fail",
    (error) => `${error.statusCode} ${error.code}`,
  );

test("the account and its calendars are told, page by page", async () => {
  const graph = await connect();
  expect(await graph.api("/me").get()).toMatchObject({ displayName: "Anna Adler", mail: anna.email });
  const first = await graph.api("/me/calendars").top(2).get();
  const rest = await graph.api(first["@odata.nextLink"]).get();
  const all = [...first.value, ...rest.value];
  expect(all.map(({ name, isDefaultCalendar, canEdit }) => [name, isDefaultCalendar, canEdit])).toEqual([
    ["Calendar", true, true],
    ["Family", false, true],
    ["Holidays", false, false],
  ]);
});

test("the same transaction brings the first event back", async () => {
  const graph = await connect();
  const event = { subject: "Talk", transactionId: "booking-1", ...at("2027-03-02", 10) };
  const first = await graph.api("/me/events").post(event);
  const second = await graph.api("/me/events").post(event);
  expect(second.id).toBe(first.id);
  expect(
    microsoft.control
      .calendar(anna.email)
      .events()
      .filter(({ transactionId }) => transactionId).length,
  ).toBe(1);
});

test("times come back on UTC, or in the zone that was preferred", async () => {
  const graph = await connect();
  const { id } = await graph.api("/me/events").post(at("2027-07-01", 10));
  const get = () => graph.api(`/me/events/${id}`);
  expect((await get().get()).start).toEqual({ dateTime: "2027-07-01T08:00:00.0000000", timeZone: "UTC" });
  const inNewYork = await get().header("Prefer", 'outlook.timezone="Eastern Standard Time"').get();
  expect(inNewYork.start).toEqual({
    dateTime: "2027-07-01T04:00:00.0000000",
    timeZone: "Eastern Standard Time",
  });
  expect(await failure(get().header("Prefer", 'outlook.timezone="Mars Standard Time"').get())).toContain(
    "400",
  );
});

test("a whole day keeps its date in every zone", async () => {
  const graph = await connect();
  const day = (date: string) => ({ dateTime: `${date}T00:00:00`, timeZone: berlin });
  const event = { isAllDay: true, start: day("2027-07-05"), end: day("2027-07-06") };
  const { id } = await graph.api("/me/events").post(event);
  const seen = await graph
    .api(`/me/events/${id}`)
    .header("Prefer", 'outlook.timezone="Tokyo Standard Time"')
    .get();
  expect(seen.start.dateTime).toBe("2027-07-05T00:00:00.0000000");
});

test("a Teams meeting is made on request and stays", async () => {
  const graph = await connect();
  const meeting = { isOnlineMeeting: true, onlineMeetingProvider: "teamsForBusiness" };
  const made = await graph.api("/me/events").post({ ...at("2027-03-03", 10), ...meeting });
  expect(made.onlineMeeting.joinUrl).toMatch(/^https:\/\/teams\.microsoft\.com\//);
  const moved = await graph
    .api(`/me/events/${made.id}`)
    .patch({ ...at("2027-03-03", 12), isOnlineMeeting: false });
  expect(moved.onlineMeeting).toEqual(made.onlineMeeting);
  expect(moved.iCalUId).toBe(made.iCalUId);
});

test("a change made for an older version is refused", async () => {
  const graph = await connect();
  const made = await graph.api("/me/events").post(at("2027-03-04", 10));
  microsoft.control.calendar(anna.email).change(made.id, { subject: "By hand" });
  const patch = graph
    .api(`/me/events/${made.id}`)
    .header("If-Match", made["@odata.etag"])
    .patch({ subject: "x" });
  expect(await failure(patch)).toBe("412 ErrorIrresolvableConflict");
});

test("what is deleted is not found any more, and what is only read cannot be written", async () => {
  const graph = await connect();
  const { id } = await graph.api("/me/events").post(at("2027-03-05", 10));
  await graph.api(`/me/events/${id}`).delete();
  expect(await failure(graph.api(`/me/events/${id}`).delete())).toBe("404 ErrorItemNotFound");
  const holidays = microsoft.control.calendar(anna.email, "Holidays").id;
  const written = graph.api(`/me/calendars/${holidays}/events`).post(at("2027-03-05", 10));
  expect(await failure(written)).toBe("403 ErrorAccessDenied");
});

test("an event is found by a property of the program's own, which comes only when asked for", async () => {
  const graph = await connect();
  const id = "String {3f9a1a1e-0000-4000-8000-0123456789ab} Name booking";
  const made = await graph.api("/me/events").post({
    ...at("2027-03-06", 10),
    singleValueExtendedProperties: [{ id, value: "b-7" }],
  });
  const filter = `singleValueExtendedProperties/Any(ep: ep/id eq '${id}' and ep/value eq 'b-7')`;
  const found = await graph.api("/me/events").filter(filter).get();
  expect(found.value.map((event: Event) => event.id)).toEqual([made.id]);
  expect(found.value[0].singleValueExtendedProperties).toBeUndefined();
  const expanded = await graph
    .api(`/me/events/${made.id}`)
    .expand(`singleValueExtendedProperties($filter=id eq '${id}')`)
    .get();
  expect(expanded.singleValueExtendedProperties).toEqual([{ id, value: "b-7" }]);
});

test("a view takes series apart in wall-clock time, page by page", async () => {
  const graph = await connect();
  const { id: calendarId, add } = microsoft.control.calendar(anna.email, "Family");
  add({
    ...at("2027-03-22", 10),
    recurrence: {
      pattern: { type: "weekly", interval: 1, daysOfWeek: ["monday"] },
      range: { type: "numbered", startDate: "2027-03-22", numberOfOccurrences: 3 },
    },
  });
  const query = { startDateTime: "2027-03-01T00:00:00Z", endDateTime: "2027-05-01T00:00:00Z", $top: 2 };
  const first = await graph.api(`/me/calendars/${calendarId}/calendarView`).query(query).get();
  const rest = await graph.api(first["@odata.nextLink"]).get();
  const all: Event[] = [...first.value, ...rest.value];
  expect(all.map(({ start, type }) => [start?.dateTime?.slice(0, 13), type])).toEqual([
    ["2027-03-22T09", "occurrence"],
    ["2027-03-29T08", "occurrence"],
    ["2027-04-05T08", "occurrence"],
  ]);
});

test("a schedule tells what each event means, and names mailboxes that it does not find", async () => {
  const graph = await connect();
  const bert = microsoft.control.calendar("bert@microsoft.test");
  const kinds = ["free", "tentative", "busy", "oof", "workingElsewhere"] as const;
  for (const [i, showAs] of kinds.entries()) bert.add({ ...at("2027-03-09", 10 + i, "UTC"), showAs });
  const { value } = await graph.api("/me/calendar/getSchedule").post({
    schedules: ["bert@microsoft.test", "nobody@microsoft.test"],
    startTime: { dateTime: "2027-03-09T10:00:00", timeZone: "UTC" },
    endTime: { dateTime: "2027-03-09T15:00:00", timeZone: "UTC" },
    availabilityViewInterval: 60,
  });
  expect(value[0].availabilityView).toBe("01234");
  expect(value[0].scheduleItems.map(({ status }: { status: string }) => status)).toEqual(kinds);
  expect(value[1].error.responseCode).toBe("ErrorMailRecipientNotFound");
});
