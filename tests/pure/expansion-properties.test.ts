import fc from "fast-check";
import { expect, test } from "vitest";
import { readCalendar } from "@/lib/calendars/expansion/read-calendar";
import { UnreadableCalendar } from "@/lib/calendars/expansion/reader";
import { eventOf, fileOf, timesOf, year } from "./expansion-build";
import { days, instantOf, type SimpleSeries, startsOf, written } from "./expansion-oracle";

const zones = [
  "UTC",
  "Europe/Berlin",
  "Europe/London",
  "America/New_York",
  "Australia/Lord_Howe",
  "Pacific/Chatham",
  "America/Nuuk",
  "Asia/Kathmandu",
  "Africa/Casablanca",
];

const middle = (year.from + year.until) / 2;

const simpleSeries: fc.Arbitrary<SimpleSeries> = fc
  .record({
    zone: fc.constantFrom(...zones),
    // From 2023 to the end of 2027, at any quarter of an hour.
    day: fc.integer({ min: 19_358, max: 21_183 }),
    minutes: fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15),
    unit: fc.constantFrom("DAILY", "WEEKLY"),
    interval: fc.integer({ min: 1, max: 5 }),
    byDay: fc.option(fc.uniqueArray(fc.constantFrom(...days), { minLength: 1 }), { nil: undefined }),
    end: fc.oneof(
      fc.constant({}),
      fc.record({ count: fc.integer({ min: 1, max: 400 }) }),
      fc.record({ untilDay: fc.integer({ min: 20_400, max: 21_183 }) }),
    ),
    left: fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 4 }),
  })
  .map(({ byDay, ...series }) => ({
    ...series,
    // A series begins with one of its own days; else RFC 5545 leaves open what is meant.
    byDay: byDay && [...new Set([...byDay, days[(series.day + 3) % 7] ?? "MO"])],
  }));

test("series by days and weeks are those of a slow, obvious oracle, in all kinds of zones", async () => {
  await fc.assert(
    fc.asyncProperty(simpleSeries, async (series) => {
      const left = new Set(series.left);
      const instants = startsOf(series)
        .filter((wall, i) => !left.has(i) && Math.abs(wall - middle) < 184 * 86_400_000)
        .map((wall) => instantOf(wall, series.zone));
      const expected = [...new Set(instants)]
        .filter((at) => at > year.from - 900_000 && at < year.until)
        .map((at) => new Date(at).toISOString());
      const found = await timesOf(...written(series));
      expect(found.map((time) => new Date(time.split("/")[0] ?? "").toISOString())).toEqual(expected);
    }),
    { numRuns: 250 },
  );
}, 60_000);

const good = (uid: string) => eventOf(uid, "DTSTART:20270608T120000Z", "DURATION:PT1H");

const scraps = [
  "BEGIN:VALARM",
  "END:VALARM",
  "END:VTODO",
  "DTSTART",
  "DTSTART:",
  "DTSTART;VALUE=DATE:20270101",
  "DTSTART;TZID=:20270101T000000",
  "DTEND;VALUE=PERIOD:20270101T000000Z/",
  "RRULE:FREQ=DAILY;INTERVAL=0",
  "RRULE:FREQ=WEEKLY;BYDAY=MO,XX",
  "RRULE:FREQ=MONTHLY;BYDAY=6MO",
  "RRULE:FREQ=YEARLY;BYWEEKNO=53;BYDAY=SU",
  "RRULE:FREQ=YEARLY;BYYEARDAY=-366",
  "RRULE:FREQ=MONTHLY;BYSETPOS=400;BYDAY=MO",
  "RRULE:FREQ=DAILY;UNTIL=x",
  "RRULE:",
  "RDATE;VALUE=PERIOD:/",
  "EXDATE;TZID=Mars/Olympus:20270101T000000",
  "RECURRENCE-ID;RANGE=THISANDFUTURE:20270101",
  "RECURRENCE-ID;RANGE=THISANDFUTURE:garbage",
  "DURATION:P",
  "DURATION:PT1H",
  "DURATION:-P99999999999999999999D",
  "STATUS:",
  "SEQUENCE:NaN",
  " folded onto whatever stands above",
  '"',
  "\u0000",
];

test("whatever stands in an event, the events around it are read and nothing but its place is told", async () => {
  const line = fc.oneof(
    fc.constantFrom(...scraps),
    fc.string({ maxLength: 40, unit: "binary" }).map(oneLine),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 12 }), async (lines) => {
      const file = fileOf(good("before"), eventOf("bad", "X-SAFE:1", ...lines), good("after"));
      const { events, skipped } = await readCalendar(file, year, "Europe/Berlin");
      const ids = events.map(({ id }) => id).filter((id) => id !== "bad");
      expect(ids).toEqual(expect.arrayContaining(["before", "after"]));
      for (const reason of skipped) expect(reason).toMatch(/^event \d+ \(line \d+\): [a-zA-Z' ;-]+$/);
      for (const { blocks } of events)
        expect(blocks.every(({ startsAt, endsAt }) => startsAt < endsAt)).toBe(true);
    }),
    { numRuns: 300 },
  );
}, 60_000);

/** Something that neither ends the line nor begins or ends a part of the file. */
const oneLine = (text: string) => text.replace(/[\r\n]/g, "").replace(/^(?=begin|end)/i, "X");

test("any text at all is read or refused", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(fc.constantFrom(...fileOf(good("a")).split("\r\n"), ...scraps), fc.string())),
      async (lines) => {
        const read = await readCalendar(lines.join("\n"), year, "Europe/Berlin").catch(
          (error: unknown) => error,
        );
        if (read instanceof Error) expect(read).toBeInstanceOf(UnreadableCalendar);
      },
    ),
    { numRuns: 300 },
  );
}, 60_000);
