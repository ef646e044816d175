import { expect, test } from "vitest";
import { dateAfterKey, datesBetween } from "@/components/schedules/calendar-keys";
import { said } from "@/lib/i18n/say";
import { translator } from "@/lib/i18n/translator";
import { comingDays } from "@/lib/schedules/coming-days";
import { hoursOn, type WholeSchedule } from "@/lib/schedules/date-hours";
import { keptBecause, overlapping, readPairs, toWeekly, weeklyVersion } from "@/lib/schedules/rules";
import { Override, WeeklyHours } from "@/lib/schedules/schema";
import { dateOfDay } from "@/lib/time/zone";

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

/** What dates are given, and where that is wrong. */
const override = (sent: object) => Override.safeParse({ dates: "2026-12-24", kind: "hours", ...sent });
const wrongAt = (sent: object) => override(sent).error?.issues[0]?.path.join("/");

test("dates without hours have to be called closed, or as in every week", () => {
  expect(wrongAt({ ranges: [] })).toBe("ranges/0/from");
  const ranges = [pair("09:00", "10:00")];
  expect(override({ ranges }).data).toEqual({ dates: ["2026-12-24"], ranges: [range(540, 600)] });
  expect(override({ kind: "closed", ranges }).data?.ranges).toEqual([]);
  expect(override({ kind: "weekly", ranges }).data?.ranges).toBeNull();
});

test("dates are counted once, in order, and neither none nor without end", () => {
  const closed = (dates: string | string[]) => override({ dates, kind: "closed" });
  expect(closed("2026-12-31,2026-12-24,2026-12-31").data?.dates).toEqual(["2026-12-24", "2026-12-31"]);
  expect(closed(["2026-12-24"]).success).toBe(true);
  expect([closed(""), closed("2026-02-30"), closed([])].map(({ success }) => success)).toEqual([
    false,
    false,
    false,
  ]);
  const days = Array.from({ length: 367 }, (_, day) => dateOfDay(20_000 + day));
  expect(closed(days).success).toBe(false);
  expect(closed(days.slice(1)).success).toBe(true);
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

const anna = { id: "a", name: "Anna" };
const link = { id: "l", title: "Intro call", isNamed: true, isArchived: false };

test("why a schedule stays is said in words of either language", () => {
  const kept = (...[isDefault, users]: Parameters<typeof keptBecause>) => {
    const text = keptBecause(isDefault, users);
    return text && [said(translator("en", "errors"), text), said(translator("de", "errors"), text)];
  };
  expect(kept(false, { resources: [], links: [{ ...link, isNamed: false }] })).toBeUndefined();
  expect(kept(true, { resources: [], links: [] })?.[0]).toContain("default");
  expect(kept(false, { resources: [anna], links: [] })).toEqual([
    "Anna still uses this schedule.",
    "Anna nutzt diesen Zeitplan noch.",
  ]);
  expect(kept(false, { resources: [anna, { id: "b", name: "Bo & Co" }], links: [link] })?.[0]).toBe(
    "Anna, Bo & Co still use this schedule.",
  );
  const many = ["A", "B", "C", "D"].map((name) => ({ id: name, name }));
  expect(kept(false, { resources: many, links: [] })?.[0]).toBe("A, B, C, … still use this schedule.");
  expect(kept(false, { resources: [], links: [link] })?.[0]).toBe(
    "The link Intro call still uses this schedule.",
  );
});

const names = { en: "Christmas", de: "Weihnachten" };
const schedule: WholeSchedule = {
  id: "",
  name: "",
  timeZone: "Europe/Berlin",
  isDefault: true,
  // A night shift from Wednesday.
  weekly: [{ weekday: 3, ...range(1320, 360) }],
  overrides: [{ onDate: "2026-12-04", ranges: [] }],
  daysOff: [
    { id: "", startsOn: "2026-12-04", endsOn: "2026-12-09", label: "Skiing" },
    { startsOn: "2026-12-23", endsOn: "2026-12-23", names },
  ],
  holidays: [],
};

test("the coming days are what the engine has, with their exceptions named", () => {
  const days = comingDays(schedule, Date.parse("2026-12-02T07:00:00Z"), 22);
  const hours = (iso: string) => Date.parse(iso);
  expect([days[0]?.onDate, days[21]?.onDate]).toEqual(["2026-12-02", "2026-12-23"]);
  expect(days[0]?.openings).toEqual([hours("2026-12-02T21:00:00Z"), hours("2026-12-02T23:00:00Z")]);
  expect(days[1]?.openings).toEqual([hours("2026-12-02T23:00:00Z"), hours("2026-12-03T05:00:00Z")]);
  expect(days[2]).toMatchObject({ openings: [], own: { kind: "override" } });
  expect(days[7]).toMatchObject({ openings: [], own: { kind: "daysOff", label: "Skiing" } });
  expect(days[21]).toMatchObject({ openings: [], own: { kind: "holiday", holiday: names } });
});

test("a date's own hours go before days off and holidays, and those before weekly hours", () => {
  expect(hoursOn(schedule, "2026-12-16")).toEqual({ kind: "weekly", ranges: schedule.weekly });
  expect(hoursOn(schedule, "2026-12-17")).toEqual({ kind: "weekly", ranges: [] });
  const opened = { ...schedule, overrides: [{ onDate: "2026-12-23", ranges: [range(540, 600)] }] };
  expect(hoursOn(opened, "2026-12-23")).toEqual({
    kind: "override",
    ranges: [range(540, 600)],
    holiday: names,
  });
});

test.each([
  ["ArrowLeft", "2026-12-01", "2026-11-30"],
  ["ArrowRight", "2026-12-31", "2027-01-01"],
  ["ArrowUp", "2026-12-03", "2026-11-26"],
  ["ArrowDown", "2026-12-03", "2026-12-10"],
  ["Home", "2026-12-03", "2026-11-30"],
  ["End", "2026-12-06", "2026-12-06"],
  ["PageUp", "2026-03-31", "2026-02-28"],
  ["PageDown", "2026-01-31", "2026-02-28"],
  ["PageDown", "2026-12-15", "2027-01-15"],
  ["Enter", "2026-12-15", undefined],
])("%s leads from %s to %s", (key, from, to) => {
  expect(dateAfterKey(key, from)).toBe(to);
});

test("a range of dates is the same in either direction", () => {
  expect(datesBetween("2026-12-31", "2027-01-02")).toEqual(["2026-12-31", "2027-01-01", "2027-01-02"]);
  expect(datesBetween("2027-01-02", "2026-12-31")).toEqual(datesBetween("2026-12-31", "2027-01-02"));
});
