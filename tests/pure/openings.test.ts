import { describe, expect, test } from "vitest";
import { openingsOf } from "@/lib/availability/openings";
import type { Schedule } from "@/lib/availability/types";
import { startOfDate } from "@/lib/time/zone";
import { dayMs, everyDay, hourMs, override, spans, utc, week } from "./build";

/** The openings of a schedule on some dates of its zone, the last included, as its clock shows them. */
function open(
  schedule: Schedule,
  firstDate: string,
  lastDate = firstDate,
  exclusions: string[] = [],
): string[] {
  const from = startOfDate(firstDate, schedule.timeZone);
  const until = startOfDate(lastDate, schedule.timeZone) + dayMs;
  const whole = openingsOf(schedule, exclusions, from, until);
  // What comes after the range is complete or not as it may be.
  return spans(
    whole.filter((_, i) => (whole[i - (i % 2)] ?? 0) < until),
    schedule.timeZone,
  );
}

const hours = (openings: readonly number[]) =>
  openings.flatMap((end, i) => (i % 2 === 1 ? [(end - (openings[i - 1] ?? 0)) / hourMs] : []));

describe("weekly ranges", () => {
  test("repeat on their ISO weekdays", () => {
    expect(
      open(week("Europe/Berlin", "09:00-12:00 13:00-17:00", [1, 7]), "2026-10-11", "2026-10-13"),
    ).toEqual([
      "2026-10-11T09:00/2026-10-11T12:00",
      "2026-10-11T13:00/2026-10-11T17:00",
      "2026-10-12T09:00/2026-10-12T12:00",
      "2026-10-12T13:00/2026-10-12T17:00",
    ]);
  });

  test("that touch or overlap become one opening", () => {
    const schedule = week("Europe/Berlin", "11:00-17:00 09:00-12:00 17:00-18:00", [1]);
    expect(open(schedule, "2026-10-12")).toEqual(["2026-10-12T09:00/2026-10-12T18:00"]);
  });

  test("do not move when the clock changes: they stay at the same wall-clock time", () => {
    const schedule = week("Europe/Berlin", "09:00-17:00", everyDay);
    const [before = 0, , after = 0] = openingsOf(
      schedule,
      [],
      utc("2026-10-24T00:00Z"),
      utc("2026-10-26T00:00Z"),
    );
    expect(after - before).toBe(25 * hourMs);
  });

  test("of a closed schedule give nothing", () => {
    expect(open(week("Europe/Berlin", ""), "2026-10-12", "2026-10-18")).toEqual([]);
  });
});

describe("a range whose end is not after its start runs past midnight and belongs to the day it begins on", () => {
  const nights = week("Europe/Berlin", "22:00-06:00", [5]);

  test("a night shift", () => {
    expect(open(nights, "2026-10-16")).toEqual(["2026-10-16T22:00/2026-10-17T06:00"]);
  });

  test("seen from the day after", () => {
    expect(open(nights, "2026-10-17")).toEqual(["2026-10-16T22:00/2026-10-17T06:00"]);
  });

  test("an end equal to the start is a whole day later", () => {
    expect(open(week("Europe/Berlin", "12:00-12:00", [5]), "2026-10-16")).toEqual([
      "2026-10-16T12:00/2026-10-17T12:00",
    ]);
  });

  test("is an hour longer in the night the clock goes back, and shorter when it goes forward", () => {
    const saturdays = week("Europe/Berlin", "22:00-06:00", [6]);
    expect(hours(openingsOf(saturdays, [], utc("2026-10-24T12:00Z"), utc("2026-10-25T12:00Z")))).toEqual([9]);
    expect(hours(openingsOf(saturdays, [], utc("2026-03-28T12:00Z"), utc("2026-03-29T12:00Z")))).toEqual([7]);
  });
});

describe("00:00–24:00 is the whole local day", () => {
  test.each([
    ["Europe/Berlin", "2026-03-29", 23],
    ["Europe/Berlin", "2026-10-25", 25],
    ["Europe/Berlin", "2026-10-14", 24],
    ["Australia/Lord_Howe", "2026-04-05", 24.5],
    ["Australia/Lord_Howe", "2026-10-04", 23.5],
    ["Antarctica/Troll", "2026-03-29", 22],
    ["Antarctica/Troll", "2026-10-25", 26],
    ["America/Havana", "2026-11-01", 25],
    ["America/Havana", "2026-03-08", 23],
    ["America/Vancouver", "2026-11-01", 24],
    ["America/Edmonton", "2026-11-01", 24],
    ["Africa/Casablanca", "2026-09-20", 25],
    ["America/Nuuk", "2026-10-24", 25],
  ])("in %s on %s: %d hours", (timeZone, date, length) => {
    const schedule = { ...week(timeZone, ""), overrides: [override(date, "00:00-24:00")] };
    const from = startOfDate(date, timeZone);
    expect(hours(openingsOf(schedule, [], from, from + dayMs))).toEqual([length]);
  });

  test("a day that a zone skipped is no time at all", () => {
    const schedule = { ...week("Pacific/Apia", ""), overrides: [override("2011-12-30", "00:00-24:00")] };
    expect(openingsOf(schedule, [], utc("2011-12-28T00:00Z"), utc("2012-01-02T00:00Z"))).toEqual([]);
  });

  test("hours on a skipped day vanish, and its neighbours keep theirs", () => {
    expect(open(week("Pacific/Apia", "09:00-17:00", everyDay), "2011-12-29", "2011-12-31")).toEqual([
      "2011-12-29T09:00/2011-12-29T17:00",
      "2011-12-31T09:00/2011-12-31T17:00",
    ]);
  });
});

