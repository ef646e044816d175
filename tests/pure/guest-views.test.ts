import { describe, expect, test } from "vitest";
import { clockChangeText } from "@/app/(public)/book/[token]/clock-change-text";
import { hostClockText, hostTimeText } from "@/app/(public)/book/[token]/host-clock";
import { byDate, lastDateOf, monthView } from "@/app/(public)/book/[token]/month-view";
import { pageHref, readPageState } from "@/app/(public)/book/[token]/page-state";
import { timesView } from "@/app/(public)/book/[token]/times-view";
import { translator } from "@/lib/i18n/translator";
import type { Link } from "@/lib/links/queries";
import { firstWeekdayOf, weekdayHeads } from "@/lib/time/format";
import { dateOfDay, dayOf, weeksOfMonth } from "@/lib/time/zone";

const t = translator("en", "guest");
const link = { token: "intro", timeZone: "Europe/Berlin", durationsMinutes: [30, 60] } as unknown as Link;
const stateOf = (query: Record<string, string> = {}) => readPageState(link, query);
const queryOf = (href: string) => Object.fromEntries(new URLSearchParams(href.split("?")[1]));

describe("the address", () => {
  const shared = {
    date: "2026-12-03",
    time: "2026-12-03T09:00:00.000Z",
    duration: "60",
    tz: "America/St_Johns",
    clock: "12h",
    lang: "de",
  };

  test("that is sent to somebody opens the same view", () => {
    const state = stateOf(shared);
    expect(queryOf(pageHref(state, {}))).toEqual(shared);
    expect(stateOf(queryOf(pageHref(state, {})))).toEqual(state);
  });

  test("keeps everything else when one thing changes", () => {
    const state = stateOf(shared);
    expect(queryOf(pageHref(state, { clock: "24h" }))).toEqual({ ...shared, clock: "24h" });
    expect(queryOf(pageHref(state, { timeZone: "Asia/Tokyo" }))).toEqual({ ...shared, tz: "Asia/Tokyo" });
    expect(queryOf(pageHref(state, { durationMinutes: 30 }))).toEqual({ ...shared, duration: "30" });
  });

  test("says no clock and no zone that nobody chose, and no clock that is none", () => {
    expect(queryOf(pageHref(stateOf({ clock: "25h" }), {}))).toEqual({ duration: "30" });
  });

  test("of a year that nobody plans in says no month", () => {
    for (const date of ["9999-12", "9999-12-31", "0001-01"]) expect(stateOf({ date }).date).toBeUndefined();
  });

  test("a zone that is looked for is in no other address", () => {
    const state = stateOf({ zones: " Tokyo " });
    expect(state.zoneQuery).toBe("Tokyo");
    expect(pageHref(state, {})).not.toContain("Tokyo");
    expect(stateOf({ zones: "x".repeat(500) }).zoneQuery).toHaveLength(80);
  });
});

describe("weeks", () => {
  test.each([
    ["en-US", 7],
    ["en-GB", 1],
    ["de-DE", 1],
    ["de-DE-u-hc-h12", 1],
  ])("begin in %s with ISO weekday %i", (locale, weekday) => {
    expect(firstWeekdayOf(locale)).toBe(weekday);
  });

  test("of a month begin with the day that the locale's do, under its name", () => {
    const weeks = weeksOfMonth(dayOf("2026-11-10"), 7);
    expect(weeks.map((week) => dateOfDay(week[0] ?? 0))).toEqual([
      "2026-11-01",
      "2026-11-08",
      "2026-11-15",
      "2026-11-22",
      "2026-11-29",
    ]);
    expect(weekdayHeads("en-US", 7).map(({ short }) => short)).toEqual([
      ..."Sun Mon Tue Wed Thu Fri Sat".split(" "),
    ]);
  });
});

describe("the month", () => {
  const starts = [Date.parse("2026-12-03T09:00Z"), Date.parse("2026-12-03T10:00Z")];
  const view = (locale: string) =>
    monthView({
      state: stateOf(),
      month: "2026-12-01",
      days: byDate(starts, "Europe/Berlin"),
      selected: "2026-12-03",
      today: "2026-12-02",
      lastDate: "2027-12-02",
      locale,
      t,
    });

  test("has a link on days with times, and says in words how many", () => {
    const days = view("en-GB").weeks.flat();
    expect(days.filter((day) => day?.href).map((day) => day?.date)).toEqual(["2026-12-03"]);
    const labels = new Map(days.map((day) => [day?.date, day?.label]));
    expect(labels.get("2026-12-03")).toBe("Thursday, 3 December 2026, 2 times");
    expect(labels.get("2026-12-02")).toBe("Wednesday, 2 December 2026, no times, today");
  });

  test("leaves out the neighbours' days, Monday first in Britain and Sunday first in the United States", () => {
    expect(view("en-GB").weeks[0]?.map((day) => day?.date.slice(8) ?? "")).toEqual([
      ..."|01|02|03|04|05|06".split("|"),
    ]);
    expect(view("en-US").weeks[0]?.map((day) => day?.date.slice(8) ?? "")).toEqual([
      ..."||01|02|03|04|05".split("|"),
    ]);
  });

  test("leads to no month before today or after the last date", () => {
    expect(view("en-GB").previousHref).toBeUndefined();
    expect(queryOf(view("en-GB").nextHref ?? "").date).toBe("2027-01");
  });
});

