import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayAxis, hourMs, onAxis, placeBlocks, type Span } from "@/components/calendar/day-axis";
import { dateOfDay, dayOf, minuteMs, toLocal } from "@/lib/time/zone";

const hour = (instant: number, timeZone: string) => (toLocal(instant, timeZone) / hourMs) % 24;

describe("a day's axis", () => {
  test.each([
    ["2026-12-03", "Europe/Berlin", 24, "a usual day"],
    ["2026-03-29", "Europe/Berlin", 23, "the clock goes forward"],
    ["2026-10-25", "Europe/Berlin", 25, "the clock goes back"],
    ["2026-03-08", "America/St_Johns", 23, "forward in a zone of half hours"],
    ["2026-11-01", "America/St_Johns", 25, "back in a zone of half hours"],
    ["2026-12-03", "Asia/Kathmandu", 24, "a zone of quarter hours"],
  ])("%s in %s has %i hours: %s", (date, timeZone, length) => {
    const axis = dayAxis(date, timeZone);
    expect((axis.end - axis.start) / hourMs).toBe(length);
    expect(axis.hours).toHaveLength(length);
    expect(axis.hours[0]).toEqual({ instant: axis.start, fraction: 0 });
    for (const [i, { fraction }] of axis.hours.entries()) expect(fraction).toBeCloseTo(i / length);
  });

  test("shows the doubled hour twice and leaves the skipped one out", () => {
    const shown = (date: string) =>
      dayAxis(date, "Europe/Berlin").hours.map(({ instant }) => hour(instant, "Europe/Berlin"));
    expect(shown("2026-10-25").slice(0, 6)).toEqual([0, 1, 2, 2, 3, 4]);
    expect(shown("2026-03-29").slice(0, 4)).toEqual([0, 1, 3, 4]);
  });

  test("where the clock changes by half an hour, hours keep to what it shows", () => {
    const zone = "Australia/Lord_Howe";
    const axis = dayAxis("2026-10-04", zone);
    expect((axis.end - axis.start) / hourMs).toBe(23.5);
    expect(axis.hours.slice(0, 4).map(({ instant }) => hour(instant, zone))).toEqual([0, 1, 3, 4]);
  });

  test("begins after midnight where midnight is skipped", () => {
    const axis = dayAxis("2026-09-06", "America/Santiago");
    expect(hour(axis.start, "America/Santiago")).toBe(1);
    expect(axis.hours).toHaveLength(23);
  });

  test("can be cut to some hours, the doubled one being whole", () => {
    const axis = dayAxis("2026-10-25", "Europe/Berlin", { fromHour: 2, toHour: 4 });
    expect((axis.end - axis.start) / hourMs).toBe(3);
    expect(axis.hours.map(({ instant }) => hour(instant, "Europe/Berlin"))).toEqual([2, 2, 3]);
  });

  test("days follow each other without a gap, whatever the zone", () => {
    const zones = ["Asia/Kathmandu", "America/St_Johns", "Africa/Cairo", "Pacific/Apia", "America/Santiago"];
    for (const zone of zones)
      for (let day = dayOf("2026-01-01"); day < dayOf("2027-01-01"); day++)
        expect(dayAxis(dateOfDay(day), zone).end).toBe(dayAxis(dateOfDay(day + 1), zone).start);
  });
});

test("a span past midnight stands on both days, cut; one that ends at midnight only on the first", () => {
  const [monday, tuesday] = [dayAxis("2026-12-07", "UTC"), dayAxis("2026-12-08", "UTC")];
  const past = { start: monday.end - hourMs, end: monday.end + hourMs };
  expect(onAxis(monday, past)).toEqual({ from: 23 / 24, to: 1, isCut: true });
  expect(onAxis(tuesday, past)).toEqual({ from: 0, to: 1 / 24, isCut: true });
  const until = { start: monday.end - hourMs, end: monday.end };
  expect(onAxis(monday, until)).toEqual({ from: 23 / 24, to: 1, isCut: false });
  expect(onAxis(tuesday, until)).toBeUndefined();
});

describe("blocks that overlap", () => {
  const span = (start: number, end: number): Span => ({ start, end });

  test("stand side by side, and alone where they are alone", () => {
    const [a, b, c, d] = [span(9, 11), span(10, 12), span(11, 12), span(13, 14)] as const;
    expect(placeBlocks([d, c, b, a])).toEqual([
      { block: a, column: 0, columns: 2 },
      { block: b, column: 1, columns: 2 },
      { block: c, column: 0, columns: 2 },
      { block: d, column: 0, columns: 1 },
    ]);
  });

  test("never share a place, and every block is placed once", () => {
    const spans = fc.array(
      fc
        .tuple(fc.nat(200), fc.integer({ min: 1, max: 60 }))
        .map(([start, length]) => span(start, start + length)),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(spans, (blocks) => {
        const placed = placeBlocks(blocks);
        expect(placed.map(({ block }) => block).toSorted(byStart)).toEqual(blocks.toSorted(byStart));
        for (const [i, one] of placed.entries()) {
          expect(one.column).toBeLessThan(one.columns);
          for (const other of placed.slice(i + 1)) {
            const meet = one.block.start < other.block.end && other.block.start < one.block.end;
            if (!meet) continue;
            expect(one.column).not.toBe(other.column);
            expect(one.columns).toBe(other.columns);
          }
        }
      }),
    );
  });

  const byStart = (a: Span, b: Span) => a.start - b.start || a.end - b.end;
});

test("quarter hours are fine enough for every zone of our time", () => {
  for (const zone of Intl.supportedValuesOf("timeZone"))
    expect(toLocal(Date.UTC(2026, 6, 1), zone) % (15 * minuteMs)).toBe(0);
});
