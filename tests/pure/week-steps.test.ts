import { expect, test } from "vitest";
import {
  meetingsBetween,
  sameClock,
  stateAt,
  stepsOf,
  stepTo,
  type WeekTimes,
  weekOf,
} from "@/components/calendar/week-steps";
import { minuteMs, wallClockText } from "@/lib/time/zone";

const berlin = "Europe/Berlin";
const stJohns = "America/St_Johns";
const half = 30 * minuteMs;
/** Thursday 3 December 2026, 09:00 in Berlin. */
const nine = Date.parse("2026-12-03T08:00:00Z");

/** Open from nine to noon, with something from ten to half past. */
const week: WeekTimes = {
  openings: [nine, nine + 6 * half],
  refused: [nine + half + 1, nine + 3 * half],
  earliest: nine - 4 * half,
  busy: [{ start: nine + 2 * half, end: nine + 3 * half, label: "Intro call with Berta" }],
};
const starts = (from: number, until: number, picked: readonly number[] = []) =>
  meetingsBetween(
    week,
    picked.map((start) => ({ start, isOutside: false })),
    { from, until },
    { lengthMs: half, stepMs: half / 2 },
  ).map(({ start }) => (start - nine) / half);

test("a week is from Monday to Sunday, whichever of its dates is asked for", () => {
  expect(weekOf("2026-12-03")).toEqual(weekOf("2026-11-30"));
  expect(weekOf("2026-12-06").at(0)).toBe("2026-11-30");
  expect(weekOf("2026-12-06").at(-1)).toBe("2026-12-06");
});

test("a day has as many quarters of an hour as really pass: 92 and 100 when clocks change", () => {
  expect(stepsOf("2026-12-03", berlin, 15)).toHaveLength(96);
  expect(stepsOf("2027-03-28", berlin, 15)).toHaveLength(92);
  expect(stepsOf("2026-10-25", berlin, 15)).toHaveLength(100);
  expect(stepsOf("2027-03-14", stJohns, 15)).toHaveLength(92);
});

test("no step shows an hour that the clock skips, and the doubled one is there twice", () => {
  const clocks = (date: string) =>
    stepsOf(date, berlin, 60).map((step) => wallClockText(step, berlin).slice(11));
  expect(clocks("2027-03-28").slice(0, 4)).toEqual(["00:00", "01:00", "03:00", "04:00"]);
  expect(clocks("2026-10-25").slice(0, 5)).toEqual(["00:00", "01:00", "02:00", "02:00", "03:00"]);
});

test("each start says what can be done with it", () => {
  const picked = [{ start: nine, isOutside: false }];
  const at = (halves: number) => stateAt(week, picked, nine + halves * half, half);
  expect(at(0)).toBe("picked");
  expect(at(0.5)).toBe("picked");
  expect(at(-0.5)).toBe("overlap");
  expect(at(1)).toBe("free");
  expect(at(2)).toBe("busy");
  expect(at(6)).toBe("outside");
  expect(at(-2)).toBe("outside");
  expect(at(-5)).toBe("past");
});

test("drawing over hours gives meetings one after the other, around what is in the way", () => {
  expect(starts(nine, nine + 2 * half)).toEqual([0, 1]);
  expect(starts(nine, nine + 5 * half)).toEqual([0, 1, 3, 4]);
  expect(starts(nine, nine + half, [nine])).toEqual([]);
  expect(starts(nine + 3 * half, nine + 3.5 * half)).toEqual([3]);
});

test("keys lead by steps, days and weeks on the clock, also over a change of it", () => {
  const key = (name: string, from: string) => {
    const to = stepTo(name, Date.parse(from), berlin, 15);
    return to === undefined ? undefined : wallClockText(to, berlin);
  };
  expect(key("ArrowDown", "2026-12-03T08:00:00Z")).toBe("2026-12-03T09:15");
  expect(key("ArrowUp", "2026-12-02T23:00:00Z")).toBe("2026-12-03T00:00");
  expect(key("ArrowRight", "2026-10-24T07:00:00Z")).toBe("2026-10-25T09:00");
  expect(key("ArrowLeft", "2027-03-28T07:00:00Z")).toBe("2027-03-27T09:00");
  expect(key("PageDown", "2027-03-21T01:30:00Z")).toBe("2027-03-28T03:00");
  expect(key("Home", "2026-12-03T08:00:00Z")).toBe("2026-12-03T00:00");
  expect(key("End", "2026-12-03T08:00:00Z")).toBe("2026-12-03T23:45");
  expect(key("a", "2026-12-03T08:00:00Z")).toBeUndefined();
});

test("going there and back over a clock change comes to the same start", () => {
  const from = Date.parse("2026-10-24T12:30:00Z");
  expect(sameClock(sameClock(from, 1, berlin, 15), -1, berlin, 15)).toBe(from);
});
