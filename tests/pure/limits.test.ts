import { describe, expect, test } from "vitest";
import { offeredStarts } from "@/lib/availability/offer";
import type { Limits, Member } from "@/lib/availability/types";
import { localDate } from "@/lib/time/zone";
import { everyDay, member, noLimits, offer, rule, utc, week } from "./build";

/** The dates, in the link's zone, on which a host who is always there still offers something. */
function openDates(
  limits: Partial<Limits>,
  counts: Record<string, number>,
  host: Partial<Member> = {},
): string[] {
  const link = rule({ timeZone: "America/New_York", limits: { ...noLimits, ...limits } });
  const input = offer(member("ann", week("UTC", "00:00-24:00", everyDay), host), link, {
    counts: new Map(Object.entries(counts)),
  });
  const starts = offeredStarts(input, utc("2026-10-28T04:00Z"), utc("2026-11-04T05:00Z"));
  return [...new Set(starts.map((start) => localDate(start, "America/New_York")))];
}

const dates = [
  "2026-10-28",
  "2026-10-29",
  "2026-10-30",
  "2026-10-31",
  "2026-11-01",
  "2026-11-02",
  "2026-11-03",
];

test("without limits every date is open, however much is booked", () => {
  expect(openDates({}, { "2026-10-28": 99 })).toEqual(dates);
});

test("a full day offers nothing, the days around it do", () => {
  expect(openDates({ perDay: 2 }, { "2026-10-29": 2, "2026-10-30": 1, "2026-11-01": 3 })).toEqual([
    "2026-10-28",
    "2026-10-30",
    "2026-10-31",
    "2026-11-02",
    "2026-11-03",
  ]);
});

test("a full day is the whole day of the link's zone, 25 hours long when the clock goes back", () => {
  const link = rule({ timeZone: "America/New_York", limits: { ...noLimits, perDay: 1 } });
  const input = offer(member("ann", week("UTC", "00:00-24:00", everyDay)), link, {
    counts: new Map([["2026-11-01", 1]]),
  });
  const starts = offeredStarts(input, utc("2026-11-01T00:00Z"), utc("2026-11-03T00:00Z"));
  const gap = starts.findIndex((start, i) => start - (starts[i - 1] ?? start) > 60 * 60_000);
  expect(new Date(starts[gap - 1] ?? 0).toISOString()).toBe("2026-11-01T03:30:00.000Z");
  expect(new Date(starts[gap] ?? 0).toISOString()).toBe("2026-11-02T05:00:00.000Z");
});

test("a full week runs from Monday to Sunday and over the end of the month", () => {
  expect(openDates({ perWeek: 3 }, { "2026-10-26": 1, "2026-10-28": 1, "2026-11-01": 1 })).toEqual([
    "2026-11-02",
    "2026-11-03",
  ]);
  expect(openDates({ perWeek: 3 }, { "2026-10-25": 3, "2026-10-28": 2 })).toEqual(dates);
});

test("a full month is a calendar month", () => {
  expect(openDates({ perMonth: 4 }, { "2026-10-01": 2, "2026-10-31": 2 })).toEqual(dates.slice(4));
  expect(openDates({ perMonth: 4 }, { "2026-09-30": 4, "2026-11-30": 4 })).toEqual(dates.slice(0, 4));
});

test("all limits hold at once", () => {
  expect(openDates({ perDay: 1, perMonth: 2 }, { "2026-10-29": 1, "2026-11-02": 2 })).toEqual([
    "2026-10-28",
    "2026-10-30",
    "2026-10-31",
  ]);
});

test("a limit of none offers nothing", () => {
  expect(openDates({ perDay: 0 }, {})).toEqual([]);
});

describe("a person's limits over all links", () => {
  test("close that person's full days", () => {
    const host = { limits: { ...noLimits, perDay: 2 }, counts: new Map([["2026-10-29", 2]]) };
    expect(openDates({}, {}, host)).toEqual(dates.filter((date) => date !== "2026-10-29"));
  });

  test("do not count the link's own bookings twice", () => {
    expect(openDates({}, { "2026-10-29": 5 }, { limits: { ...noLimits, perDay: 2 } })).toEqual(dates);
  });
});
