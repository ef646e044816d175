import { say } from "@/lib/i18n/say";
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

/** What is wrong at which field; the message is one of `errors` (lib/i18n/say.ts). */
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
  const errors: TypedTimeError[] = [];
  if (parseDate(date) === undefined)
    errors.push({
      field: "date",
      message: date ? say("time.noDate", { text: date }) : say("time.dateMissing"),
    });
  if (parseWallClock(`2000-01-01T${time}`) === undefined)
    errors.push({
      field: "time",
      message: time ? say("time.noTime", { text: time }) : say("time.timeMissing"),
    });
  return errors;
}

/** The instant that a wall clock (local ms) means in a zone. */
export function toClockTime(wallClock: number, timeZone: string): ClockTime {
  const start = firstInstant(wallClock, timeZone);
  if (toLocal(start, timeZone) !== wallClock) return { start, wallClock, shown: "never" };
  return { start, wallClock, shown: lastInstant(wallClock, timeZone) === start ? "once" : "twice" };
}
