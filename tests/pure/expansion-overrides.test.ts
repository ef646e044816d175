import { expect, test } from "vitest";
import { readCalendar } from "@/lib/calendars/expansion/read-calendar";
import { eventOf, fileOf, shown, timesIn, year } from "./expansion-build";

/** Four days at nine in Berlin, from Monday, 7 June 2027: 07:00Z. */
const series = eventOf(
  "one",
  "DTSTART;TZID=Europe/Berlin:20270607T090000",
  "DTEND;TZID=Europe/Berlin:20270607T100000",
  "RRULE:FREQ=DAILY;COUNT=4",
);

const at = (...times: readonly string[]) =>
  times.map((time) => {
    const [day = "", start = "", end = ""] = time.split(" ");
    return `2027-06-${day}T${start}Z/2027-06-${day}T${end}Z`;
  });

const withException = (...lines: readonly string[]) => timesIn(fileOf(series, eventOf("one", ...lines)));

const tuesday = "RECURRENCE-ID;TZID=Europe/Berlin:20270608T090000";

test("an exception takes the place of its occurrence", async () => {
  expect(await withException(tuesday, "DTSTART;TZID=Europe/Berlin:20270608T140000", "DURATION:PT2H")).toEqual(
    at("07 07:00 08:00", "08 12:00 14:00", "09 07:00 08:00", "10 07:00 08:00"),
  );
});

test.each([
  ["in UTC", "RECURRENCE-ID:20270608T070000Z"],
  ["on another clock", "RECURRENCE-ID;TZID=America/New_York:20270608T030000"],
  ["without a zone", "RECURRENCE-ID:20270608T090000"],
  ["as a date", "RECURRENCE-ID;VALUE=DATE:20270608"],
])("an occurrence may be named %s", async (_, id) => {
  expect(await withException(id, "DTSTART:20270608T120000Z", "DURATION:PT1H")).toEqual(
    at("07 07:00 08:00", "08 12:00 13:00", "09 07:00 08:00", "10 07:00 08:00"),
  );
});

test("an occurrence can be cancelled, with no more than its name", async () => {
  const rest = at("07 07:00 08:00", "09 07:00 08:00", "10 07:00 08:00");
  expect(await withException(tuesday, "STATUS:CANCELLED")).toEqual(rest);
  expect(
    await withException(tuesday, "STATUS:CANCELLED", "DTSTART:20270608T070000Z", "DURATION:PT1H"),
  ).toEqual(rest);
});

test("an exception stands before its series in the file as well, and beside an EXDATE for the same time", async () => {
  const moved = eventOf("one", tuesday, "DTSTART:20270608T120000Z", "DURATION:PT1H");
  const times = at("07 07:00 08:00", "08 12:00 13:00", "09 07:00 08:00", "10 07:00 08:00");
  expect(await timesIn(fileOf(moved, series))).toEqual(times);
  const left = series.toSpliced(-1, 0, "EXDATE;TZID=Europe/Berlin:20270608T090000");
  expect(await timesIn(fileOf(left, moved))).toEqual(times);
});

test("an occurrence can be moved into the window from outside and out of it", async () => {
  const yearly = eventOf(
    "one",
    "DTSTART:20200607T070000Z",
    "DURATION:PT1H",
    "RRULE:FREQ=YEARLY;UNTIL=20280101T000000Z",
  );
  const moved = (id: string, to: string) =>
    timesIn(fileOf(yearly, eventOf("one", `RECURRENCE-ID:${id}`, `DTSTART:${to}`, "DURATION:PT1H")));
  expect(await moved("20200607T070000Z", "20270609T070000Z")).toEqual(at("07 07:00 08:00", "09 07:00 08:00"));
  expect(await moved("20270607T070000Z", "20300609T070000Z")).toEqual([]);
});

test("THISANDFUTURE moves all that follow, on the clock", async () => {
  expect(
    await withException(
      "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20270609T090000",
      "DTSTART;TZID=Europe/Berlin:20270609T110000",
      "DURATION:PT30M",
    ),
  ).toEqual(at("07 07:00 08:00", "08 07:00 08:00", "09 09:00 09:30", "10 09:00 09:30"));
});

