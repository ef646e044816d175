import { firstInstant, offsetAt, toLocal } from "@/lib/time/zone";

/** A clock that events are written by: the runtime's own zones, or one that a file describes itself. */
export type Zone = {
  toInstant(wall: number): number;
  toWall(instant: number): number;
};

/**
 * A zone of the runtime, read as calendars read it (Temporal calls it "compatible"): a time that the clock
 * shows twice is the first of both. A time that it skips is counted with the offset before the gap, so that
 * 02:30 becomes 03:30 and keeps its distance to 01:30: somebody else's meeting stays as long as it was. (Our own
 * ranges begin at once after the gap: see lib/time/zone.ts.)
 */
export function zoneOfRuntime(name: string): Zone {
  return {
    toInstant(wall) {
      const instant = firstInstant(wall, name);
      return toLocal(instant, name) === wall ? instant : wall - offsetAt(instant - 1, name);
    },
    toWall: (instant) => toLocal(instant, name),
  };
}

/** The zone that days are counted by: a day begins with its first instant, also when its midnight is skipped. */
export const zoneOfDays = (name: string): Zone => ({
  toInstant: (wall) => firstInstant(wall, name),
  toWall: (instant) => toLocal(instant, name),
});

export const utc: Zone = { toInstant: (wall) => wall, toWall: (instant) => instant };
