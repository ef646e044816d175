import { describe, expect, test, vi } from "vitest";
import { offeredStarts } from "@/lib/availability/offer";
import { firstInstant, lastInstant, listTimeZones, toLocal } from "@/lib/time/zone";
import { dayMs, everyDay, hourMs, member, minuteMs, offer, rule, utc, week } from "./build";
import { clockAt, minutesShowing, oracleStarts } from "./oracle";

// Much work for a test; other suites may be at work on the same machine.
vi.setConfig({ testTimeout: 60_000 });

const dayMinutes = 1440;
const from = utc("2024-01-01T00:00Z") / minuteMs;
const until = utc("2031-01-01T00:00Z") / minuteMs;

/** The minutes since 1970 at which a zone's clock changes from 2024 to 2030. */
function changesOf(timeZone: string): number[] {
  const minutes: number[] = [];
  const changesWithin = (start: number, length: number) =>
    clockAt(timeZone, start) + length !== clockAt(timeZone, start + length);
  for (let week = from; week < until; week += 7 * dayMinutes) {
    if (!changesWithin(week, 7 * dayMinutes)) continue;
    for (let day = week; day < week + 7 * dayMinutes; day += dayMinutes) {
      if (!changesWithin(day, dayMinutes)) continue;
      for (let minute = day; minute < day + dayMinutes; minute += 15) {
        if (changesWithin(minute, 15)) minutes.push(minute + 15);
      }
    }
  }
  return minutes;
}

const zones = listTimeZones();
const changes = zones.flatMap((timeZone) => changesOf(timeZone).map((minute) => ({ timeZone, minute })));
const isoOf = (minute: number) => new Date(minute * minuteMs).toISOString();
const quartersBetween = (start: number, end: number) =>
  Array.from({ length: (end - start) / 15 }, (_, i) => start + i * 15);

test("the zones of the world change their clocks some two thousand times from 2024 to 2030", () => {
  expect(zones.length).toBeGreaterThan(400);
  expect(changes.length).toBeGreaterThan(1500);
});

test("every zone shows the same clock as Intl, every quarter of an hour around each of its changes", () => {
  const wrong = changes.flatMap(({ timeZone, minute }) =>
    quartersBetween(minute - dayMinutes, minute + dayMinutes)
      .filter((quarter) => toLocal(quarter * minuteMs, timeZone) !== clockAt(timeZone, quarter) * minuteMs)
      .map((quarter) => `${timeZone} ${isoOf(quarter)}`),
  );
  expect(wrong).toEqual([]);
});

test("every zone shows the same clock as Intl in every month, whether it changes or not", () => {
  const wrong = zones.filter((timeZone) =>
    Array.from({ length: 84 }, (_, month) => from + month * 30 * dayMinutes).some(
      (minute) => toLocal(minute * minuteMs, timeZone) !== clockAt(timeZone, minute) * minuteMs,
    ),
  );
  expect(wrong).toEqual([]);
});

test("every quarter of an hour on a clock around a change starts and ends ranges where Intl says", () => {
  const wrong = changes.flatMap(({ timeZone, minute }) => {
    const shown = clockAt(timeZone, minute);
    return quartersBetween(shown - 240, shown + 240)
      .filter((local) => {
        const { all, afterGap } = minutesShowing(timeZone, local);
        const first = firstInstant(local * minuteMs, timeZone) / minuteMs;
        const last = lastInstant(local * minuteMs, timeZone) / minuteMs;
        return first !== (all[0] ?? afterGap) || last !== (all.at(-1) ?? afterGap);
      })
      .map((local) => `${timeZone} ${isoOf(local)}`);
  });
  expect(wrong).toEqual([]);
});

/** Changes that differ in nothing but the name of the zone are looked at once. */
function differentChanges() {
  const seen = new Map<string, { timeZone: string; minute: number }>();
  for (const change of changes) {
    const [before, after] = [
      clockAt(change.timeZone, change.minute - 1),
      clockAt(change.timeZone, change.minute),
    ];
    seen.set(`${change.minute} ${before} ${after}`, change);
  }
  return [...seen.values()];
}

describe("on each day on which a zone's clock changes, the oracle offers the same starts", () => {
  test.each([
    ["day shifts", "09:00-12:15 13:00-17:00"],
    ["night shifts", "22:15-06:00"],
    ["ranges that begin and end within the change", "23:15-00:30 01:30-02:15 02:30-03:30"],
    ["whole days but for a minute", "00:00-23:59"],
    ["a host who is always there", "00:00-24:00"],
  ])("%s", (_, hours) => {
    const wrong = differentChanges().flatMap(({ timeZone, minute }) => {
      const host = member("ann", week(timeZone, hours, everyDay));
      const now = minute * minuteMs - 7 * dayMs;
      const input = offer(host, rule({ durationMs: 45 * minuteMs, timeZone }), { now });
      const [start, end] = [minute * minuteMs - 18 * hourMs, minute * minuteMs + 18 * hourMs];
      const same = offeredStarts(input, start, end).join() === oracleStarts(input, start, end, 2).join();
      return same ? [] : [`${timeZone} ${isoOf(minute)}`];
    });
    expect(wrong).toEqual([]);
  });
});
