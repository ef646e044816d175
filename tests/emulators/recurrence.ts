import { dayMs, dayOf, isoWeekday, startOfWeek } from "@/lib/time/zone";
import { instantAt } from "./wall-clock";

/** A series by days or weeks: all that the emulators repeat. */
export type Rule = {
  readonly every: "day" | "week";
  readonly interval: number;
  /** ISO weekdays of a weekly series; empty for the one it begins on. */
  readonly weekdays: readonly number[];
  /** How often it happens, the dates left out counted. */
  readonly count: number | undefined;
  /** The last instant (epoch ms) at which it may begin. */
  readonly until: number | undefined;
};

/** A beginning, as wall clock and as instant. */
export type Beginning = { readonly local: number; readonly instant: number };

/** The beginnings of a series in wall-clock time, in order; without end, when the rule has none. */
export function* beginnings(rule: Rule, firstLocal: number, timeZone: string): Generator<Beginning> {
  let left = rule.count ?? Number.POSITIVE_INFINITY;
  for (const day of daysOf(rule, Math.floor(firstLocal / dayMs))) {
    const local = day * dayMs + (firstLocal % dayMs);
    const instant = instantAt(local, timeZone);
    if (left <= 0 || (rule.until !== undefined && instant > rule.until)) return;
    yield { local, instant };
    left -= 1;
  }
}

function* daysOf({ every, interval, weekdays }: Rule, first: number): Generator<number> {
  if (every === "day") for (let day = first; ; day += interval) yield day;
  const wanted = weekdays.length > 0 ? [...weekdays].sort((a, b) => a - b) : [isoWeekday(first)];
  for (let monday = startOfWeek(first); ; monday += 7 * interval) {
    for (const weekday of wanted) if (monday + weekday - 1 >= first) yield monday + weekday - 1;
  }
}

const weekdayNames = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/** Reads "RRULE:FREQ=WEEKLY;BYDAY=MO,WE;COUNT=10"; undefined for what the emulators do not repeat. */
export function readRule(line: string): Rule | undefined {
  const parts = new Map(
    line
      .replace(/^RRULE:/, "")
      .split(";")
      .map((part) => part.split("=", 2) as [string, string]),
  );
  const frequency = parts.get("FREQ");
  if (frequency !== "DAILY" && frequency !== "WEEKLY") return undefined;
  const known = ["FREQ", "INTERVAL", "BYDAY", "COUNT", "UNTIL", "WKST"];
  if ([...parts.keys()].some((name) => !known.includes(name))) return undefined;
  const weekdays = (parts.get("BYDAY") ?? "").split(",").filter(Boolean);
  return {
    every: frequency === "DAILY" ? "day" : "week",
    interval: Number(parts.get("INTERVAL") ?? 1),
    weekdays: weekdays.map((name) => weekdayNames.indexOf(name) + 1),
    count: parts.has("COUNT") ? Number(parts.get("COUNT")) : undefined,
    until: readUntil(parts.get("UNTIL")),
  };
}

/** "20270301" is the whole of that day, "20270301T080000Z" an instant. */
function readUntil(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const date = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`;
  if (text.length === 8) return dayOf(date) * dayMs + dayMs - 1;
  return Date.parse(`${date}T${text.slice(9, 11)}:${text.slice(11, 13)}:${text.slice(13, 15)}Z`);
}
