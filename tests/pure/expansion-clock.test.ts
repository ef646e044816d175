import { expect, test } from "vitest";
import { eventOf, fileOf, timesIn, timesOf } from "./expansion-build";

/*
 * Days on which a clock changes. Every instant here is derived by hand from the rule beside it; none comes
 * from a program.
 */

/** A quarter of an hour, every day for three days. */
const threeDays = (zone: string, first: string) => [
  `DTSTART;TZID=${zone}:${first}`,
  "DURATION:PT15M",
  "RRULE:FREQ=DAILY;COUNT=3",
];

test("Berlin, 28 March: 02:30 is skipped, and is counted with the winter's hour", async () => {
  // Winter is an hour ahead of UTC, summer two. 02:30 with the winter's hour is 01:30Z, which the clock shows as 03:30.
  expect(await timesOf(...threeDays("Europe/Berlin", "20270327T023000"))).toEqual([
    "2027-03-27T01:30Z/2027-03-27T01:45Z",
    "2027-03-28T01:30Z/2027-03-28T01:45Z",
    "2027-03-29T00:30Z/2027-03-29T00:45Z",
  ]);
});

test("Berlin, 31 October: 02:30 comes twice, and the first is meant", async () => {
  // The first 02:30 is still summer: 00:30Z. The day after is winter: 01:30Z.
  expect(await timesOf(...threeDays("Europe/Berlin", "20271030T023000"))).toEqual([
    "2027-10-30T00:30Z/2027-10-30T00:45Z",
    "2027-10-31T00:30Z/2027-10-31T00:45Z",
    "2027-11-01T01:30Z/2027-11-01T01:45Z",
  ]);
});

test("London: 01:00 on 28 March is 01:00Z, and on 31 October the first of two, 00:00Z", async () => {
  // Winter is UTC, summer an hour ahead; both changes are at 01:00Z.
  expect(await timesOf(...threeDays("Europe/London", "20270327T010000"))).toEqual([
    "2027-03-27T01:00Z/2027-03-27T01:15Z",
    "2027-03-28T01:00Z/2027-03-28T01:15Z",
    "2027-03-29T00:00Z/2027-03-29T00:15Z",
  ]);
  expect(await timesOf(...threeDays("Europe/London", "20271030T010000"))).toEqual([
    "2027-10-30T00:00Z/2027-10-30T00:15Z",
    "2027-10-31T00:00Z/2027-10-31T00:15Z",
    "2027-11-01T01:00Z/2027-11-01T01:15Z",
  ]);
});

test("New York: 02:30 on 14 March is 07:30Z, and 01:30 on 7 November the first of two, 05:30Z", async () => {
  // Five hours behind in winter, four in summer.
  expect(await timesOf(...threeDays("America/New_York", "20270313T023000"))).toEqual([
    "2027-03-13T07:30Z/2027-03-13T07:45Z",
    "2027-03-14T07:30Z/2027-03-14T07:45Z",
    "2027-03-15T06:30Z/2027-03-15T06:45Z",
  ]);
  expect(await timesOf(...threeDays("America/New_York", "20271106T013000"))).toEqual([
    "2027-11-06T05:30Z/2027-11-06T05:45Z",
    "2027-11-07T05:30Z/2027-11-07T05:45Z",
    "2027-11-08T06:30Z/2027-11-08T06:45Z",
  ]);
});

test("Lord Howe changes by half an hour", async () => {
  // 10:30 ahead in winter, 11:00 in summer. 4 April: 02:00 becomes 01:30, so 01:45 comes twice; the first is summer's,
  // 14:45Z of the day before. 3 October: 02:00 becomes 02:30, so 02:15 with the winter's offset is 15:45Z.
  expect(await timesOf(...threeDays("Australia/Lord_Howe", "20270403T014500"))).toEqual([
    "2027-04-02T14:45Z/2027-04-02T15:00Z",
    "2027-04-03T14:45Z/2027-04-03T15:00Z",
    "2027-04-04T15:15Z/2027-04-04T15:30Z",
  ]);
  expect(await timesOf(...threeDays("Australia/Lord_Howe", "20271002T021500"))).toEqual([
    "2027-10-01T15:45Z/2027-10-01T16:00Z",
    "2027-10-02T15:45Z/2027-10-02T16:00Z",
    "2027-10-03T15:15Z/2027-10-03T15:30Z",
  ]);
});

const endOf2011 = { from: Date.UTC(2011, 11, 28), until: Date.UTC(2012, 0, 3) };

