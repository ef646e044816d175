import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chooseTimes } from "@/lib/share/rules";
import { dayMs, minuteMs } from "@/lib/time/zone";

const timeZone = "America/St_Johns";
/** Monday 7 December 2026, 09:00 in St. John's, half an hour off the hour of UTC. */
const monday = Date.parse("2026-12-07T12:30:00Z");
const every = (minutes: number, count: number, from = monday) =>
  Array.from({ length: count }, (_, i) => from + i * minutes * minuteMs);
const clock = (starts: readonly number[]) =>
  starts.map((start) => new Intl.DateTimeFormat("en-GB", { timeZone, timeStyle: "short" }).format(start));
const wanted = { timeZone, perDay: 3, total: 9, dates: [] };

describe("times for a mail", () => {
  test("are spread over the day, full hours of the recipient first", () => {
    const [day] = chooseTimes(every(30, 16), wanted);
    expect(day?.onDate).toBe("2026-12-07");
    expect(clock(day?.starts ?? [])).toEqual(["10:00", "12:00", "15:00"]);
    const [odd] = chooseTimes(every(20, 24, monday + 10 * minuteMs), wanted);
    expect(clock(odd?.starts ?? [])).toEqual(["10:30", "12:30", "15:30"]);
  });

  test("come from the soonest days, filled one after another", () => {
    const free = [0, 1, 2, 3, 4].flatMap((day) => every(30, day === 1 ? 1 : 16, monday + day * dayMs));
    const days = chooseTimes(free, { ...wanted, total: 6 });
    expect(days.map(({ onDate, starts }) => [onDate, starts.length])).toEqual([
      ["2026-12-07", 3],
      ["2026-12-08", 1],
      ["2026-12-09", 2],
    ]);
  });

  test("of picked days are shared fairly, none of the others", () => {
    const free = [0, 1, 2, 3].flatMap((day) => every(30, 16, monday + day * dayMs));
    const days = chooseTimes(free, { ...wanted, total: 4, dates: ["2026-12-08", "2026-12-10"] });
    expect(days.map(({ onDate, starts }) => [onDate, starts.length])).toEqual([
      ["2026-12-08", 2],
      ["2026-12-10", 2],
    ]);
  });

  test("are always free, in order, different, and no more than asked for, but as many as there are", () => {
    const starts = fc
      .uniqueArray(fc.integer({ min: 0, max: 7 * 96 }), { maxLength: 60 })
      .map((quarters) =>
        quarters.toSorted((a, b) => a - b).map((quarter) => monday + quarter * 15 * minuteMs),
      );
    const count = fc.integer({ min: 1, max: 24 });
    fc.assert(
      fc.property(starts, count, count, fc.boolean(), (free, perDay, total, isPicked) => {
        const all = chooseTimes(free, { timeZone, perDay: 24, total: 24, dates: [] });
        const dates = isPicked ? all.map(({ onDate }) => onDate).slice(0, 3) : [];
        const chosen = chooseTimes(free, { timeZone, perDay, total, dates });
        const flat = chosen.flatMap((day) => day.starts);
        expect(flat).toEqual([...new Set(flat)].sort((a, b) => a - b));
        expect(flat.every((start) => free.includes(start))).toBe(true);
        for (const day of chosen) expect(day.starts.length).toBeLessThanOrEqual(perDay);
        const perDate = Map.groupBy(free, (start) => clockDate(start));
        const room = [...perDate]
          .filter(([date]) => dates.length === 0 || dates.includes(date))
          .reduce((sum, [, ofDay]) => sum + Math.min(perDay, ofDay.length), 0);
        expect(flat).toHaveLength(Math.min(total, room));
      }),
    );
  });
});

const clockDate = (start: number) =>
  new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(start);
