import { minuteMs, offsetAt } from "./zone";

/** A zone's clock is put forward or back. */
export type ClockChange = {
  /** The first instant of the new offset, epoch ms, to the minute. */
  readonly at: number;
  /** By how much, in ms: above 0 for forward. */
  readonly by: number;
  /** What the clock showed when it was put, as local ms: 02:00 in spring in Berlin. */
  readonly shown: number;
};

/** The change of a zone's clock between two instants; undefined when it runs through. */
export function clockChangeBetween(from: number, until: number, timeZone: string): ClockChange | undefined {
  const old = offsetAt(from, timeZone);
  const by = offsetAt(until, timeZone) - old;
  if (by === 0) return undefined;
  let before = Math.floor(from / minuteMs);
  let after = Math.ceil(until / minuteMs);
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(middle * minuteMs, timeZone) === old) before = middle;
    else after = middle;
  }
  return { at: after * minuteMs, by, shown: after * minuteMs + old };
}
