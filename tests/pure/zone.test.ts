import { describe, expect, test } from "vitest";
import { AppError } from "@/lib/errors";
import {
  canonicalTimeZone,
  clockText,
  dateOfDay,
  dayOf,
  firstInstant,
  isoWeekday,
  isTimeZone,
  lastInstant,
  listTimeZones,
  localDate,
  monthBounds,
  offsetAt,
  parseClock,
  parseDate,
  parseWallClock,
  startOfDate,
  startOfWeek,
  wallClockText,
  weeksOfMonth,
} from "@/lib/time/zone";
import { hourMs, minuteMs, utc } from "./build";

const iso = (instant: number) => new Date(instant).toISOString().replace(".000Z", "Z");
const local = (text: string) => parseWallClock(text) ?? Number.NaN;
const first = (text: string, timeZone: string) => iso(firstInstant(local(text), timeZone));
const last = (text: string, timeZone: string) => iso(lastInstant(local(text), timeZone));

test("the process runs in a zone that no result may depend on", () => {
  expect(process.env.TZ).toBe("Pacific/Apia");
});

describe("a wall-clock time in a gap means the first instant after the gap", () => {
  test.each([
    ["Berlin, an hour at 02:00", "Europe/Berlin", "2026-03-29T02:30", "2026-03-29T01:00:00Z"],
    ["Berlin, the gap's first minute", "Europe/Berlin", "2026-03-29T02:00", "2026-03-29T01:00:00Z"],
    ["Berlin, the minute after the gap", "Europe/Berlin", "2026-03-29T03:00", "2026-03-29T01:00:00Z"],
    ["New York", "America/New_York", "2026-03-08T02:59", "2026-03-08T07:00:00Z"],
    ["Lord Howe, half an hour", "Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:30:00Z"],
    ["Troll, two hours", "Antarctica/Troll", "2026-03-29T02:59", "2026-03-29T01:00:00Z"],
    ["Havana, at midnight", "America/Havana", "2026-03-08T00:00", "2026-03-08T05:00:00Z"],
    ["Apia, a whole day", "Pacific/Apia", "2011-12-30T09:00", "2011-12-30T10:00:00Z"],
  ])("%s", (_, timeZone, text, instant) => {
    expect(first(text, timeZone)).toBe(instant);
    expect(last(text, timeZone)).toBe(instant);
  });
});

