import { describe, expect, test } from "vitest";
import {
  cityOf,
  formatDate,
  formatDuration,
  formatLocalDate,
  formatMonth,
  formatOffset,
  formatShortDate,
  formatTime,
  formatTimeRange,
  formatTimeUntil,
  formatZone,
  parseInstant,
  toIso,
  weekdayNames,
} from "@/lib/time/format";
import { hourMs, minuteMs, utc } from "./build";

const nine = utc("2026-10-15T13:00Z");
const newYork = { locale: "en-US", timeZone: "America/New_York" };
const berlin = { locale: "de-DE", timeZone: "Europe/Berlin" };

describe("times for people follow the locale and zone they are given", () => {
  test.each([
    ["a date", formatDate(nine, newYork), "Thursday, October 15, 2026"],
    ["a date in German", formatDate(nine, berlin), "Donnerstag, 15. Oktober 2026"],
    [
      "a date across the date line",
      formatDate(nine, { ...newYork, timeZone: "Pacific/Apia" }),
      "Friday, October 16, 2026",
    ],
    ["a time", formatTime(nine, newYork), "9:00 AM"],
    ["a time on a 24-hour clock", formatTime(nine, { ...newYork, clock: "24h" }), "09:00"],
    [
      "a British time",
      formatTime(utc("2026-10-15T08:00Z"), { locale: "en-GB", timeZone: "Europe/London" }),
      "09:00",
    ],
    [
      "a short date",
      formatShortDate(nine, { locale: "en-GB", timeZone: "America/New_York" }),
      "Thu 15 Oct 2026",
    ],
    ["a time in German", formatTime(nine, berlin), "15:00"],
    ["a German time on a 12-hour clock", formatTime(nine, { ...berlin, clock: "12h" }), "3:00 PM"],
    [
      "midnight on a 24-hour clock",
      formatTime(utc("2026-10-15T04:00Z"), { ...newYork, clock: "24h" }),
      "00:00",
    ],
    ["a range", formatTimeRange(nine, nine + 30 * minuteMs, newYork), "9:00 – 9:30 AM"],
    ["a range over noon", formatTimeRange(nine, nine + 4 * hourMs, newYork), "9:00 AM – 1:00 PM"],
    ["a range in German", formatTimeRange(nine, nine + hourMs, berlin), "15:00–16:00 Uhr"],
    ["a local date", formatLocalDate("2026-10-15", "en-US"), "Thursday, October 15, 2026"],
    ["a month", formatMonth("2026-10-15", "en-US"), "October 2026"],
    ["a month in German", formatMonth("2026-03-01", "de-DE"), "März 2026"],
  ])("%s", (_, text, expected) => {
    expect(text).toBe(expected);
  });

  test("weekdays start on Monday", () => {
    expect(weekdayNames("en-US")).toEqual(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]);
    expect(weekdayNames("de-DE", "long")[0]).toBe("Montag");
  });

  test("the same time is written the same however many formats were used between", () => {
    const before = formatDate(nine, newYork);
    for (const zone of Intl.supportedValuesOf("timeZone"))
      formatDate(nine, { locale: "en-US", timeZone: zone });
    expect(formatDate(nine, newYork)).toBe(before);
  });
});

describe("a zone in words says its place and its offset at that time", () => {
  test.each([
    ["Europe/Berlin", "2026-12-01T00:00Z", "Central European Time (Berlin, UTC+1)"],
    ["Europe/Berlin", "2026-07-01T00:00Z", "Central European Time (Berlin, UTC+2)"],
    ["America/New_York", "2026-12-01T00:00Z", "Eastern Time (New York, UTC-5)"],
    ["Asia/Calcutta", "2026-12-01T00:00Z", "India Standard Time (Kolkata, UTC+5:30)"],
    ["UTC", "2026-12-01T00:00Z", "UTC"],
    ["Etc/GMT+5", "2026-12-01T00:00Z", "GMT+5 (UTC-5)"],
  ])("%s at %s", (timeZone, at, words) => {
    expect(formatZone(timeZone, utc(at), "en-US")).toBe(words);
  });

  test("the place is the last part of the name", () => {
    expect(cityOf("America/Argentina/Buenos_Aires")).toBe("Buenos Aires");
    expect(cityOf("Europe/Kiev")).toBe("Kyiv");
  });

  test.each([
    [0, "UTC"],
    [-3.5 * hourMs, "UTC-3:30"],
    [14 * hourMs, "UTC+14"],
    [5.75 * hourMs, "UTC+5:45"],
  ])("an offset of %d ms", (offset, text) => {
    expect(formatOffset(offset)).toBe(text);
  });
});