describe("the last date of a link", () => {
  const now = Date.parse("2026-12-02T07:00:00Z");
  const honolulu = { timeZone: "Pacific/Honolulu", windowDays: null, windowLastDate: "2026-12-10" };

  test.each([
    ["Pacific/Honolulu", "2026-12-10"],
    ["Asia/Tokyo", "2026-12-11"],
    ["Europe/Berlin", "2026-12-11"],
  ])("of a fixed window in Honolulu is, in %s, %s", (timeZone, date) => {
    expect(lastDateOf(honolulu, now, timeZone)).toBe(date);
  });

  test("is an earlier one for guests behind the link's zone", () => {
    const tokyo = { ...honolulu, timeZone: "Asia/Tokyo" };
    expect(lastDateOf({ ...tokyo, windowLastDate: "2026-12-10" }, now, "Pacific/Honolulu")).toBe(
      "2026-12-10",
    );
  });

  test("of a window that goes along begins with the link's own today", () => {
    // In Honolulu it is still 1 December.
    expect(lastDateOf({ ...honolulu, windowDays: 2, windowLastDate: null }, now, "Asia/Tokyo")).toBe(
      "2026-12-04",
    );
    expect(lastDateOf({ ...honolulu, windowLastDate: null }, now, "Pacific/Honolulu")).toBe("2027-12-01");
  });
});

describe("times", () => {
  // On 25 October 2026 Berlin's clock goes back from 03:00 to 02:00.
  const starts = ["00:00", "00:30", "01:00", "01:30", "02:00"].map((time) =>
    Date.parse(`2026-10-25T${time}Z`),
  );
  const view = (locale: string, seatsLeft?: Map<number, number>) =>
    timesView({ state: stateOf(), date: "2026-10-25", starts, seatsLeft, locale, t });

  test("that come twice in a night are told apart by their offset", () => {
    expect(view("en-GB").labels).toEqual([
      "02:00 (UTC+2)",
      "02:30 (UTC+2)",
      "02:00 (UTC+1)",
      "02:30 (UTC+1)",
      "03:00",
    ]);
  });

  test("are written on the clock that was chosen", () => {
    expect(view("en-GB-u-hc-h12").labels.at(-1)).toBe("3:00 am");
  });

  test("of a group say how many seats are left", () => {
    const [first] = starts;
    const [morning] = view("en-GB", new Map([[first ?? 0, 1]])).parts;
    expect(morning?.times.map(({ note }) => note)).toEqual(["1 seat left", ...Array(4).fill(undefined)]);
  });
});

describe("a change of the clock", () => {
  test.each([
    ["2026-03-29", "The clock goes forward by 1 hour on Sunday, 29 March 2026 at 02:00."],
    ["2026-03-28", "The clock goes forward by 1 hour on Sunday, 29 March 2026 at 02:00."],
  ])("is told on %s", (date, text) => {
    expect(clockChangeText(date, "Europe/Berlin", "en-GB", t)).toBe(text);
  });

  test("is told when the clock goes back, with what that means for the times", () => {
    const text = clockChangeText("2026-10-25", "Europe/Berlin", "en-GB", t);
    expect(text).toContain("The clock goes back by 1 hour on Sunday, 25 October 2026 at 03:00;");
  });

  test("is told of half an hour too, and at no other time", () => {
    expect(clockChangeText("2026-04-05", "Australia/Lord_Howe", "en-GB", t)).toContain("30 minutes");
    expect(clockChangeText("2026-12-03", "Europe/Berlin", "en-GB", t)).toBeUndefined();
    expect(clockChangeText("2026-03-29", "Asia/Kathmandu", "en-GB", t)).toBeUndefined();
  });
});

describe("the host's clock", () => {
  const instant = Date.parse("2026-12-03T09:00:00Z");
  const clocks = (guestZone: string, hostZone = "Europe/Berlin", at = instant) => ({
    ...{ instant: at, guestZone, hostZone },
    locale: "en-GB",
    t,
  });

  test("is told when it is far from the guest's", () => {
    expect(hostClockText(clocks("America/St_Johns"))).toBe(
      "Your host’s clock is 4 hours 30 minutes ahead (Berlin).",
    );
    expect(hostClockText(clocks("Asia/Kathmandu"))).toBe(
      "Your host’s clock is 4 hours 45 minutes behind (Berlin).",
    );
    expect(hostTimeText(clocks("Asia/Kathmandu"))).toContain("Thursday, 3 December 2026, 10:00");
  });

  test("is not told when it is near, unless it has another date", () => {
    expect(hostClockText(clocks("Europe/London"))).toBeUndefined();
    expect(hostTimeText(clocks("Europe/London"))).toBeUndefined();
    const nearMidnight = Date.parse("2026-12-03T23:30:00Z");
    expect(hostTimeText(clocks("Europe/London", "Europe/Berlin", nearMidnight))).toContain(
      "Friday, 4 December",
    );
  });
});
