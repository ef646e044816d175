import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { closeCalendarReader, readCalendar } from "@/lib/calendars/expansion/read-calendar";
import { CalendarReader, UnreadableCalendar } from "@/lib/calendars/expansion/reader";
import { eventOf, fileOf, shown, year } from "./expansion-build";

const good = (uid: string) => eventOf(uid, "DTSTART:20270608T120000Z", "DURATION:PT1H");
const goodTime = "2027-06-08T12:00Z/2027-06-08T13:00Z";

/**
 * ical.js never comes back from this rule: it looks for a fifth Monday in every hundredth February from 2000 on, of
 * which only each fourth has 29 days, and that 29th is always a Tuesday.
 */
const endless = (uid: string) =>
  eventOf(uid, "DTSTART:20000201T090000Z", "DURATION:PT1H", "RRULE:FREQ=MONTHLY;INTERVAL=1200;BYDAY=5MO");

const readers: CalendarReader[] = [];
const readerWith = (limits: { eventMs: number; fileMs: number; memoryMb: number }) => {
  const reader = new CalendarReader(limits);
  readers.push(reader);
  return reader;
};

afterEach(async () => {
  await Promise.all(readers.splice(0).map((reader) => reader.close()));
});

afterAll(closeCalendarReader);

const usual = { eventMs: 500, fileMs: 20_000, memoryMb: 256 };

test.each([
  ["every second since 1970", "DTSTART:19700101T000000Z", "RRULE:FREQ=SECONDLY"],
  ["every minute", "DTSTART:20270101T000000Z", "RRULE:FREQ=MINUTELY"],
  ["every second, counted", "DTSTART:19700101T000000Z", "RRULE:FREQ=SECONDLY;COUNT=999999999"],
  [
    "every second of a minute of a day",
    "DTSTART:20270101T000000Z",
    "RRULE:FREQ=SECONDLY;BYHOUR=9;BYMINUTE=0",
  ],
])("a rule for %s is left out, the others are read", async (_, ...lines) => {
  const file = fileOf(good("before"), eventOf("bad", ...lines, "DURATION:PT1S"), good("after"));
  const { events, skipped } = await readCalendar(file, year, "Europe/Berlin");
  expect(events.map(({ id }) => id)).toEqual(["before", "after"]);
  expect(skipped).toEqual(["event 2 (line 8): its RRULE recurs too often"]);
});

test("events that never end are left out when their time is over, and all others are read once", async () => {
  const many = Array.from({ length: 300 }, (_, i) => good(`good-${i}`));
  const file = fileOf(
    ...many.slice(0, 200),
    endless("bad-1"),
    ...many.slice(200, 250),
    endless("bad-2"),
    ...many.slice(250),
  );
  const { events, skipped } = await readerWith(usual).read(file, year, "Europe/Berlin");
  expect(events.map(({ id }) => id)).toEqual(many.map((_, i) => `good-${i}`));
  expect(new Set(events.flatMap(({ blocks }) => blocks.map(shown)))).toEqual(new Set([goodTime]));
  expect(skipped).toEqual([
    expect.stringMatching(/^event 201 \(line \d+\): it takes too much time or memory$/),
    expect.stringMatching(/^event 252 \(line \d+\): it takes too much time or memory$/),
  ]);
});

test("what was wrong before an endless event is told once", async () => {
  const zone = ["BEGIN:VTIMEZONE", "TZID:Ours", "BEGIN:STANDARD", "END:STANDARD", "END:VTIMEZONE"];
  const lost = eventOf("lost", "DTSTART;TZID=Ours:20270608T120000", "DURATION:PT1H");
  const file = fileOf(zone, lost, endless("bad")).replace("END:VCALENDAR", "");
  const { skipped } = await readerWith(usual).read(file, year, "Europe/Berlin");
  expect(skipped.sort()).toEqual([
    "event 1 (line 8): the zone of its DTSTART is not known; the owner's stands in for it",
    "event 2 (line 13): it takes too much time or memory",
    "the file ends before its calendar does",
    "time zone 1 (line 3): its TZOFFSETFROM cannot be read",
  ]);
});

test("a file full of events that never end is given up as a whole", async () => {
  const file = fileOf(good("one"), ...Array.from({ length: 50 }, (_, i) => endless(`bad-${i}`)));
  const reading = readerWith({ ...usual, eventMs: 200, fileMs: 1_000 }).read(file, year, "Europe/Berlin");
  await expect(reading).rejects.toThrow(UnreadableCalendar);
});