describe("ranges at a change of the clock", () => {
  test.each([
    ["one to three covers both hours from one to two", "America/New_York", "2026-11-01", "01:00-03:00", [3]],
    ["a range inside the gap is no time", "Europe/Berlin", "2026-03-29", "02:15-02:45", []],
    ["a range that begins in the gap begins after it", "Europe/Berlin", "2026-03-29", "02:30-04:00", [1]],
    ["a range that ends in the gap ends where the gap is", "Europe/Berlin", "2026-03-29", "01:00-02:30", [1]],
    [
      "a range that ends in the overlap ends the second time",
      "Europe/Berlin",
      "2026-10-25",
      "01:00-02:30",
      [2.5],
    ],
    ["a range inside the overlap spans it", "Europe/Berlin", "2026-10-25", "02:15-02:45", [1.5]],
    ["half an hour at Lord Howe", "Australia/Lord_Howe", "2026-04-05", "01:00-02:00", [1.5]],
    ["two hours at Troll", "Antarctica/Troll", "2026-10-25", "01:00-03:00", [4]],
    ["two ranges around a gap touch", "Europe/Berlin", "2026-03-29", "01:00-02:00 03:00-04:00", [2]],
    ["no change in Vancouver any more", "America/Vancouver", "2026-11-01", "01:00-03:00", [2]],
    ["no change in Edmonton any more", "America/Edmonton", "2026-11-01", "01:00-03:00", [2]],
  ])("%s", (_, timeZone, date, ranges, lengths) => {
    const schedule = { ...week(timeZone, ""), overrides: [override(date, ranges)] };
    const from = startOfDate(date, timeZone);
    expect(hours(openingsOf(schedule, [], from, from + dayMs))).toEqual(lengths);
  });
});

describe("an override", () => {
  const base = week("Europe/Berlin", "09:00-17:00");

  test("replaces all weekly ranges of its date", () => {
    expect(
      open({ ...base, overrides: [override("2026-10-14", "10:00-11:00 20:00-21:00")] }, "2026-10-14"),
    ).toEqual(["2026-10-14T10:00/2026-10-14T11:00", "2026-10-14T20:00/2026-10-14T21:00"]);
  });

  test("without ranges closes the day", () => {
    expect(open({ ...base, overrides: [override("2026-10-14", "")] }, "2026-10-14")).toEqual([]);
  });

  test("opens a day that is otherwise closed", () => {
    expect(open({ ...base, overrides: [override("2026-10-17", "10:00-12:00")] }, "2026-10-17")).toHaveLength(
      1,
    );
  });

  test("does not cut what began the day before", () => {
    const nights = week("Europe/Berlin", "22:00-06:00", everyDay);
    expect(open({ ...nights, overrides: [override("2026-10-14", "")] }, "2026-10-14", "2026-10-15")).toEqual([
      "2026-10-13T22:00/2026-10-14T06:00",
      "2026-10-15T22:00/2026-10-16T06:00",
    ]);
  });
});

describe("a day off", () => {
  const off = {
    ...week("Europe/Berlin", "09:00-17:00"),
    daysOff: [{ startsOn: "2026-10-13", endsOn: "2026-10-14" }],
  };

  test("closes its dates, first and last included", () => {
    expect(open(off, "2026-10-12", "2026-10-15")).toEqual([
      "2026-10-12T09:00/2026-10-12T17:00",
      "2026-10-15T09:00/2026-10-15T17:00",
    ]);
  });

  test("yields to an override on the same date", () => {
    expect(
      open({ ...off, overrides: [override("2026-10-14", "10:00-11:00")] }, "2026-10-13", "2026-10-14"),
    ).toEqual(["2026-10-14T10:00/2026-10-14T11:00"]);
  });

  test("does not cut what began the day before", () => {
    const nights = { ...week("Europe/Berlin", "22:00-06:00", everyDay), daysOff: off.daysOff };
    expect(open(nights, "2026-10-13", "2026-10-14")).toEqual(["2026-10-12T22:00/2026-10-13T06:00"]);
  });
});

