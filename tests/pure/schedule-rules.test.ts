import { expect, test } from "vitest";
import { comingDays } from "@/lib/schedules/coming-days";
import type { ScheduleDetails } from "@/lib/schedules/queries";
import {
  keptBecause,
  namesText,
  overlapping,
  readPairs,
  toWeekly,
  weeklyVersion,
} from "@/lib/schedules/rules";
import { Override, WeeklyHours } from "@/lib/schedules/schema";

const range = (startMinute: number, endMinute: number) => ({ startMinute, endMinute });
const pair = (from: string, to: string) => ({ from, to });

/** Where a week with these hours on Tuesday and none else is wrong; undefined when it is not. */
function wrongIn(...pairs: { from: string; to: string }[]) {
  const days = Array.from({ length: 7 }, (_, day) => (day === 1 ? pairs : []));
  return WeeklyHours.safeParse({ version: "", days }).error?.issues.map(({ path }) => path.join("/"));
}

/** How Tuesday is read. */
const tuesday = (...pairs: { from: string; to: string }[]) =>
  WeeklyHours.parse({ version: "", days: [[], pairs, [], [], [], [], []] }).days[1];

test.each([
  ["none", [], []],
  ["that touch", [range(540, 720), range(720, 1020)], []],
  ["one inside the other", [range(540, 1020), range(600, 660)], [1]],
  ["the later one stands first", [range(600, 660), range(540, 1020)], [0]],
  ["two equal ones", [range(540, 600), range(540, 600)], [1]],
  ["past midnight, over a later one", [range(1320, 360), range(1380, 1400)], [1]],
  ["past midnight, before the next morning", [range(360, 600), range(1320, 420)], []],
  ["both in one long one", [range(0, 1440), range(60, 90), range(120, 180)], [1, 2]],
])("ranges of one day overlap: %s", (_, ranges, found) => {
  expect(overlapping(ranges)).toEqual(found);
});

test("an end of 00:00, or of 24:00, is midnight at the end of the day", () => {
  expect(tuesday(pair("09:00", "00:00"))).toEqual([range(540, 1440)]);
  expect(tuesday(pair("00:00", "24:00"))).toEqual([range(0, 1440)]);
  expect(tuesday(pair("00:00", "00:00"))).toEqual([range(0, 1440)]);
});

test("a range whose end is not after its start runs past midnight, also into the hours of the next day", () => {
  expect(tuesday(pair("22:00", "06:00"))).toEqual([range(1320, 360)]);
  const days = [[pair("22:00", "06:00")], [pair("05:00", "08:00")], [], [], [], [], []];
  expect(WeeklyHours.safeParse({ version: "", days }).success).toBe(true);
});

test("an emptied pair is no hours, and does not move the place of what is wrong", () => {
  expect(tuesday(pair("", ""), pair("9:30", "12:00"))).toEqual([range(570, 720)]);
  expect(wrongIn(pair("", ""), pair("09:00", "17:00"), pair("16:00", "18:00"))).toEqual(["days/1/2/from"]);
});

test.each([
  [pair("09:00", ""), ["days/1/0/to"]],
  [pair("", "09:00"), ["days/1/0/from"]],
  [pair("25:00", "nine"), ["days/1/0/from", "days/1/0/to"]],
  [pair("24:00", "06:00"), ["days/1/0/from"]],
  [pair("09:60", "17:00"), ["days/1/0/from"]],
])("hours that are none are refused at their field: %o", (hours, fields) => {
  expect(wrongIn(hours)).toEqual(fields);
});

test("a week has seven days, and a day a bounded number of ranges", () => {
  expect(WeeklyHours.safeParse({ version: "", days: [[]] }).success).toBe(false);
  expect(wrongIn(...Array.from({ length: 25 }, () => pair("", "")))).toEqual(["days/1"]);
});

test("a date without hours has to be called closed", () => {
  expect(Override.safeParse({ onDate: "2026-12-24", ranges: [] }).error?.issues[0]?.path).toEqual([
    "ranges",
    0,
    "from",
  ]);
  expect(Override.parse({ onDate: "2026-12-24", isClosed: "on", ranges: [pair("09:00", "10:00")] })).toEqual({
    onDate: "2026-12-24",
    ranges: [],
  });
  expect(Override.safeParse({ onDate: "2026-02-30", isClosed: true }).error?.issues[0]?.path).toEqual([
    "onDate",
  ]);
});

test("the same hours have the same version in any order, and others another", () => {
  const [a, b] = [
    { weekday: 1, ...range(540, 720) },
    { weekday: 2, ...range(540, 720) },
  ];
  expect(weeklyVersion([b, a])).toBe(weeklyVersion([a, b]));
  expect(weeklyVersion([a])).not.toBe(weeklyVersion([b]));
  expect(weeklyVersion(toWeekly([[range(540, 720)], [range(540, 720)]]))).toBe(weeklyVersion([a, b]));
});

test("fields are read by their names, a missing half as empty, and never without end", () => {
  expect(
    readPairs({ "days/1/0/from": "09:00", "days/1/0/to": "10:00", "days/1/1/from": "11:00" }, "days/1"),
  ).toEqual([pair("09:00", "10:00"), pair("11:00", "")]);
  const many = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`ranges/${i}/from`, "09:00"]));
  expect(readPairs(many, "ranges").length).toBe(25);
});

test("why a schedule stays is said in words", () => {
  expect(keptBecause({ isDefault: false, resourceNames: [] })).toBeUndefined();
  expect(keptBecause({ isDefault: true, resourceNames: [] })).toContain("default");
  expect(keptBecause({ isDefault: false, resourceNames: ["Anna"] })).toBe("Anna still uses this schedule.");
  expect(namesText(["Anna", "Boris"])).toBe("Anna and Boris");
  expect(namesText(["A", "B", "C", "D", "E"])).toBe("A, B, C and 2 more");
});

test("the coming days are what the engine has, with their exceptions named", () => {
  const schedule: ScheduleDetails = {
    id: "",
    name: "",
    timeZone: "Europe/Berlin",
    isDefault: true,
    resourceNames: [],
    // A night shift from Wednesday.
    weekly: [{ weekday: 3, ...range(1320, 360) }],
    overrides: [{ onDate: "2026-12-04", ranges: [] }],
    daysOff: [{ id: "", startsOn: "2026-12-04", endsOn: "2026-12-09", label: "Skiing" }],
  };
  const days = comingDays(schedule, Date.parse("2026-12-02T07:00:00Z"), 8);
  const hours = (iso: string) => Date.parse(iso);
  expect(days.map(({ onDate }) => onDate)).toEqual([
    "2026-12-02",
    "2026-12-03",
    "2026-12-04",
    "2026-12-05",
    "2026-12-06",
    "2026-12-07",
    "2026-12-08",
    "2026-12-09",
  ]);
  expect(days[0]?.openings).toEqual([hours("2026-12-02T21:00:00Z"), hours("2026-12-02T23:00:00Z")]);
  expect(days[1]?.openings).toEqual([hours("2026-12-02T23:00:00Z"), hours("2026-12-03T05:00:00Z")]);
  expect(days[2]).toMatchObject({ openings: [], exception: { kind: "override" } });
  expect(days[7]).toMatchObject({ openings: [], exception: { kind: "daysOff", label: "Skiing" } });
});
