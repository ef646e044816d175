import { toIso } from "@/lib/time/format";
import { dayMs, minuteMs } from "@/lib/time/zone";
import type { WorkloadJson } from "./workload";

type HostJson = WorkloadJson["hosts"][number];

const from = Date.UTC(2026, 9, 15);
const weekdays = [1, 2, 3, 4, 5];
const everyDay = [0, 1, 2, 3, 4, 5, 6];

/** The mulberry32 generator: the same numbers in [0, 1) for the same seed, everywhere. */
export function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Busy blocks in no order: 15 to 60 minutes long, from 13:00 to 21:55 UTC, over so many days. */
function busyBlocks(seed: number, blocks: number, days: number): { start: string; end: string }[] {
  const random = mulberry32(seed);
  return Array.from({ length: blocks }, () => {
    const day = Math.floor(days * random());
    const minute = 780 + 5 * Math.floor(108 * random());
    const length = 5 * (3 + Math.floor(10 * random()));
    const start = from + day * dayMs + minute * minuteMs;
    return { start: toIso(start), end: toIso(start + length * minuteMs) };
  });
}

const workload = (days: number, hosts: HostJson[], mode: WorkloadJson["mode"] = "single"): WorkloadJson => ({
  now: "2026-10-15T12:07:00Z",
  from: toIso(from),
  to: toIso(from + days * dayMs),
  durationMin: 30,
  intervalMin: 15,
  beforeBufferMin: 10,
  afterBufferMin: 10,
  minimumNoticeMin: 240,
  mode,
  hosts,
});

const officeHours = (timeZone: string): HostJson => ({
  timeZone,
  weekly: [{ days: weekdays, start: "09:00", end: "17:00" }],
});

/** A host in New York. With 31 days and 100 blocks this is the reference, which offers 418 starts. */
export const newYork = (days: number, blocks: number): WorkloadJson =>
  workload(days, [{ ...officeHours("America/New_York"), busy: busyBlocks(20261101, blocks, days) }]);

/** So many hosts, spread over zones whose office hours have some time in common. */
function team(size: number, seed: number): HostJson[] {
  const zones = [
    "America/New_York",
    "America/Halifax",
    "America/Chicago",
    "America/Toronto",
    "America/Bogota",
  ];
  return Array.from({ length: size }, (_, i) => ({
    ...officeHours(zones[i % zones.length] ?? "UTC"),
    busy: busyBlocks(seed + i, 100, 31),
  }));
}

/** Two ranges a day, and on every third of 31 days other hours than in other weeks, or none. */
function withOverrides(seed: number): HostJson {
  const random = mulberry32(seed);
  const dates = Array.from({ length: 10 }, (_, i) => toIso(from + 3 * i * dayMs).slice(0, 10));
  return {
    timeZone: "Europe/Berlin",
    weekly: [
      { days: weekdays, start: "08:30", end: "12:00" },
      { days: weekdays, start: "13:00", end: "18:00" },
    ],
    overrides: dates.map((date) => ({ date, start: "10:00", end: random() < 0.5 ? "10:00" : "15:30" })),
    busy: busyBlocks(seed, 100, 31),
  };
}

const nightShift = (seed: number): HostJson => ({
  timeZone: "Australia/Lord_Howe",
  weekly: [{ days: everyDay, start: "22:00", end: "06:00" }],
  busy: busyBlocks(seed, 100, 31),
});

const alwaysOpen = (seed: number): HostJson => ({
  timeZone: "Asia/Kathmandu",
  weekly: [{ days: everyDay, start: "00:00", end: "24:00" }],
  busy: busyBlocks(seed, 100, 31),
});

/** Other shapes than the reference, all over 31 days with 100 busy blocks for each host. */
export const shapes: readonly { readonly name: string; readonly workload: WorkloadJson }[] = [
  { name: "two ranges a day, 10 overrides", workload: workload(31, [withOverrides(1)]) },
  { name: "night shift, Lord Howe", workload: workload(31, [nightShift(2)]) },
  { name: "open 24 hours", workload: workload(31, [alwaysOpen(3)]) },
  { name: "all of 5 hosts, 5 zones", workload: workload(31, team(5, 4), "collective") },
  { name: "any of 5 hosts, 5 zones", workload: workload(31, team(5, 5), "any") },
  { name: "any of 20 hosts, 5 zones", workload: workload(31, team(20, 6), "any") },
];