test.each([
  [30, "en-US", "30 minutes"],
  [1, "en-US", "1 minute"],
  [60, "en-US", "1 hour"],
  [90, "en-US", "1 hour 30 minutes"],
  [1440, "en-US", "24 hours"],
  [0, "en-US", "0 minutes"],
  [90, "de-DE", "1 Stunde 30 Minuten"],
])("a length of %d minutes in %s is %j", (minutes, locale, words) => {
  expect(formatDuration(minutes * minuteMs, locale)).toBe(words);
});

describe("instants as RFC 3339", () => {
  test("are written in UTC with milliseconds", () => {
    expect(toIso(utc("2026-10-15T12:07Z"))).toBe("2026-10-15T12:07:00.000Z");
  });

  test.each([
    ["2026-10-15T12:07:00Z", "2026-10-15T12:07:00.000Z"],
    ["2026-10-15T12:07:00.5Z", "2026-10-15T12:07:00.500Z"],
    ["2026-10-15T12:07:00.123456Z", "2026-10-15T12:07:00.123Z"],
    ["2026-10-15T12:07:00+05:30", "2026-10-15T06:37:00.000Z"],
    ["2026-10-15T00:07:00-05:00", "2026-10-15T05:07:00.000Z"],
    ["2024-02-29T23:59:59-00:00", "2024-02-29T23:59:59.000Z"],
  ])("%s is read", (text, instant) => {
    expect(toIso(parseInstant(text) ?? Number.NaN)).toBe(instant);
  });

  test.each([
    ["without an offset", "2026-10-15T12:07:00"],
    ["without seconds", "2026-10-15T12:07Z"],
    ["a date alone", "2026-10-15"],
    ["a date there is not", "2026-02-30T12:07:00Z"],
    ["hour 24", "2026-10-15T24:00:00Z"],
    ["minute 60", "2026-10-15T12:60:00Z"],
    ["a leap second", "2026-12-31T23:59:60Z"],
    ["an offset of a day", "2026-10-15T12:07:00+24:00"],
    ["an offset without colon", "2026-10-15T12:07:00+0530"],
    ["a space for the T", "2026-10-15 12:07:00Z"],
    ["lower case", "2026-10-15t12:07:00z"],
    ["space around", " 2026-10-15T12:07:00Z"],
    ["a line break after", "2026-10-15T12:07:00Z\n"],
    ["a point without digits", "2026-10-15T12:07:00.Z"],
    ["a number", "1792066020000"],
    ["nothing", ""],
  ])("%s is refused", (_, text) => {
    expect(parseInstant(text)).toBeUndefined();
  });
});

test("the time until something has the language's own preposition and case", () => {
  const said = (locale: string) =>
    [0.2, 15, 60, 90, 1440, 2879, 2880, 10_080].map((minutes) => formatTimeUntil(minutes * 60_000, locale));
  expect(said("en-GB")).toEqual([
    ...["in 1 minute", "in 15 minutes", "in 1 hour", "in 1 hour 30 minutes", "in 24 hours"],
    ...["in 47 hours 59 minutes", "in 2 days", "in 7 days"],
  ]);
  expect(said("de-DE")).toEqual([
    ...["in 1 Minute", "in 15 Minuten", "in 1 Stunde", "in 1 Stunde 30 Minuten", "in 24 Stunden"],
    ...["in 47 Stunden 59 Minuten", "in 2 Tagen", "in 7 Tagen"],
  ]);
});
