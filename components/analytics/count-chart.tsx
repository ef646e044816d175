import { type ChartCounts, type ChartGeometry, chartGeometry } from "./chart-geometry";

export type ChartPart = ChartCounts & {
  readonly key: string;
  /** Everything about the part, for whoever points at it. */
  readonly text: string;
  /** A short word for the axis. */
  readonly axisText: string;
};

export type CountChartProps = {
  /** What the chart shows, in a sentence. */
  readonly label: string;
  readonly parts: readonly ChartPart[];
  readonly legend: { readonly views: string; readonly bookings: string };
  readonly numberText: (count: number) => string;
};

const height = 180;
/** Room for half a point above, and for the words below. */
const above = 8;
const below = 28;
const mostPoints = 31;
const whole = above + height + below;

/** Views as bars and bookings as a line with points, told apart by shape before colour. Drawn without a script. */
export function CountChart({ label, parts, legend, numberText }: CountChartProps) {
  const geometry = chartGeometry(parts, height);
  return (
    <figure className="grid gap-3">
      <Legend {...legend} />
      <div className="flex gap-2">
        <svg aria-hidden="true" height={whole} className="w-9 shrink-0 fill-muted text-xs tabular-nums">
          {geometry.ticks.map(({ value, y }) => (
            <text key={value} x="100%" y={above + y} dy="0.32em" textAnchor="end">
              {numberText(value)}
            </text>
          ))}
        </svg>
        <svg role="img" aria-label={label} width="100%" height={whole} className="min-w-0 flex-1 text-xs">
          <g transform={`translate(0 ${above})`}>
            <Grid {...geometry} />
            <Bars {...geometry} />
            <Line {...geometry} />
            <Pointed {...geometry} parts={parts} />
          </g>
          <AxisWords {...geometry} parts={parts} />
        </svg>
      </div>
    </figure>
  );
}

const barLook = "fill-accent-soft stroke-accent";
const pointLook = "fill-surface stroke-ink stroke-2";

function Legend({ views, bookings }: CountChartProps["legend"]) {
  return (
    <figcaption className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
      <span className="inline-flex items-center gap-2">
        <svg aria-hidden="true" width="12" height="14">
          <rect x="1" y="1" width="10" height="12" className={barLook} />
        </svg>
        {views}
      </span>
      <span className="inline-flex items-center gap-2">
        <svg aria-hidden="true" width="26" height="14">
          <line x1="0" x2="26" y1="7" y2="7" className="stroke-ink stroke-2" />
          <circle cx="13" cy="7" r="3" className={pointLook} />
        </svg>
        {bookings}
      </span>
    </figcaption>
  );
}

const Grid = ({ ticks }: ChartGeometry) =>
  ticks.map(({ value, y }) => (
    <line key={value} x2="100%" y1={y} y2={y} className={value === 0 ? "stroke-edge" : "stroke-line"} />
  ));

const Bars = ({ bars }: ChartGeometry) =>
  bars.map(({ x, width, y, height }) =>
    height === 0 ? null : (
      <rect key={x} x={`${x}%`} width={`${width}%`} y={y} height={height} className={barLook} />
    ),
  );

/** A pale edge lifts the line off the bars. Points only where a phone has room for them. */
function Line({ path, points }: ChartGeometry) {
  return (
    <>
      <svg
        aria-hidden="true"
        viewBox={`0 0 100 ${height}`}
        preserveAspectRatio="none"
        height={height}
        className="overflow-visible fill-none"
      >
        <path d={path} vectorEffect="non-scaling-stroke" className="stroke-surface stroke-5" />
        <path d={path} vectorEffect="non-scaling-stroke" className="stroke-ink stroke-2" />
      </svg>
      {points.length <= mostPoints &&
        points.map(({ x, y }) => <circle key={x} cx={`${x}%`} cy={y} r="3" className={pointLook} />)}
    </>
  );
}

/** Says of each part what it stands for, wherever one points in its column. */
const Pointed = ({ bars, parts }: ChartGeometry & Pick<CountChartProps, "parts">) =>
  bars.map(({ x, width }, i) => (
    <rect key={x} x={`${x}%`} width={`${width}%`} height={height} className="fill-transparent">
      <title>{parts[i]?.text}</title>
    </rect>
  ));

const AxisWords = ({ labelled, points, parts }: ChartGeometry & Pick<CountChartProps, "parts">) =>
  labelled.map((i) => {
    const x = points[i]?.x ?? 0;
    return (
      <text key={i} x={`${x}%`} y={whole - 6} textAnchor={anchorAt(x)} className="fill-muted">
        {parts[i]?.axisText}
      </text>
    );
  });

/** Words at the sides stay inside. */
const anchorAt = (x: number) => (x < 8 ? "start" : x > 92 ? "end" : "middle");
