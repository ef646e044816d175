import { expect, test } from "vitest";
import { readCalendar } from "@/lib/calendars/expansion/read-calendar";
import { eventOf, fileOf, shown, timesIn, timesOf, year } from "./expansion-build";

const noonIn = (tzid: string) =>
  eventOf("one", `DTSTART;TZID=${tzid}:20270701T120000`, "DURATION:PT1H", "SUMMARY:Secret");

/** Noon of 1 July where it is seven hours behind UTC, nine ahead, or two. */
test.each([
  ["Europe/Berlin", "10:00Z"],
  ["europe/berlin", "10:00Z"],
  ["America/Argentina/Ushuaia", "15:00Z"],
  // Names of Windows, as Outlook and Exchange write them.
  ["W. Europe Standard Time", "10:00Z"],
  ["Pacific Standard Time", "19:00Z"],
  ["Tokyo Standard Time", "03:00Z"],
  ['"W. Europe Standard Time"', "10:00Z"],
  // Names that older programs put an IANA name at the end of.
  ["/freeassociation.sourceforge.net/Europe/Berlin", "10:00Z"],
  ["/freeassociation.sourceforge.net/Tzfile/Europe/Berlin", "10:00Z"],
  ["/mozilla.org/20050126_1/America/Argentina/Ushuaia", "15:00Z"],
  ["/citadel.org/20210210_1/America/New_York", "16:00Z"],
])("%s is known without a VTIMEZONE: noon is %s", async (tzid, expected) => {
  const [time] = await timesIn(fileOf(noonIn(tzid)), "Asia/Kathmandu");
  expect(time).toMatch(new RegExp(`^2027-07-01T${expected}/`));
});

/** Two hours ahead of UTC, three from the last Sunday of April to the last of September, changing at midnight. */
const ownZone = [
  "BEGIN:VTIMEZONE",
  "TZID:(UTC+02:00) Our own",
  "BEGIN:STANDARD",
  "DTSTART:20000924T000000",
  "RRULE:FREQ=YEARLY;BYMONTH=9;BYDAY=-1SU",
  "TZOFFSETFROM:+0300",
  "TZOFFSETTO:+0200",
  "END:STANDARD",
  "BEGIN:DAYLIGHT",
  "DTSTART:16010101T000000",
  "RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=-1SU",
  "TZOFFSETFROM:+0200",
  "TZOFFSETTO:+0300",
  "END:DAYLIGHT",
  "END:VTIMEZONE",
];

test("a zone that only the file knows is read from the file", async () => {
  const daily = (first: string, length: string) =>
    timesIn(
      fileOf(
        ownZone,
        eventOf(
          "one",
          `DTSTART;TZID="(UTC+02:00) Our own":${first}`,
          `DURATION:${length}`,
          "RRULE:FREQ=DAILY;COUNT=2",
        ),
      ),
      "Asia/Kathmandu",
    );
  // Sunday, 25 April 2027: 00:30 is skipped. With the offset before it, two hours, it is 22:30Z of the day before.
  expect(await daily("20270424T003000", "PT1H")).toEqual([
    "2027-04-23T22:30Z/2027-04-23T23:30Z",
    "2027-04-24T22:30Z/2027-04-24T23:30Z",
  ]);
  expect(await daily("20270425T120000", "PT1H")).toEqual([
    "2027-04-25T09:00Z/2027-04-25T10:00Z",
    "2027-04-26T09:00Z/2027-04-26T10:00Z",
  ]);
  // Saturday, 25 September: 23:30 comes twice; the first is summer's, 20:30Z. On Sunday it is winter's.
  expect(await daily("20270925T233000", "P1D")).toEqual([
    "2027-09-25T20:30Z/2027-09-26T21:30Z",
    "2027-09-26T21:30Z/2027-09-27T21:30Z",
  ]);
});

