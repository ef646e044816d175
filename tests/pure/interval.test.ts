import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  appendInterval,
  holdsInstant,
  holdsInterval,
  indexEndingAfter,
  intersectIntervals,
  mergeIntervals,
  unionIntervals,
} from "@/lib/time/interval";

describe("merging intervals", () => {
  test.each([
    ["nothing stays nothing", [], []],
    ["touching intervals become one", [0, 5, 5, 9], [0, 9]],
    ["overlapping intervals become one", [3, 9, 0, 5], [0, 9]],
    ["one inside another disappears", [0, 9, 2, 3], [0, 9]],
    ["a gap of one millisecond stays", [0, 5, 6, 9], [0, 5, 6, 9]],
    ["empty and backward intervals are left out", [5, 5, 9, 2, 0, 1], [0, 1]],
    ["order does not matter", [20, 30, 0, 10, 9, 12], [0, 12, 20, 30]],
  ])("%s", (_, loose, merged) => {
    expect(mergeIntervals(loose)).toEqual(merged);
  });
});

test("intervals that only touch share no time", () => {
  expect(intersectIntervals([0, 5], [5, 9])).toEqual([]);
});

test("the shared time of two lists has the gaps of both", () => {
  expect(intersectIntervals([0, 10, 20, 30], [5, 22, 29, 40])).toEqual([5, 10, 20, 22, 29, 30]);
});

test("an interval is held only by one that holds all of it", () => {
  const list = [0, 10, 20, 30];
  expect(holdsInterval(list, 0, 10)).toBe(true);
  expect(holdsInterval(list, 5, 11)).toBe(false);
  expect(holdsInterval(list, 9, 21)).toBe(false);
  expect(holdsInstant(list, 10)).toBe(false);
  expect(holdsInstant(list, 20)).toBe(true);
});

describe("against counting point by point", () => {
  const span = 40;
  const loose = fc
    .array(fc.integer({ min: 0, max: span }), { maxLength: 16 })
    .map((list) => list.slice(list.length % 2));
  const points = (list: readonly number[]) =>
    Array.from({ length: span }, (_, x) =>
      list.some((start, i) => i % 2 === 0 && start <= x && x < (list[i + 1] ?? 0)),
    );
  const isNormal = (list: readonly number[]) => list.every((x, i) => i === 0 || x > (list[i - 1] ?? 0));

  test("merging keeps every point and no other", () => {
    fc.assert(
      fc.property(loose, (list) => {
        expect(points(mergeIntervals(list))).toEqual(points(list));
        expect(isNormal(mergeIntervals(list))).toBe(true);
      }),
    );
  });

  test("union and intersection are or and and", () => {
    fc.assert(
      fc.property(loose, loose, (a, b) => {
        const [left, right] = [mergeIntervals(a), mergeIntervals(b)];
        expect(points(unionIntervals(left, right))).toEqual(
          points(a).map((x, i) => x || points(b)[i] === true),
        );
        const both = intersectIntervals(left, right);
        expect(points(both)).toEqual(points(a).map((x, i) => x && points(b)[i] === true));
        expect(isNormal(both)).toBe(true);
      }),
    );
  });

  test("appending in order of starts is merging", () => {
    fc.assert(
      fc.property(loose, (list) => {
        const pairs = list.flatMap((start, i) => (i % 2 === 0 ? [[start, list[i + 1] ?? 0] as const] : []));
        const grown: number[] = [];
        for (const [start, end] of pairs.toSorted((a, b) => a[0] - b[0])) appendInterval(grown, start, end);
        expect(grown).toEqual(mergeIntervals(list));
      }),
    );
  });

  test("the search by end finds what a walk finds", () => {
    fc.assert(
      fc.property(loose, fc.integer({ min: -1, max: span + 1 }), (list, x) => {
        const merged = mergeIntervals(list);
        const walked = merged.findIndex((end, i) => i % 2 === 1 && end > x);
        expect(indexEndingAfter(merged, x)).toBe(walked === -1 ? merged.length : walked - 1);
      }),
    );
  });
});