describe("a wall-clock time in an overlap starts a range at its first instant and ends one at its second", () => {
  test.each([
    ["Berlin", "Europe/Berlin", "2026-10-25T02:30", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"],
    [
      "Berlin, first minute",
      "Europe/Berlin",
      "2026-10-25T02:00",
      "2026-10-25T00:00:00Z",
      "2026-10-25T01:00:00Z",
    ],
    ["New York", "America/New_York", "2026-11-01T01:00", "2026-11-01T05:00:00Z", "2026-11-01T06:00:00Z"],
    ["Lord Howe", "Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45:00Z", "2026-04-04T15:15:00Z"],
    ["Troll", "Antarctica/Troll", "2026-10-25T01:30", "2026-10-24T23:30:00Z", "2026-10-25T01:30:00Z"],
    [
      "Havana, midnight twice",
      "America/Havana",
      "2026-11-01T00:00",
      "2026-11-01T04:00:00Z",
      "2026-11-01T05:00:00Z",
    ],
  ])("%s", (_, timeZone, text, one, two) => {
    expect(first(text, timeZone)).toBe(one);
    expect(last(text, timeZone)).toBe(two);
  });

  test("the minute after the overlap comes once", () => {
    expect(first("2026-10-25T03:00", "Europe/Berlin")).toBe("2026-10-25T02:00:00Z");
    expect(last("2026-10-25T03:00", "Europe/Berlin")).toBe("2026-10-25T02:00:00Z");
  });
});

describe("the changes that tzdata brought in 2026 are known", () => {
  test.each([
    ["Vancouver stays on summer time", "America/Vancouver", "2026-11-15T09:00", "2026-11-15T16:00:00Z"],
    [
      "Vancouver has no overlap on 1 November",
      "America/Vancouver",
      "2026-11-01T01:30",
      "2026-11-01T08:30:00Z",
    ],
    ["Edmonton stays on summer time", "America/Edmonton", "2026-11-15T09:00", "2026-11-15T15:00:00Z"],
    ["Edmonton has no overlap on 1 November", "America/Edmonton", "2026-11-01T01:30", "2026-11-01T07:30:00Z"],
    ["Casablanca is an hour ahead before", "Africa/Casablanca", "2026-09-19T09:00", "2026-09-19T08:00:00Z"],
    [
      "Casablanca is on Greenwich time after",
      "Africa/Casablanca",
      "2026-09-21T09:00",
      "2026-09-21T09:00:00Z",
    ],
    ["Casablanca stays there", "Africa/Casablanca", "2026-11-15T09:00", "2026-11-15T09:00:00Z"],
    ["Havana is in summer time in October", "America/Havana", "2026-10-31T09:00", "2026-10-31T13:00:00Z"],
    [
      "Havana is in winter time after 1 November",
      "America/Havana",
      "2026-11-01T09:00",
      "2026-11-01T14:00:00Z",
    ],
  ])("%s", (_, timeZone, text, instant) => {
    expect(first(text, timeZone)).toBe(instant);
    expect(wallClockText(utc(instant), timeZone)).toBe(text);
  });

  test("Casablanca goes back at 02:00 on 20 September 2026", () => {
    expect(first("2026-09-20T01:30", "Africa/Casablanca")).toBe("2026-09-20T00:30:00Z");
    expect(last("2026-09-20T01:30", "Africa/Casablanca")).toBe("2026-09-20T01:30:00Z");
  });
});

describe("local dates", () => {
  test("the date in Apia jumps over 30 December 2011", () => {
    const change = utc("2011-12-30T10:00Z");
    expect(localDate(change - 1, "Pacific/Apia")).toBe("2011-12-29");
    expect(localDate(change, "Pacific/Apia")).toBe("2011-12-31");
    expect(startOfDate("2011-12-30", "Pacific/Apia")).toBe(startOfDate("2011-12-31", "Pacific/Apia"));
  });

  test.each([
    ["Berlin", "2026-03-29", "Europe/Berlin", 23 * hourMs],
    ["Berlin", "2026-10-25", "Europe/Berlin", 25 * hourMs],
    ["Lord Howe", "2026-04-05", "Australia/Lord_Howe", 24.5 * hourMs],
    ["Troll", "2026-10-25", "Antarctica/Troll", 26 * hourMs],
    ["Nuuk, back over midnight", "2026-10-24", "America/Nuuk", 25 * hourMs],
  ])("the day in %s on %s has its own length", (_, date, timeZone, length) => {
    const next = dateOfDay(dayOf(date) + 1);
    expect(startOfDate(next, timeZone) - startOfDate(date, timeZone)).toBe(length);
  });

  test("a day that skips midnight starts after the gap", () => {
    expect(iso(startOfDate("2026-03-08", "America/Havana"))).toBe("2026-03-08T05:00:00Z");
  });

  test.each([
    ["2026-02-30", undefined],
    ["2025-02-29", undefined],
    ["2024-02-29", "2024-02-29"],
    ["2026-13-01", undefined],
    ["2026-00-10", undefined],
    ["2026-01-00", undefined],
    ["2026-04-31", undefined],
    ["2026-12-31", "2026-12-31"],
    ["2026-1-1", undefined],
    ["2026-01-01T00:00", undefined],
    [" 2026-01-01", undefined],
    ["26-01-01", undefined],
    ["", undefined],
  ])("the date %j reads as %j", (text, date) => {
    expect(parseDate(text)).toBe(date);
  });

  test("no date is refused in words", () => {
    expect(() => dayOf("2026-02-30")).toThrow(AppError);
    expect(() => startOfDate("today", "UTC")).toThrow(AppError);
  });

  test("days count from 1970-01-01, a Thursday", () => {
    expect(dayOf("1970-01-01")).toBe(0);
    expect(isoWeekday(0)).toBe(4);
    expect(isoWeekday(dayOf("1969-12-29"))).toBe(1);
    expect(isoWeekday(dayOf("2026-11-15"))).toBe(7);
    expect(dateOfDay(dayOf("2026-10-15"))).toBe("2026-10-15");
  });

  test("an ISO week starts on Monday, over the end of the year too", () => {
    expect(dateOfDay(startOfWeek(dayOf("2027-01-01")))).toBe("2026-12-28");
    expect(dateOfDay(startOfWeek(dayOf("2026-10-12")))).toBe("2026-10-12");
    expect(dateOfDay(startOfWeek(dayOf("2026-10-18")))).toBe("2026-10-12");
  });

  test.each([
    ["2026-12-31", "2026-12-01", "2027-01-01"],
    ["2024-02-29", "2024-02-01", "2024-03-01"],
    ["2026-01-31", "2026-01-01", "2026-02-01"],
  ])("the month of %s runs from %s to %s", (date, start, next) => {
    expect(monthBounds(dayOf(date)).map(dateOfDay)).toEqual([start, next]);
  });
});

describe("wall clocks as text", () => {
  test.each([
    ["00:00", 0],
    ["09:30", 570],
    ["23:59", 1439],
    ["24:00", 1440],
    ["24:01", undefined],
    ["12:60", undefined],
    ["9:30", undefined],
    ["09:30:00", undefined],
    ["-1:00", undefined],
  ])("%j reads as %j minutes", (text, minutes) => {
    expect(parseClock(text)).toBe(minutes);
    if (minutes !== undefined) expect(clockText(minutes)).toBe(text);
  });

  test("an instant reads as its zone's date and time", () => {
    expect(wallClockText(utc("2026-10-15T12:07Z"), "America/New_York")).toBe("2026-10-15T08:07");
    expect(wallClockText(utc("2026-10-15T22:07Z"), "Asia/Kolkata")).toBe("2026-10-16T03:37");
  });

  test.each(["2026-10-15 09:00", "2026-10-15T25:00", "2026-02-30T09:00", "2026-10-15", ""])(
    "%j is no wall clock",
    (text) => expect(parseWallClock(text)).toBeUndefined(),
  );
});

describe("names of zones", () => {
  test("aliases share one name and one clock", () => {
    expect(canonicalTimeZone("Asia/Calcutta")).toBe(canonicalTimeZone("Asia/Kolkata"));
    expect(canonicalTimeZone("US/Eastern")).toBe("America/New_York");
    expect(offsetAt(0, "Asia/Calcutta")).toBe(330 * minuteMs);
    expect(offsetAt(utc("2026-07-01T00:00Z"), "US/Eastern")).toBe(-4 * hourMs);
  });

  test.each(["", "Mars/Olympus", "+02:00", "-0300", "Europe/Berlin ", "undefined"])(
    "%j is no zone",
    (name) => {
      expect(isTimeZone(name)).toBe(false);
      expect(() => offsetAt(0, name)).toThrow(AppError);
    },
  );

  test("every listed zone is one", () => {
    expect(listTimeZones().length).toBeGreaterThan(400);
    expect(listTimeZones().filter((name) => !isTimeZone(name))).toEqual([]);
    expect(listTimeZones()).toContain("UTC");
  });
});

test("offsets of before standard time are known to the second", () => {
  expect(offsetAt(utc("1874-12-07T00:00Z"), "America/New_York")).toBe(-((4 * 60 + 56) * 60 + 2) * 1000);
  expect(offsetAt(utc("1971-01-01T00:00Z"), "Africa/Monrovia")).toBe(-(44 * 60 + 30) * 1000);
});

test("a change in the last hours of a year is not missed", () => {
  expect(offsetAt(utc("2009-12-31T16:59Z"), "Asia/Dhaka")).toBe(7 * hourMs);
  expect(offsetAt(utc("2009-12-31T17:00Z"), "Asia/Dhaka")).toBe(6 * hourMs);
});

test("a change of one week only is not missed", () => {
  expect(offsetAt(utc("2000-10-08T12:00Z"), "America/Boa_Vista")).toBe(-3 * hourMs);
  expect(offsetAt(utc("2000-10-16T12:00Z"), "America/Boa_Vista")).toBe(-4 * hourMs);
});

test.each([
  ["2026-02-10", 5, "2026-01-26", "2026-03-01"],
  ["2027-02-10", 4, "2027-02-01", "2027-02-28"],
  ["2026-08-31", 6, "2026-07-27", "2026-09-06"],
])("the month of %s is shown in %i whole weeks, Monday first", (onDate, count, first, last) => {
  const weeks = weeksOfMonth(dayOf(onDate));
  expect(weeks.map((week) => week.length)).toEqual(Array.from({ length: count }, () => 7));
  const days = weeks.flat();
  expect([days[0], days.at(-1)].map((day) => dateOfDay(day ?? 0))).toEqual([first, last]);
  expect(days.every((day, i) => day === (days[0] ?? 0) + i)).toBe(true);
});
