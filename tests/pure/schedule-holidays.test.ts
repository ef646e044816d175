import { expect, test } from "vitest";
import { openingsOf } from "@/lib/availability/openings";
import { findCountries, findRegions, isHolidayPlace, placeName } from "@/lib/schedules/holiday-places";
import { datesOf, holidaysOf } from "@/lib/schedules/holidays";
import { withHolidays } from "@/lib/schedules/with-holidays";
import { dayMs, startOfDate } from "@/lib/time/zone";
import { utc } from "./build";

const lasting = (hours: number) => ({ start: new Date(0), end: new Date(hours * 3_600_000) });

test.each([
  ["a day", "2026-12-25 00:00:00", 24, ["2026-12-25"]],
  ["a day on which the clock goes back", "2026-10-25 00:00:00", 25, ["2026-10-25"]],
  ["a day on which it goes forward", "2026-03-29 00:00:00", 23, ["2026-03-29"]],
  ["several days over the turn of the year", "2026-12-31 00:00:00", 48, ["2026-12-31", "2027-01-01"]],
  ["from sunset to sunset", "2026-03-20 00:00:00 -0600", 24, ["2026-03-20"]],
  ["from sunset, three days", "2026-03-20 00:00:00 -0600", 72, ["2026-03-20", "2026-03-21", "2026-03-22"]],
  ["from sunset until a later noon", "2026-03-20 00:00:00 -0600", 42, ["2026-03-20"]],
  ["from noon on", "2026-12-24 12:00:00", 12, ["2026-12-24"]],
  ["from two o'clock on", "2026-12-24 14:00:00", 10, ["2026-12-24"]],
  ["an evening", "2026-12-24 19:00:00", 5, []],
])("a holiday takes the dates of whose afternoon it has any: %s", (_, date, hours, dates) => {
  expect(datesOf({ date, ...lasting(hours) })).toEqual(dates);
});

test("only public holidays count, once each, with substitute days and names in every language", async () => {
  const german = await holidaysOf({ country: "DE", region: "" }, 2026);
  expect(german).toHaveLength(9);
  expect(german).toContainEqual({
    onDate: "2026-12-25",
    names: { en: "Christmas Day", de: "1. Weihnachtstag" },
  });
  const american = await holidaysOf({ country: "US", region: "" }, 2026);
  // The Fourth of July is a Saturday.
  expect(american.map(({ onDate }) => onDate)).toEqual(expect.arrayContaining(["2026-07-03", "2026-07-04"]));
  expect(american.map(({ onDate }) => onDate)).not.toContain("2026-02-14");
});

test("places are named in the reader's language, with the regions that have holidays of their own", async () => {
  expect(await findCountries("de")).toContainEqual({ code: "DE", name: "Deutschland" });
  expect((await findCountries("en")).length).toBeGreaterThan(150);
  expect((await findRegions("DE", "en")).map(({ code }) => code)).toEqual(
    expect.arrayContaining(["BY", "BY-A", "BE"]),
  );
  expect(await findRegions("XX", "en")).toEqual([]);
  expect(await placeName({ country: "DE", region: "BY-A" }, "de")).toBe(
    "Deutschland, Bayern: Stadt Augsburg",
  );
  expect(await isHolidayPlace({ country: "DE", region: "" })).toBe(true);
  expect(await isHolidayPlace({ country: "DE", region: "XX" })).toBe(false);
  expect(await isHolidayPlace({ country: "XX", region: "" })).toBe(false);
});

/** Open day and night all year but on German holidays. */
const always = {
  timeZone: "Asia/Kathmandu",
  weekly: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, startMinute: 0, endMinute: 1440 })),
  overrides: [{ onDate: "2026-12-26", ranges: [{ startMinute: 0, endMinute: 1440 }] }],
  daysOff: [],
  holidays: [{ country: "DE", region: "" }],
};

test("what is open on an instant does not depend on the range that is asked for", async () => {
  const opened = async (from: number, until: number) => {
    const schedule = await withHolidays(always, { from, until });
    return openingsOf(schedule, [], from, until)[0];
  };
  const at = utc("2027-03-01T00:00Z");
  const after = startOfDate("2027-01-02", always.timeZone);
  expect(await opened(at, at + dayMs)).toBe(after);
  expect(await opened(at + 20 * dayMs, at + 21 * dayMs)).toBe(after);
  const december = utc("2027-01-01T12:00Z") - 5 * dayMs;
  // An override opens the 26th, so the schedule is open since the end of the 25th.
  expect(await opened(december, december + dayMs)).toBe(startOfDate("2026-12-26", always.timeZone));
});

test("where overrides open all holidays of a year, the opening is followed to the one before", async () => {
  const open = [{ startMinute: 0, endMinute: 1440 }];
  const dates = (
    await Promise.all([2026, 2027].map((year) => holidaysOf({ country: "DE", region: "" }, year)))
  ).flat();
  const schedule = { ...always, overrides: dates.map(({ onDate }) => ({ onDate, ranges: open })) };
  const from = utc("2027-06-15T00:00Z");
  const whole = await withHolidays(schedule, { from, until: from + dayMs });
  expect(openingsOf(whole, [], from, from + dayMs)[0]).toBe(startOfDate("2025-12-27", always.timeZone));
});

test("a schedule without holidays is left as it is", async () => {
  const plain = { ...always, holidays: [] };
  expect(await withHolidays(plain, { from: 0, until: dayMs })).toBe(plain);
});