test("a series moved from nine to ten is at ten after the clock has changed, too", async () => {
  const overTheChange = eventOf(
    "one",
    "DTSTART;TZID=Europe/Berlin:20270326T090000",
    "DURATION:PT1H",
    "RRULE:FREQ=DAILY;COUNT=3",
  );
  const moved = eventOf(
    "one",
    "RECURRENCE-ID;RANGE=THISANDFUTURE:20270327T080000Z",
    "DTSTART;TZID=Europe/Berlin:20270327T100000",
    "DURATION:PT1H",
  );
  // Ten is 09:00Z in winter and 08:00Z in summer.
  expect(await timesIn(fileOf(overTheChange, moved))).toEqual([
    "2027-03-26T08:00Z/2027-03-26T09:00Z",
    "2027-03-27T09:00Z/2027-03-27T10:00Z",
    "2027-03-28T08:00Z/2027-03-28T09:00Z",
  ]);
});

test("THISANDFUTURE cancels all that follow, but not what has an exception of its own", async () => {
  const cancelled = [
    "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20270609T090000",
    "STATUS:CANCELLED",
  ];
  expect(await withException(...cancelled)).toEqual(at("07 07:00 08:00", "08 07:00 08:00"));
  const kept = eventOf("one", "RECURRENCE-ID:20270610T070000Z", "DTSTART:20270610T100000Z", "DURATION:PT1H");
  expect(await timesIn(fileOf(series, eventOf("one", ...cancelled), kept))).toEqual(
    at("07 07:00 08:00", "08 07:00 08:00", "10 10:00 11:00"),
  );
});

test("of two THISANDFUTURE the later one counts from where it begins", async () => {
  const from = (day: string, to: string) =>
    eventOf(
      "one",
      `RECURRENCE-ID;RANGE=THISANDFUTURE:202706${day}T070000Z`,
      `DTSTART:202706${day}T${to}0000Z`,
      "DURATION:PT1H",
    );
  expect(await timesIn(fileOf(series, from("09", "15"), from("08", "12")))).toEqual(
    at("07 07:00 08:00", "08 12:00 13:00", "09 15:00 16:00", "10 15:00 16:00"),
  );
});

test("an exception whose series is not in the file is there all the same", async () => {
  expect(await timesIn(fileOf(eventOf("one", tuesday, "DTSTART:20270608T120000Z", "DURATION:PT1H")))).toEqual(
    at("08 12:00 13:00"),
  );
});

test("the newest version counts, of series and of exceptions", async () => {
  const version = (sequence: number, hour: string, ...more: string[]) =>
    eventOf("one", `SEQUENCE:${sequence}`, `DTSTART:20270608T${hour}0000Z`, "DURATION:PT1H", ...more);
  expect(await timesIn(fileOf(version(2, "12"), version(10, "14"), version(9, "16")))).toEqual(
    at("08 14:00 15:00"),
  );
  expect(
    await timesIn(
      fileOf(series, version(3, "12", tuesday), version(2, "14", "RECURRENCE-ID:20270608T070000Z")),
    ),
  ).toEqual(at("07 07:00 08:00", "08 12:00 13:00", "09 07:00 08:00", "10 07:00 08:00"));
});

test("events that share a UID by mistake all take their time", async () => {
  const twins = fileOf(
    eventOf("same", "DTSTART:20270608T120000Z", "DURATION:PT1H"),
    eventOf("same", "DTSTART:20270609T120000Z", "DURATION:PT1H"),
  );
  expect(await timesIn(twins)).toEqual(at("08 12:00 13:00", "09 12:00 13:00"));
});

test("a series that is cancelled as a whole is there without any time, with its exceptions", async () => {
  const cancelled = series.toSpliced(-1, 0, "STATUS:CANCELLED");
  const moved = eventOf("one", tuesday, "DTSTART:20270608T120000Z", "DURATION:PT1H");
  const { events } = await readCalendar(fileOf(cancelled, moved), year, "Europe/Berlin");
  expect(events).toEqual([{ id: "one", uid: "one", blocks: [] }]);
});

test("an exception has its own meaning and its own kind of day", async () => {
  const holiday = eventOf("one", tuesday, "DTSTART;VALUE=DATE:20270608", "TRANSP:TRANSPARENT");
  const { events } = await readCalendar(fileOf(series, holiday), year, "Europe/Berlin");
  expect(events[0]?.blocks.map((block) => [shown(block), block.kind, block.isAllDay])).toEqual([
    ["2027-06-07T07:00Z/2027-06-07T08:00Z", "busy", false],
    ["2027-06-07T22:00Z/2027-06-08T22:00Z", "free", true],
    ["2027-06-09T07:00Z/2027-06-09T08:00Z", "busy", false],
    ["2027-06-10T07:00Z/2027-06-10T08:00Z", "busy", false],
  ]);
});