test("an exclusion of the link closes its date in the schedule's zone, override or not", () => {
  const schedule = {
    ...week("Pacific/Auckland", "09:00-17:00", everyDay),
    overrides: [override("2026-10-14", "08:00-20:00")],
  };
  expect(open(schedule, "2026-10-13", "2026-10-15", ["2026-10-14"])).toEqual([
    "2026-10-13T09:00/2026-10-13T17:00",
    "2026-10-15T09:00/2026-10-15T17:00",
  ]);
});

describe("an opening's true start is known whatever range is asked", () => {
  const start = (schedule: Schedule, from: string, exclusions: string[] = []) => {
    const [opened] = openingsOf(schedule, exclusions, utc(from), utc(from) + dayMs);
    return opened === undefined ? undefined : spans([opened, opened], schedule.timeZone)[0]?.slice(0, 16);
  };
  const always = week("America/New_York", "00:00-24:00", everyDay);
  const noonToNoon = week("America/New_York", "12:00-12:00", everyDay);

  test.each([
    ["a day shift", week("Europe/Berlin", "09:00-17:00"), "2026-10-14T12:00Z", "2026-10-14T09:00"],
    [
      "Monday to Friday around the clock",
      week("Europe/Berlin", "00:00-24:00"),
      "2026-10-16T21:00Z",
      "2026-10-12T00:00",
    ],
    [
      "all week but Sunday night",
      week("Europe/Berlin", "00:00-23:00", [7]),
      "2026-10-18T12:00Z",
      "2026-10-18T00:00",
    ],
    ["a schedule that never closes", always, "2026-10-14T12:00Z", "1970-01-01T00:00"],
    ["one that never closes and changes shifts at noon", noonToNoon, "2026-10-14T12:00Z", "1970-01-01T00:00"],
    [
      "one open since a day off long ago",
      { ...always, daysOff: [{ startsOn: "2019-05-01", endsOn: "2019-05-03" }] },
      "2026-10-14T12:00Z",
      "2019-05-04T00:00",
    ],
    [
      "the same with shifts from noon",
      { ...noonToNoon, daysOff: [{ startsOn: "2019-05-01", endsOn: "2019-05-03" }] },
      "2026-10-14T12:00Z",
      "2019-05-04T12:00",
    ],
    [
      "one open since a short day long ago",
      { ...always, overrides: [override("1999-12-31", "00:00-18:00")] },
      "2026-10-14T12:00Z",
      "2000-01-01T00:00",
    ],
    [
      "one whose old exception closed nothing",
      { ...always, overrides: [override("1999-12-31", "00:00-24:00")] },
      "2026-10-14T12:00Z",
      "1970-01-01T00:00",
    ],
    [
      "one that opened late on its last exception",
      { ...always, overrides: [override("2026-10-13", "10:00-24:00")] },
      "2026-10-14T12:00Z",
      "2026-10-13T10:00",
    ],
    [
      "one with days off only in the future",
      { ...always, daysOff: [{ startsOn: "2027-05-01", endsOn: "2027-05-03" }] },
      "2026-10-14T12:00Z",
      "1970-01-01T00:00",
    ],
  ])("%s", (_, schedule, from, opened) => {
    expect(start(schedule, from)).toBe(opened);
  });

  test("an exclusion long ago is a gap too", () => {
    expect(start(always, "2026-10-14T12:00Z", ["2010-02-03"])).toBe("2010-02-04T00:00");
  });

  test("a gap that the clock skips is no gap", () => {
    // Closed from two to three on Sundays only: on 29 March that hour does not exist.
    const schedule = {
      ...week("Europe/Berlin", "00:00-24:00", [1, 2, 3, 4, 5, 6]),
      weekly: [
        ...week("Europe/Berlin", "00:00-24:00", [1, 2, 3, 4, 5, 6]).weekly,
        ...week("Europe/Berlin", "00:00-02:00 03:00-24:00", [7]).weekly,
      ],
    };
    expect(start(schedule, "2026-04-02T12:00Z")).toBe("2026-03-22T03:00");
  });

  test("nothing is open before 1970", () => {
    expect(openingsOf(always, [], utc("1969-06-01T00:00Z"), utc("1969-07-01T00:00Z"))).toEqual([]);
    const shifts = openingsOf(
      week("UTC", "09:00-17:00"),
      [],
      utc("1969-12-31T00:00Z"),
      utc("1970-01-02T00:00Z"),
    );
    expect(spans(shifts)[0]).toBe("1970-01-01T09:00/1970-01-01T17:00");
    const [opened] = openingsOf(noonToNoon, [], utc("1969-12-25T00:00Z"), utc("1970-01-10T00:00Z"));
    expect(opened).toBe(startOfDate("1970-01-01", "America/New_York"));
  });

  test("midnight of 1970 in Monrovia is known to the second", () => {
    const [opened] = openingsOf(week("Africa/Monrovia", "00:00-24:00", everyDay), [], 0, dayMs);
    expect(opened).toBe((44 * 60 + 30) * 1000);
  });
});
