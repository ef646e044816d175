import { expect, test } from "vitest";
import { eventOf, fileOf, timesIn, timesOf } from "./expansion-build";

/** An hour at nine in Berlin, from Monday, 7 June 2027: 07:00Z, for summer is two hours ahead. */
const atNine = ["DTSTART;TZID=Europe/Berlin:20270607T090000", "DTEND;TZID=Europe/Berlin:20270607T100000"];

/** The days of June on which something begins, for series that are at one time of day throughout. */
const daysOf = async (...lines: readonly string[]) =>
  (await timesOf(...lines)).map((time) => time.slice(5, 10));

const atNineOn = (...days: readonly string[]) => days.map((day) => `2027-${day}T07:00Z/2027-${day}T08:00Z`);

test("an event without a rule is there once", async () => {
  expect(await timesOf(...atNine)).toEqual(atNineOn("06-07"));
});

test("UNTIL in UTC is the last instant", async () => {
  const until = (text: string) => timesOf(...atNine, `RRULE:FREQ=DAILY;UNTIL=${text}`);
  expect(await until("20270609T070000Z")).toEqual(atNineOn("06-07", "06-08", "06-09"));
  expect(await until("20270609T065959Z")).toEqual(atNineOn("06-07", "06-08"));
});

test("UNTIL without a zone is the last time on the event's clock, a bare date its whole day", async () => {
  const until = (text: string) => timesOf(...atNine, `RRULE:FREQ=DAILY;UNTIL=${text}`);
  expect(await until("20270609T090000")).toEqual(atNineOn("06-07", "06-08", "06-09"));
  expect(await until("20270609T085959")).toEqual(atNineOn("06-07", "06-08"));
  expect(await until("20270609")).toEqual(atNineOn("06-07", "06-08", "06-09"));
});

test("UNTIL in UTC is compared with the instant after the clock changed, too", async () => {
  // 09:00 in Berlin is 08:00Z in winter and 07:00Z in summer: 28 March at 07:30Z is after the summer's nine.
  expect(
    await timesOf(
      "DTSTART;TZID=Europe/Berlin:20270327T090000",
      "DURATION:PT1H",
      "RRULE:FREQ=DAILY;UNTIL=20270328T073000Z",
    ),
  ).toEqual(["2027-03-27T08:00Z/2027-03-27T09:00Z", "2027-03-28T07:00Z/2027-03-28T08:00Z"]);
});

test("whole days end on the day of UNTIL, however that is written", async () => {
  const until = async (text: string) =>
    (await timesOf("DTSTART;VALUE=DATE:20270607", `RRULE:FREQ=DAILY;UNTIL=${text}`)).length;
  expect(await until("20270609")).toBe(3);
  expect(await until("20270609T000000Z")).toBe(3);
  // The end of the 9th in Berlin, and a second before its beginning.
  expect(await until("20270609T215959Z")).toBe(3);
  expect(await until("20270608T215959Z")).toBe(2);
  // The end of the 9th in New York is on the 10th in UTC.
  const there = fileOf(
    eventOf("one", "DTSTART;VALUE=DATE:20270607", "RRULE:FREQ=DAILY;UNTIL=20270610T035959Z"),
  );
  expect(await timesIn(there, "America/New_York")).toHaveLength(3);
});

test("COUNT counts the occurrences that EXDATE takes out", async () => {
  expect(
    await timesOf(...atNine, "RRULE:FREQ=DAILY;COUNT=4", "EXDATE;TZID=Europe/Berlin:20270608T090000"),
  ).toEqual(atNineOn("06-07", "06-09", "06-10"));
});