test("a zone of the file may end its rule, change on single dates, and never change", async () => {
  const observance = (kind: string, ...lines: string[]) => [`BEGIN:${kind}`, ...lines, `END:${kind}`];
  const zone = (...observances: string[][]) => [
    "BEGIN:VTIMEZONE",
    "TZID:Ours",
    ...observances.flat(),
    "END:VTIMEZONE",
  ];
  const fixed = zone(
    observance("STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0530", "TZOFFSETTO:+0530"),
  );
  expect(await timesIn(fileOf(fixed, noonIn("Ours")))).toEqual(["2027-07-01T06:30Z/2027-07-01T07:30Z"]);
  const ended = zone(
    observance(
      "STANDARD",
      "DTSTART:20001029T030000",
      "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20251026T010000Z",
      "TZOFFSETFROM:+0200",
      "TZOFFSETTO:+0100",
    ),
    observance(
      "DAYLIGHT",
      "DTSTART:20000326T020000",
      "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;UNTIL=20250330T010000Z",
      "TZOFFSETFROM:+0100",
      "TZOFFSETTO:+0200",
    ),
  );
  expect(await timesIn(fileOf(ended, noonIn("Ours")))).toEqual(["2027-07-01T11:00Z/2027-07-01T12:00Z"]);
  // A second less, and the summer of 2025 never ends.
  const endless = ended.map((line) => line.replace("20251026T010000Z", "20251026T005959Z"));
  expect(await timesIn(fileOf(endless, noonIn("Ours")))).toEqual(["2027-07-01T10:00Z/2027-07-01T11:00Z"]);
  const dated = zone(
    observance(
      "DAYLIGHT",
      "DTSTART:20260601T000000",
      "RDATE:20270601T000000",
      "TZOFFSETFROM:+0100",
      "TZOFFSETTO:+0200",
    ),
    observance(
      "STANDARD",
      "DTSTART:20260901T000000",
      "RDATE:20270901T000000",
      "TZOFFSETFROM:+0200",
      "TZOFFSETTO:+0100",
    ),
  );
  expect(await timesIn(fileOf(dated, noonIn("Ours")))).toEqual(["2027-07-01T10:00Z/2027-07-01T11:00Z"]);
});

test("the runtime's own zone is trusted more than a file's description of it", async () => {
  const wrong = ownZone.map((line) => line.replace("(UTC+02:00) Our own", "Europe/Berlin"));
  expect(await timesIn(fileOf(wrong, noonIn("Europe/Berlin")))).toEqual([
    "2027-07-01T10:00Z/2027-07-01T11:00Z",
  ]);
});

test("a description that says which zone it is of is that zone", async () => {
  const located = ownZone.toSpliced(2, 0, "X-LIC-LOCATION:Asia/Tokyo");
  expect(await timesIn(fileOf(located, noonIn('"(UTC+02:00) Our own"')))).toEqual([
    "2027-07-01T03:00Z/2027-07-01T04:00Z",
  ]);
});

test("a zone that nobody knows is the owner's, and that is said without a word of the event", async () => {
  const { events, skipped } = await readCalendar(
    fileOf(noonIn("Customized Time Zone 7")),
    year,
    "Asia/Kathmandu",
  );
  // Kathmandu is 5:45 ahead.
  expect(events[0]?.blocks.map(shown)).toEqual(["2027-07-01T06:15Z/2027-07-01T07:15Z"]);
  expect(skipped).toEqual([
    "event 1 (line 3): the zone of its DTSTART is not known; the owner's stands in for it",
  ]);
});

test("a description that cannot be read is named, and the owner's zone stands in", async () => {
  const broken = ownZone.filter((line) => !line.startsWith("TZOFFSETTO"));
  const { events, skipped } = await readCalendar(
    fileOf(broken, noonIn('"(UTC+02:00) Our own"')),
    year,
    "Asia/Kathmandu",
  );
  expect(events[0]?.blocks.map(shown)).toEqual(["2027-07-01T06:15Z/2027-07-01T07:15Z"]);
  expect(skipped).toEqual([
    "time zone 1 (line 3): its TZOFFSETTO cannot be read",
    "event 1 (line 16): the zone of its DTSTART is not known; the owner's stands in for it",
  ]);
});

test("times without a zone are on the owner's clock, times in Z are not", async () => {
  const both = fileOf(
    eventOf("floating", "DTSTART:20270701T120000", "DURATION:PT1H"),
    eventOf("utc", "DTSTART:20270702T120000Z", "DURATION:PT1H"),
    eventOf("both", "DTSTART;TZID=Europe/Berlin:20270703T120000Z", "DURATION:PT1H"),
  );
  expect(await timesIn(both, "America/New_York")).toEqual([
    "2027-07-01T16:00Z/2027-07-01T17:00Z",
    "2027-07-02T12:00Z/2027-07-02T13:00Z",
    "2027-07-03T12:00Z/2027-07-03T13:00Z",
  ]);
});

test("a series in UTC stays where it is when clocks change", async () => {
  expect(await timesOf("DTSTART:20270327T023000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=2")).toEqual([
    "2027-03-27T02:30Z/2027-03-27T03:30Z",
    "2027-03-28T02:30Z/2027-03-28T03:30Z",
  ]);
});
