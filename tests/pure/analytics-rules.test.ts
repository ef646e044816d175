import { describe, expect, test } from "vitest";
import { chartGeometry } from "@/components/analytics/chart-geometry";
import { readRange } from "@/lib/analytics/read-range";
import {
  boundariesOf,
  bucketsOf,
  conversionOf,
  lastDays,
  lengthInDays,
  mostDays,
  unitOf,
} from "@/lib/analytics/rules";

const now = Date.parse("2026-12-02T19:00:00Z");
/** Where it is 3 December already. */
const kathmandu = "Asia/Kathmandu";
const range = (from: string, until: string) => ({ from, until, timeZone: "UTC" });

describe("the range an address asks for", () => {
  test("without a word it is the last thirty days of the zone's calendar", () => {
    const { range, preset, errors } = readRange({}, now, kathmandu);
    expect(range).toEqual({ from: "2026-11-04", until: "2026-12-03", timeZone: kathmandu });
    expect(lengthInDays(range)).toBe(30);
    expect({ preset, errors }).toEqual({ preset: 30, errors: [] });
  });

  test.each(["7", "90", "365"])("?days=%s is a preset that ends today", (days) => {
    expect(readRange({ days }, now, kathmandu)).toMatchObject({
      preset: Number(days),
      range: lastDays(Number(days), now, kathmandu),
    });
  });

  test("a number of days that is no preset counts as not said", () => {
    expect(readRange({ days: "1e9" }, now, kathmandu).preset).toBe(30);
  });

  test("two dates are taken as they are, both counted", () => {
    const asked = readRange({ from: "2026-01-31", until: "2026-02-01" }, now, "UTC");
    expect(asked).toMatchObject({ range: range("2026-01-31", "2026-02-01"), preset: undefined, errors: [] });
    expect(lengthInDays(asked.range)).toBe(2);
  });

  test.each([
    [{ from: "2026-02-30", until: "x" }, ["from", "until"]],
    [{ from: "2026-02-01" }, ["until"]],
    [{ from: "2026-02-02", until: "2026-02-01" }, ["until"]],
    [{ from: "2001-02-02", until: "2026-02-01" }, ["until"]],
  ])("%o is refused at its field and kept as typed", (query, fields) => {
    const asked = readRange(query, now, "UTC");
    expect(asked.errors.map(({ field }) => field)).toEqual(fields);
    expect(asked.typed).toEqual({ until: "", ...query });
  });
});

describe("the parts of a range", () => {
  test.each([
    ["2026-01-01", "2026-01-01", "day", 1],
    ["2026-01-01", "2026-03-03", "day", 62],
    ["2026-01-01", "2026-03-04", "week", 10],
    ["2026-01-01", "2026-12-31", "week", 53],
    ["2025-01-01", "2026-12-31", "month", 24],
  ])("%s to %s is drawn by the %2$s", (from, until, unit, parts) => {
    expect(unitOf(range(from, until))).toBe(unit);
    expect(bucketsOf(range(from, until), unitOf(range(from, until)))).toHaveLength(parts);
  });

  test("weeks begin on Mondays, months on the first, and the ends are cut", () => {
    expect(bucketsOf(range("2026-01-01", "2026-01-13"), "week")).toEqual([
      { first: "2026-01-01", last: "2026-01-04" },
      { first: "2026-01-05", last: "2026-01-11" },
      { first: "2026-01-12", last: "2026-01-13" },
    ]);
    expect(bucketsOf(range("2026-01-31", "2026-03-01"), "month")).toEqual([
      { first: "2026-01-31", last: "2026-01-31" },
      { first: "2026-02-01", last: "2026-02-28" },
      { first: "2026-03-01", last: "2026-03-01" },
    ]);
  });

  test("even the longest range has few enough parts", () => {
    expect(bucketsOf(lastDays(mostDays, now, "UTC"), "month").length).toBeLessThan(125);
  });

  test("a day of a clock change has 23 or 25 hours", () => {
    const hours = (date: string) => {
      const [start = 0, end = 0] = boundariesOf([{ first: date, last: date }], "America/St_Johns");
      return (end - start) / 3_600_000;
    };
    expect(["2026-03-08", "2026-11-01", "2026-11-02"].map(hours)).toEqual([23, 25, 24]);
  });
});

test("bookings per view is nothing rather than infinite where nobody looked", () => {
  expect(conversionOf({ views: 0, bookings: 3 })).toBeUndefined();
  expect(conversionOf({ views: 8, bookings: 1 })).toBe(0.125);
});

describe("the chart", () => {
  const height = 100;

  test("nothing counted is a flat line on a scale from 0 to 1", () => {
    const { bars, points, ticks } = chartGeometry([{ views: 0, bookings: 0 }], height);
    expect(bars[0]?.height).toBe(0);
    expect(points[0]?.y).toBe(height);
    expect(ticks.map(({ value }) => value)).toEqual([0, 1]);
  });

  test("bars stand beside each other inside, on the ground, with each point over its bar", () => {
    const counts = Array.from({ length: 62 }, (_, i) => ({ views: i * 3, bookings: i % 5 }));
    const { bars, points, ticks, labelled } = chartGeometry(counts, height);
    let end = 0;
    for (const [i, bar] of bars.entries()) {
      expect(bar.x).toBeGreaterThanOrEqual(end);
      end = bar.x + bar.width;
      expect(bar.y + bar.height).toBeCloseTo(height);
      expect(points[i]?.x).toBeCloseTo(bar.x + bar.width / 2);
    }
    expect(end).toBeLessThanOrEqual(100);
    expect(Math.min(...bars.map(({ y }) => y))).toBeGreaterThanOrEqual(0);
    expect(ticks.every(({ value }) => Number.isInteger(value))).toBe(true);
    expect(labelled.length).toBeLessThanOrEqual(3);
  });

  test("views and bookings share one scale, also where bookings are more", () => {
    const { bars, points } = chartGeometry([{ views: 2, bookings: 8 }], height);
    expect(points[0]?.y).toBe(0);
    expect(bars[0]?.height).toBe(25);
  });
});