test.each([
  ["on the event's clock", "EXDATE;TZID=Europe/Berlin:20270608T090000"],
  ["in UTC", "EXDATE:20270608T070000Z"],
  ["on another clock", "EXDATE;TZID=America/New_York:20270608T030000"],
  ["without a zone", "EXDATE:20270608T090000"],
  ["as a date", "EXDATE;VALUE=DATE:20270608"],
  ["as a date without saying so", "EXDATE:20270608"],
  ["among others", "EXDATE;TZID=Europe/Berlin:20260101T090000,20270608T090000"],
])("EXDATE %s takes an occurrence out", async (_, exdate) => {
  expect(await timesOf(...atNine, "RRULE:FREQ=DAILY;COUNT=3", exdate)).toEqual(atNineOn("06-07", "06-09"));
});

test("EXDATE at another time of the day takes nothing out", async () => {
  expect(await timesOf(...atNine, "RRULE:FREQ=DAILY;COUNT=2", "EXDATE:20270608T090000Z")).toEqual(
    atNineOn("06-07", "06-08"),
  );
});

test.each([
  ["a date", "EXDATE;VALUE=DATE:20270608"],
  ["midnight without a zone", "EXDATE:20270608T000000"],
  ["the owner's midnight in UTC", "EXDATE:20270607T220000Z"],
  ["the owner's midnight on their clock", "EXDATE;TZID=Europe/Berlin:20270608T000000"],
])("EXDATE as %s takes a whole day out", async (_, exdate) => {
  expect(await timesOf("DTSTART;VALUE=DATE:20270607", "RRULE:FREQ=DAILY;COUNT=3", exdate)).toEqual([
    "2027-06-06T22:00Z/2027-06-07T22:00Z",
    "2027-06-08T22:00Z/2027-06-09T22:00Z",
  ]);
});

test("the first occurrence may be taken out as well", async () => {
  expect(
    await timesOf(...atNine, "RRULE:FREQ=DAILY;COUNT=2", "EXDATE;TZID=Europe/Berlin:20270607T090000"),
  ).toEqual(atNineOn("06-08"));
});

test("RDATE adds occurrences, each once, and a PERIOD brings its own length", async () => {
  expect(
    await timesOf(
      ...atNine,
      "RRULE:FREQ=DAILY;COUNT=2",
      "RDATE;TZID=Europe/Berlin:20270608T090000,20270610T090000",
      "RDATE:20270611T070000Z",
      "RDATE;VALUE=PERIOD:20270612T070000Z/PT3H,20270613T070000Z/20270613T073000Z",
      "RDATE;VALUE=PERIOD;TZID=Europe/Berlin:20270614T090000/20270614T093000",
    ),
  ).toEqual([
    ...atNineOn("06-07", "06-08", "06-10", "06-11"),
    "2027-06-12T07:00Z/2027-06-12T10:00Z",
    "2027-06-13T07:00Z/2027-06-13T07:30Z",
    "2027-06-14T07:00Z/2027-06-14T07:30Z",
  ]);
});

test("several rules are joined", async () => {
  // Mondays and, from the start on, the 10th and 20th of a month.
  expect(
    await daysOf(
      ...atNine,
      "RRULE:FREQ=WEEKLY;UNTIL=20270630T000000Z",
      "RRULE:FREQ=MONTHLY;BYMONTHDAY=10,20;UNTIL=20270630T000000Z",
    ),
  ).toEqual(["06-07", "06-10", "06-14", "06-20", "06-21", "06-28"]);
});

test("BYSETPOS picks of what a month has", async () => {
  // The last weekday: June 2027 ends on a Wednesday, July on a Saturday, August on a Tuesday.
  expect(
    await daysOf(...atNine, "RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;UNTIL=20270831T220000Z"),
  ).toEqual(["06-07", "06-30", "07-30", "08-31"]);
  // The second Tuesday or Thursday: 3 June lies before the start, so July's 6th is the first hit.
  expect(await daysOf(...atNine, "RRULE:FREQ=MONTHLY;BYDAY=TU,TH;BYSETPOS=2;UNTIL=20270831T220000Z")).toEqual(
    ["06-07", "07-06", "08-05"],
  );
});

