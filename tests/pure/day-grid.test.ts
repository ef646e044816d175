import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { gridStartsIn } from "@/lib/availability/day-grid";
import { offeredStarts } from "@/lib/availability/offer";
import { asked } from "./arbitraries";
import {
  dayMs,
  everyDay,
  hourMs,
  member,
  minuteMs,
  offer,
  override,
  rule,
  taken,
  times,
  utc,
  week,
} from "./build";

vi.setConfig({ testTimeout: 60_000 });

const monday = utc("2026-01-12T00:00Z");
const gridOf = (input: Parameters<typeof gridStartsIn>[0]) => gridStartsIn(input, monday, monday + dayMs);

test("the grid of a day has what is taken, counted out, too soon or left out", () => {
  const host = member("anna", week("UTC", "09:00-11:00"), {
    taken: [taken("2026-01-12T09:30Z", "2026-01-12T10:00Z")],
  });
  const closed = rule({ isActive: false, noticeMs: 90 * dayMs, exclusions: ["2026-01-12"] });
  expect(times(gridOf(offer(host, closed)))).toEqual(["09:00", "09:30", "10:00", "10:30"]);
});

test("a day that an exception closes has the grid of its week", () => {
  const schedule = { ...week("UTC", "09:00-10:00"), overrides: [override("2026-01-12", "")] };
  expect(times(gridOf(offer(member("anna", schedule))))).toEqual(["09:00", "09:30"]);
});

test("a day without hours has no grid", () => {
  expect(gridOf(offer(member("anna", week("UTC", "09:00-17:00", [2]))))).toEqual([]);
});

test("meetings that end on the next day are of the day on which they begin", () => {
  const night = member("anna", week("UTC", "22:00-02:00", [1]));
  const long = rule({ durationMs: 2 * hourMs, incrementMs: hourMs });
  expect(times(gridOf(offer(night, long)))).toEqual(["22:00", "23:00"]);
});

test("times that were chosen are there, outside the hours too", () => {
  const chosenTimes = [{ start: utc("2026-01-12T20:00Z"), outsideHoursAllowed: true }];
  const link = rule({ chosenTimes });
  expect(times(gridOf(offer(member("anna", week("UTC", "09:00-10:00")), link)))).toEqual([
    "09:00",
    "09:30",
    "20:00",
  ]);
});

test("hours without an end have the grid that begins after a date left out, too", () => {
  const always = member("anna", week("UTC", "12:00-12:00", everyDay));
  const link = rule({ durationMs: 15 * minuteMs, incrementMs: 35 * minuteMs, exclusions: ["2026-01-11"] });
  const input = { ...offer(always, link), now: monday - 7 * dayMs };
  const own = offeredStarts(input, monday, monday + dayMs);
  expect(own).not.toEqual([]);
  expect(gridOf(input)).toEqual(expect.arrayContaining(own));
});

test("whatever is on offer is on the grid", () => {
  fc.assert(
    fc.property(asked, ({ input, from, until }) => {
      const grid = new Set(gridStartsIn(input, from, until));
      const joined = new Set(input.sessions?.map(({ start }) => start));
      const own = offeredStarts(input, from, until).filter((start) => !joined.has(start));
      expect(own.filter((start) => !grid.has(start))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
