import { scaleBand, scaleLinear } from "d3-scale";
import { line } from "d3-shape";

/** What one bar and one point of the line stand for. */
export type ChartCounts = { readonly views: number; readonly bookings: number };

/**
 * Where everything of a chart stands: across in percent of its width, so that it fits any screen
 * without a script, and down in pixels.
 */
export type ChartGeometry = {
  readonly bars: readonly {
    readonly x: number;
    readonly width: number;
    readonly y: number;
    readonly height: number;
  }[];
  readonly points: readonly { readonly x: number; readonly y: number }[];
  /** The line through the points, as an SVG path in 100 by `height` units. */
  readonly path: string;
  /** Whole numbers on the scale, from 0, and how far down each stands. */
  readonly ticks: readonly { readonly value: number; readonly y: number }[];
  /** Which parts have a word under them. */
  readonly labelled: readonly number[];
};

const mostTicks = 4;
/** As many as a phone has room for beside each other. */
const mostLabels = 3;

/** Lays out views as bars and bookings as a line, both on one scale. */
export function chartGeometry(counts: readonly ChartCounts[], height: number): ChartGeometry {
  const most = Math.max(1, ...counts.flatMap(({ views, bookings }) => [views, bookings]));
  const down = scaleLinear().domain([0, most]).nice(mostTicks).range([height, 0]);
  const across = scaleBand<number>()
    .domain(counts.keys())
    .range([0, 100])
    .paddingInner(0.25)
    .paddingOuter(0.1);
  const left = (i: number) => across(i) ?? 0;
  const points = counts.map(({ bookings }, i) => ({
    x: left(i) + across.bandwidth() / 2,
    y: down(bookings),
  }));
  const step = Math.ceil(counts.length / mostLabels);
  return {
    bars: counts.map(({ views }, i) => ({
      x: left(i),
      width: across.bandwidth(),
      y: down(views),
      height: height - down(views),
    })),
    points,
    path:
      line<{ x: number; y: number }>(
        (point) => point.x,
        (point) => point.y,
      )(points) ?? "",
    ticks: down
      .ticks(mostTicks)
      .filter(Number.isInteger)
      .map((value) => ({ value, y: down(value) })),
    labelled: counts.flatMap((_, i) => (i % step === 0 ? [i] : [])),
  };
}