test("Apia had no 30 December 2011: what is on it falls together with the 31st", async () => {
  // Ten hours behind UTC up to the 29th, fourteen ahead from the 31st. 10:00 of the day that was not, counted with
  // the offset before it, is 20:00Z of the 30th, which is 10:00 of the 31st.
  const times = fileOf(eventOf("one", ...threeDays("Pacific/Apia", "20111229T100000")));
  expect(await timesIn(times, "Europe/Berlin", endOf2011)).toEqual([
    "2011-12-29T20:00Z/2011-12-29T20:15Z",
    "2011-12-30T20:00Z/2011-12-30T20:15Z",
  ]);
});

test("a whole day that was not takes no time, and those around it are whole", async () => {
  const days = fileOf(eventOf("one", "DTSTART;VALUE=DATE:20111229", "RRULE:FREQ=DAILY;COUNT=3"));
  expect(await timesIn(days, "Pacific/Apia", endOf2011)).toEqual([
    "2011-12-29T10:00Z/2011-12-30T10:00Z",
    "2011-12-30T10:00Z/2011-12-31T10:00Z",
  ]);
});

test("whole days are the owner's, 23 and 25 hours long when the clock changes", async () => {
  const daily = (first: string) => timesOf(`DTSTART;VALUE=DATE:${first}`, `RRULE:FREQ=DAILY;COUNT=2`);
  expect(await daily("20270328")).toEqual([
    "2027-03-27T23:00Z/2027-03-28T22:00Z",
    "2027-03-28T22:00Z/2027-03-29T22:00Z",
  ]);
  expect(await daily("20271031")).toEqual([
    "2027-10-30T22:00Z/2027-10-31T23:00Z",
    "2027-10-31T23:00Z/2027-11-01T23:00Z",
  ]);
});

test("whole days over a change of the clock last from midnight to midnight", async () => {
  expect(await timesOf("DTSTART;VALUE=DATE:20270327", "DTEND;VALUE=DATE:20270330")).toEqual([
    "2027-03-26T23:00Z/2027-03-29T22:00Z",
  ]);
  expect(await timesOf("DTSTART;VALUE=DATE:20270327", "DURATION:P3D")).toEqual([
    "2027-03-26T23:00Z/2027-03-29T22:00Z",
  ]);
});

test("a day whose midnight is skipped begins with its first instant", async () => {
  // Beirut, 28 March 2027: 00:00 becomes 01:00, two hours ahead before and three after.
  const day = fileOf(eventOf("one", "DTSTART;VALUE=DATE:20270328"));
  expect(await timesIn(day, "Asia/Beirut")).toEqual(["2027-03-27T22:00Z/2027-03-28T21:00Z"]);
});

test("with DTEND all occurrences are exactly as long as the first, over a change too", async () => {
  // 22:00 to 06:00 in Berlin: eight hours. On 27 March the clock skips one of them, so the night ends at 07:00, 05:00Z.
  expect(
    await timesOf(
      "DTSTART;TZID=Europe/Berlin:20270326T220000",
      "DTEND;TZID=Europe/Berlin:20270327T060000",
      "RRULE:FREQ=DAILY;COUNT=3",
    ),
  ).toEqual([
    "2027-03-26T21:00Z/2027-03-27T05:00Z",
    "2027-03-27T21:00Z/2027-03-28T05:00Z",
    "2027-03-28T20:00Z/2027-03-29T04:00Z",
  ]);
});

test("a DURATION of days keeps the time of day, one of hours is exact", async () => {
  const saturdayNoon = "DTSTART;TZID=Europe/Berlin:20270327T120000";
  expect(await timesOf(saturdayNoon, "DURATION:P1D")).toEqual(["2027-03-27T11:00Z/2027-03-28T10:00Z"]);
  expect(await timesOf(saturdayNoon, "DURATION:PT24H")).toEqual(["2027-03-27T11:00Z/2027-03-28T11:00Z"]);
  expect(await timesOf(saturdayNoon, "DURATION:P1DT2H")).toEqual(["2027-03-27T11:00Z/2027-03-28T12:00Z"]);
});

test("a meeting that begins in the gap and ends soon after it keeps its length", async () => {
  // 02:45 is moved to 03:45, which is after 03:15; it lasts half an hour all the same.
  expect(
    await timesOf("DTSTART;TZID=Europe/Berlin:20270328T024500", "DTEND;TZID=Europe/Berlin:20270328T031500"),
  ).toEqual(["2027-03-28T01:45Z/2027-03-28T02:15Z"]);
});

test("a flight that ends in another zone ends on that zone's clock", async () => {
  expect(
    await timesOf(
      "DTSTART;TZID=Europe/Berlin:20270601T100000",
      "DTEND;TZID=America/New_York:20270601T130000",
    ),
  ).toEqual(["2027-06-01T08:00Z/2027-06-01T17:00Z"]);
});