test("an event that takes all memory is left out, and the process lives on", async () => {
  const dates = Array.from({ length: 400_000 }, (_, i) => new Date(Date.UTC(1900, 0, 1) + i * 3_600_000));
  const text = dates.map((date) => date.toISOString().replace(/[-:]|\.000/g, "")).join(",");
  const file = fileOf(
    good("before"),
    eventOf("bad", "DTSTART:20270608T120000Z", `RDATE:${text}`),
    good("after"),
  );
  const reading = readerWith({ ...usual, eventMs: 15_000, memoryMb: 48 }).read(file, year, "Europe/Berlin");
  const { events, skipped } = await reading;
  expect(events.map(({ id }) => id)).toEqual(["before", "after"]);
  expect(skipped).toEqual(["event 2 (line 8): it takes too much time or memory"]);
}, 30_000);

describe("the thread", () => {
  test("reads many files, asked for at once, each with its own result", async () => {
    const reader = readerWith(usual);
    const read = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        i === 10
          ? reader.read("no calendar", year, "Europe/Berlin").catch((error: unknown) => error)
          : reader.read(fileOf(good(`file-${i}`)), year, "Europe/Berlin"),
      ),
    );
    read.forEach((result, i) => {
      if (i === 10) expect(result).toBeInstanceOf(UnreadableCalendar);
      else expect(result).toMatchObject({ events: [{ id: `file-${i}` }], skipped: [] });
    });
  });

  test("leaves this one alone while it works", async () => {
    const file = fileOf(
      ...Array.from({ length: 5 }, (_, i) =>
        eventOf(`${i}`, "DTSTART:19700101T000000Z", "RRULE:FREQ=SECONDLY"),
      ),
    );
    await readerWith(usual).read(fileOf(), year, "Europe/Berlin");
    let beats = 0;
    const beat = setInterval(() => (beats += 1), 5);
    const { skipped } = await readCalendar(file, year, "Europe/Berlin");
    clearInterval(beat);
    expect(skipped).toHaveLength(5);
    expect(beats).toBeGreaterThan(5);
  });

  test("stops when it is told to, and starts again for the next file", async () => {
    const reader = readerWith({ ...usual, eventMs: 20_000 });
    const stop = new AbortController();
    const reading = reader.read(fileOf(endless("bad")), year, "Europe/Berlin", { signal: stop.signal });
    const next = reader.read(fileOf(good("one")), year, "Europe/Berlin");
    stop.abort(new Error("enough"));
    await expect(reading).rejects.toThrow("enough");
    expect((await next).events).toHaveLength(1);
  });

  test("ends with its reader, and so does everything that waits", async () => {
    const reader = readerWith({ ...usual, eventMs: 20_000 });
    const readings = [endless("bad"), good("one")].map((event) =>
      reader.read(fileOf(event), year, "Europe/Berlin"),
    );
    const settled = Promise.allSettled(readings);
    await reader.close();
    expect((await settled).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect((await reader.read(fileOf(good("one")), year, "Europe/Berlin")).events).toHaveLength(1);
  });
});

test("a program as npm start runs it reads calendars too, and an idle thread does not keep it alive", async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["lib/server/run.mjs", "tests/pure/expansion-once.ts"],
    { timeout: 20_000 },
  );
  expect(stdout).toBe("1\n");
}, 30_000);

test("10 MB are read, of which most are descriptions", async () => {
  const words = `DESCRIPTION:${"All work and no play makes Jack a dull boy. ".repeat(40)}`;
  const event = (i: number) =>
    eventOf(
      `event-${i}`,
      "DTSTART;TZID=Europe/Berlin:20270104T090000",
      "DURATION:PT1H",
      words,
      "RRULE:FREQ=WEEKLY;COUNT=3",
    );
  const file = fileOf(...Array.from({ length: 5_400 }, (_, i) => event(i)));
  expect(file.length).toBeGreaterThan(10_000_000);
  const { events, skipped } = await readCalendar(file, year, "Europe/Berlin");
  expect(skipped).toEqual([]);
  expect(events).toHaveLength(5_400);
  expect(events.every(({ blocks }) => blocks.length === 3)).toBe(true);
}, 30_000);