test("weekdays are counted from the beginning and from the end of a month", async () => {
  // June 2027: Mondays on 7, 14, 21, 28; July: 5, 12, 19, 26; August: 2, 9, 16, 23, 30.
  const until = "UNTIL=20270831T220000Z";
  expect(await daysOf(...atNine, `RRULE:FREQ=MONTHLY;BYDAY=1MO;${until}`)).toEqual([
    "06-07",
    "07-05",
    "08-02",
  ]);
  expect(await daysOf(...atNine, `RRULE:FREQ=MONTHLY;BYDAY=+5MO;${until}`)).toEqual(["06-07", "08-30"]);
  expect(await daysOf(...atNine, `RRULE:FREQ=MONTHLY;BYDAY=-1MO,2TU;${until}`)).toEqual([
    "06-07",
    "06-08",
    "06-28",
    "07-13",
    "07-26",
    "08-10",
    "08-30",
  ]);
});

test("a series that is years old is there in step", async () => {
  // Every third day from Thursday, 1 January 1970; 1 January 2027 is day 20,819, and 20,819 = 3 × 6,939 + 2.
  expect(
    await timesIn(
      fileOf(eventOf("one", "DTSTART:19700101T080000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;INTERVAL=3")),
      "Europe/Berlin",
      { from: Date.UTC(2027, 0, 1), until: Date.UTC(2027, 0, 6) },
    ),
  ).toEqual(["2027-01-02T08:00Z/2027-01-02T09:00Z", "2027-01-05T08:00Z/2027-01-05T09:00Z"]);
  // Every other week from Monday, 5 January 2015: 4 January 2027 is 626 weeks later.
  expect(
    await timesIn(
      fileOf(
        eventOf(
          "one",
          "DTSTART:20150105T080000Z",
          "DURATION:PT1H",
          "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU",
        ),
      ),
      "Europe/Berlin",
      { from: Date.UTC(2027, 0, 1), until: Date.UTC(2027, 0, 25) },
    ),
  ).toEqual([
    "2027-01-04T08:00Z/2027-01-04T09:00Z",
    "2027-01-10T08:00Z/2027-01-10T09:00Z",
    "2027-01-18T08:00Z/2027-01-18T09:00Z",
    "2027-01-24T08:00Z/2027-01-24T09:00Z",
  ]);
});

test("days counted from the end of the month, in a rule that goes by days", async () => {
  for (const end of ["UNTIL=20270801T000000Z", "COUNT=3"]) {
    const days = await daysOf(...atNine, `RRULE:FREQ=DAILY;BYMONTHDAY=-1;${end}`);
    expect(days).toEqual(["06-07", "06-30", "07-31"]);
  }
});

test("what lies over an edge of the window is whole, and what only touches it is not there", async () => {
  const window = { from: Date.UTC(2027, 5, 7, 8), until: Date.UTC(2027, 5, 8, 7, 30) };
  const series = fileOf(eventOf("one", ...atNine, "RRULE:FREQ=DAILY;COUNT=3"));
  expect(await timesIn(series, "Europe/Berlin", window)).toEqual(atNineOn("06-08"));
  const long = fileOf(eventOf("one", "DTSTART:20270101T000000Z", "DURATION:P200D", "RRULE:FREQ=YEARLY"));
  expect(await timesIn(long, "Europe/Berlin", window)).toEqual(["2027-01-01T00:00Z/2027-07-20T00:00Z"]);
});

test("an event that has no length takes no time", async () => {
  expect(await timesOf("DTSTART:20270607T070000Z")).toEqual([]);
  expect(await timesOf("DTSTART:20270607T070000Z", "DTEND:20270607T070000Z")).toEqual([]);
  expect(await timesOf("DTSTART;VALUE=DATE:20270607", "DTEND;VALUE=DATE:20270607")).toEqual([
    "2027-06-06T22:00Z/2027-06-07T22:00Z",
  ]);
});

test("a rule that has no more hits leaves what it has", async () => {
  for (const rule of [
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30,31",
    "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=15,16;BYDAY=1MO",
  ]) {
    expect(await timesOf(...atNine, `RRULE:${rule}`), rule).toEqual(atNineOn("06-07"));
  }
});
