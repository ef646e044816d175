import { dayMs, dayOf, firstInstant, lastInstant, minuteMs, startOfDay, toLocal } from "@/lib/time/zone";

/*
 * The geometry of calendars, without a browser: where hours and meetings stand on a day that
 * may have 23, 24 or 25 hours. Instants are epoch ms.
 */

/** A full hour of the zone's clock, as a part of the real length of the day. */
export type HourMark = { readonly instant: number; readonly fraction: number };

export type DayAxis = {
  /** "YYYY-MM-DD". */
  readonly date: string;
  readonly start: number;
  /** The first instant after it: of the next day, when nothing is left out. */
  readonly end: number;
  readonly hours: readonly HourMark[];
};

export type Span = { readonly start: number; readonly end: number };

/** Which hours of the clock are shown, 0 to 24. */
export type Hours = { readonly fromHour: number; readonly toHour: number };

export const hourMs = 60 * minuteMs;

/** No clock of our time is a part of a quarter of an hour away from the others. */
const stepMs = 15 * minuteMs;
const wholeDay: Hours = { fromHour: 0, toHour: 24 };

/**
 * A day of a zone as a line of real elapsed time, with a mark wherever its clock shows a full
 * hour: on the days of a clock change 23 or 25 of them, one hour missing or standing there twice.
 * Hours at its edges can be left out.
 */
export function dayAxis(date: string, timeZone: string, { fromHour, toHour }: Hours = wholeDay): DayAxis {
  const day = dayOf(date);
  const start = firstInstant(day * dayMs + fromHour * hourMs, timeZone);
  const end =
    toHour === 24 ? startOfDay(day + 1, timeZone) : lastInstant(day * dayMs + toHour * hourMs, timeZone);
  const steps = Math.ceil((end - start) / stepMs);
  const hours = Array.from({ length: steps }, (_, i) => start + i * stepMs)
    .filter((instant) => toLocal(instant, timeZone) % hourMs === 0)
    .map((instant) => ({ instant, fraction: (instant - start) / (end - start) }));
  return { date, start, end, hours };
}

/** Where a span stands on a day: both ends as parts of it, cut at midnight; undefined on other days. */
export function onAxis(
  axis: DayAxis,
  { start, end }: Span,
): { readonly from: number; readonly to: number; readonly isCut: boolean } | undefined {
  if (end <= axis.start || start >= axis.end) return undefined;
  const part = (instant: number) =>
    (Math.min(Math.max(instant, axis.start), axis.end) - axis.start) / (axis.end - axis.start);
  return { from: part(start), to: part(end), isCut: start < axis.start || end > axis.end };
}

/** A block with its column, the first being 0, and how many columns there are where it stands. */
export type Placed<Block> = { readonly block: Block; readonly column: number; readonly columns: number };

/**
 * Puts blocks that overlap side by side: each in the first column that is free at its start.
 * Blocks that are connected by overlaps share one number of columns. In order of their starts.
 */
export function placeBlocks<Block extends Span>(blocks: readonly Block[]): Placed<Block>[] {
  const clusters: { readonly blocks: { block: Block; column: number }[]; readonly ends: number[] }[] = [];
  for (const block of blocks.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    let cluster = clusters.at(-1);
    if (!cluster || cluster.ends.every((end) => end <= block.start)) {
      cluster = { blocks: [], ends: [] };
      clusters.push(cluster);
    }
    const free = cluster.ends.findIndex((end) => end <= block.start);
    const column = free === -1 ? cluster.ends.length : free;
    cluster.ends[column] = block.end;
    cluster.blocks.push({ block, column });
  }
  return clusters.flatMap(({ blocks: ofCluster, ends }) =>
    ofCluster.map((placed) => ({ ...placed, columns: ends.length })),
  );
}
