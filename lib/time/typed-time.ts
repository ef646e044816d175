import { type Display, formatTime } from "./format";
import { firstInstant, lastInstant, parseDate, parseWallClock, toLocal } from "./zone";

/** A date and a time of day as a form sends them. */
export type TypedTime = { readonly date: string; readonly time: string };

/** What a zone's clock shows, and the instant that is meant by it. */
export type ClockTime = {
  /** Epoch ms: the first of two, and the next there is when the clock skips it. */
  readonly start: number;
  /** What was typed, as local ms. */
  readonly wallClock: number;
  /** How often the clock of that date shows it; two in the night when clocks go back, none when they go forward. */
  readonly shown: "never" | "once" | "twice";
};

export type TypedTimeError = { readonly field: keyof TypedTime; readonly message: string };

/** Reads a date and a time on a zone's clock, or says what is wrong at which field. */
export function readTypedTime(
  typed: TypedTime,
  timeZone: string,
): { readonly clockTime?: ClockTime; readonly errors: readonly TypedTimeError[] } {
  const errors = errorsOf(typed);
  const wallClock = parseWallClock(`${typed.date}T${typed.time}`);
  if (errors.length > 0 || wallClock === undefined) return { errors };
  return { clockTime: toClockTime(wallClock, timeZone), errors };
}

/** What is no date or no time. A browser empties its field of that, so the words keep it. */
function errorsOf({ date, time }: TypedTime): TypedTimeError[] {
  const isNone = (text: string) => (text ? ` “${text}” is none.` : "");
  return [
    ...(parseDate(date) === undefined
      ? [{ field: "date" as const, message: `Please choose a date.${isNone(date)}` }]
      : []),
    ...(parseWallClock(`2000-01-01T${time}`) === undefined
      ? [{ field: "time" as const, message: `Please choose a time of day.${isNone(time)}` }]
      : []),
  ];
}

/** The instant that a wall clock (local ms) means in a zone. */
export function toClockTime(wallClock: number, timeZone: string): ClockTime {
  const start = firstInstant(wallClock, timeZone);
  if (toLocal(start, timeZone) !== wallClock) return { start, wallClock, shown: "never" };
  return { start, wallClock, shown: lastInstant(wallClock, timeZone) === start ? "once" : "twice" };
}

/** Which instant is meant when clocks change; undefined for a time that the clock shows once. */
export function clockChangeText(
  { wallClock, start, shown }: ClockTime,
  display: Display,
): string | undefined {
  const typed = formatTime(wallClock, { ...display, timeZone: "UTC" });
  if (shown === "never")
    return `On this date the clock skips ${typed}; this is about ${formatTime(start, display)}.`;
  if (shown === "twice") return `On this date the clock shows ${typed} twice; this is about the first.`;
  return undefined;
}
