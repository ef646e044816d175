/*
 * A slow and obvious reading of simple series, which shares no code with the product: it walks over all days one
 * by one, and finds instants by asking Intl what a clock shows.
 */

const dayMs = 86_400_000;
export const days = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;
type Day = (typeof days)[number];

export type SimpleSeries = {
  readonly zone: string;
  /** Of its first occurrence, since 1970-01-01. */
  readonly day: number;
  readonly minutes: number;
  readonly unit: string;
  readonly interval: number;
  readonly byDay: readonly Day[] | undefined;
  readonly end: { readonly count?: number; readonly untilDay?: number };
  /** Which occurrences are left out, the first being 0. */
  readonly left: readonly number[];
};

/** The lines of an event that lasts a quarter of an hour. */
export function written(series: SimpleSeries): string[] {
  const { zone, day, minutes, unit, interval, byDay, end, left } = series;
  const starts = startsOf(series);
  const place = zone === "UTC" ? { tzid: "", z: "Z" } : { tzid: `;TZID=${zone}`, z: "" };
  const text = (wall: number) => `${new Date(wall).toISOString().replace(/[-:]|\.000Z/g, "")}${place.z}`;
  const until = end.untilDay !== undefined && instantOf(end.untilDay * dayMs + minutes * 60_000, zone);
  const rule = [
    `RRULE:FREQ=${unit}`,
    `INTERVAL=${interval}`,
    byDay && `BYDAY=${byDay.join()}`,
    end.count && `COUNT=${end.count}`,
    until !== false && `UNTIL=${new Date(until).toISOString().replace(/[-:]|\.000/g, "")}`,
  ];
  const gone = left.flatMap((i) => starts[i] ?? []);
  return [
    `DTSTART${place.tzid}:${text(day * dayMs + minutes * 60_000)}`,
    "DURATION:PT15M",
    rule.filter(Boolean).join(";"),
    ...gone.map((wall) => `EXDATE${place.tzid}:${text(wall)}`),
  ];
}

/** What the clock shows, as if it were in UTC, when the series occurs: all up to the end of 2027. */
export function startsOf({ day, minutes, unit, interval, byDay, end }: SimpleSeries): number[] {
  const starts: number[] = [];
  const weekday = (of: number) => days[(of + 3) % 7] ?? "MO";
  const monday = (of: number) => of - ((of + 3) % 7);
  for (let at = day; at <= 21_184; at += 1) {
    if (starts.length === end.count) break;
    if (at > (end.untilDay ?? at) && starts.length > 0) break;
    const isInStep =
      unit === "DAILY" ? (at - day) % interval === 0 : ((monday(at) - monday(day)) / 7) % interval === 0;
    const isOnDay = byDay?.includes(weekday(at)) ?? (unit === "DAILY" || weekday(at) === weekday(day));
    if (isInStep && isOnDay) starts.push(at * dayMs + minutes * 60_000);
  }
  return starts;
}

/** The first instant at which a zone's clock shows this; in a gap, what it would show had it not been put forward. */
export function instantOf(wall: number, zone: string): number {
  const offsets = [-2, -1, 0, 1, 2].map((days) => shownAt(wall + days * dayMs, zone) - (wall + days * dayMs));
  const hits = offsets.map((offset) => wall - offset).filter((instant) => shownAt(instant, zone) === wall);
  return hits.length > 0 ? Math.min(...hits) : wall - (offsets[1] ?? 0);
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known =
    clocks.get(timeZone) ?? new Intl.DateTimeFormat("en-US", { timeZone, hourCycle: "h23", ...shownParts });
  clocks.set(timeZone, known);
  return known;
}

const shownParts = {
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
  second: "numeric",
} as const;

function shownAt(instant: number, zone: string): number {
  const parts = clockOf(zone).formatToParts(instant);
  const part = (type: string) => Number(parts.find((found) => found.type === type)?.value);
  return Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
}
