/**
 * Intervals of time as one flat list: [start, end, start, end, …], epoch ms.
 *
 * Every interval is half open, `[start, end)`. A list is sorted, its intervals are
 * not empty, and those that overlap or touch have become one. Flat lists of numbers
 * keep the engine free of small objects.
 */
export type Intervals = readonly number[];

/** The number at a position known to be inside the list. */
export const at = (list: ArrayLike<number>, index: number): number => list[index] ?? Number.NaN;

/**
 * Makes a list of any intervals in any order: sorted, merged, without empty ones.
 *
 * Starts and ends are sorted each by themselves. The union breaks just where the next
 * start comes after as many ends as there were starts, whichever end belongs to which.
 */
export function mergeIntervals(loose: Intervals): number[] {
  const starts = new Float64Array(loose.length / 2);
  const ends = new Float64Array(loose.length / 2);
  let count = 0;
  for (let i = 0; i < loose.length; i += 2) {
    const start = at(loose, i);
    const end = at(loose, i + 1);
    if (start >= end) continue;
    starts[count] = start;
    ends[count] = end;
    count += 1;
  }
  starts.subarray(0, count).sort();
  ends.subarray(0, count).sort();
  const merged: number[] = [];
  for (let i = 0; i < count; i += 1) {
    const previousEnd = i === 0 ? Number.NEGATIVE_INFINITY : at(ends, i - 1);
    if (i === 0 || at(starts, i) > previousEnd) {
      if (i > 0) merged.push(previousEnd);
      merged.push(at(starts, i));
    }
  }
  if (count > 0) merged.push(at(ends, count - 1));
  return merged;
}

/** The time in either list. */
export function unionIntervals(a: Intervals, b: Intervals): Intervals {
  if (a.length === 0) return b;
  return b.length === 0 ? a : mergeIntervals([...a, ...b]);
}

/** The time in both lists. */
export function intersectIntervals(a: Intervals, b: Intervals): number[] {
  const both: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const start = Math.max(at(a, i), at(b, j));
    const end = Math.min(at(a, i + 1), at(b, j + 1));
    if (start < end) both.push(start, end);
    if (at(a, i + 1) < at(b, j + 1)) i += 2;
    else j += 2;
  }
  return both;
}

/**
 * Adds an interval to a growing list. Its start must not come before the start of the
 * last one; empty intervals are left out.
 */
export function appendInterval(list: number[], start: number, end: number): void {
  if (start >= end) return;
  const last = list.length - 1;
  if (last < 0 || start > at(list, last)) list.push(start, end);
  else if (end > at(list, last)) list[last] = end;
}

/** Position of the first interval that ends after `instant`; the list's length when none does. */
export function indexEndingAfter(list: Intervals, instant: number): number {
  let low = 0;
  let high = list.length / 2;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (at(list, 2 * middle + 1) > instant) high = middle;
    else low = middle + 1;
  }
  return 2 * low;
}

/** Whether one interval of the list holds all of `[start, end)`. */
export function holdsInterval(list: Intervals, start: number, end: number): boolean {
  const i = indexEndingAfter(list, start);
  return i < list.length && at(list, i) <= start && end <= at(list, i + 1);
}

/** Whether the list holds the instant. */
export const holdsInstant = (list: Intervals, instant: number): boolean =>
  holdsInterval(list, instant, instant + 1);
