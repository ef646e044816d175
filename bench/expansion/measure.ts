import { performance } from "node:perf_hooks";
import { readCalendar } from "@/lib/calendars/expansion/read-calendar";
import { calendarOf } from "./calendar";

export type Measured = {
  readonly name: string;
  readonly bytes: number;
  readonly events: number;
  readonly occurrences: number;
  /** Sorted. */
  readonly ms: readonly number[];
  /** How long the main thread was at work for one file. */
  readonly mainMs: number;
};

export type Results = {
  /** The first file of the process: the thread's program is made and the thread started. */
  readonly firstMs: number;
  readonly rows: readonly Measured[];
};

/** From the first of 2027 on. */
const window = { from: Date.UTC(2027, 0, 1), until: Date.UTC(2028, 0, 1) };

export async function measureAll(): Promise<Results> {
  const firstMs = await timeOf(calendarOf(1));
  const words = "Agenda, minutes and whatever else a program writes below a meeting. ".repeat(290);
  return {
    firstMs,
    rows: [
      await measure("series: 200", calendarOf(200), 15),
      await measure("series: 1,000", calendarOf(1000), 5),
      await measure("series: 500, with long descriptions", calendarOf(500, words), 5),
    ],
  };
}

async function measure(name: string, ics: string, runs: number): Promise<Measured> {
  const ms: number[] = [];
  const { events, skipped } = await readCalendar(ics, window, "Europe/Berlin");
  if (skipped.length > 0) throw new Error(`The benchmark's own calendar was not read: ${skipped[0]}`);
  const before = performance.eventLoopUtilization();
  for (let run = 0; run < runs; run += 1) ms.push(await timeOf(ics));
  const { active } = performance.eventLoopUtilization(before);
  return {
    name,
    bytes: ics.length,
    events: events.length,
    occurrences: events.reduce((sum, { blocks }) => sum + blocks.length, 0),
    ms: ms.sort((a, b) => a - b),
    mainMs: active / runs,
  };
}

async function timeOf(ics: string): Promise<number> {
  const began = performance.now();
  await readCalendar(ics, window, "Europe/Berlin");
  return performance.now() - began;
}
