import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";
import { type Display, formatTime } from "@/lib/time/format";
import { type ClockTime, readTypedTime } from "@/lib/time/typed-time";
import { toLocal } from "@/lib/time/zone";

/**
 * The time that a booking is to move to, on its own clock. Fails with `invalid` for no time,
 * for one that the clock skips, because nobody is moved to a time they did not choose, and
 * for `startsAt` (epoch ms), where the booking is.
 */
export function requireNewTime(
  { date = "", time = "" }: Readonly<Record<string, string>>,
  startsAt: number,
  display: Display,
): ClockTime {
  const { clockTime, errors } = readTypedTime({ date: date.trim(), time: time.trim() }, display.timeZone);
  if (!clockTime) return refuse(errors);
  if (clockTime.shown === "never")
    return refuse([{ field: "time", message: skippedText(clockTime, display) }]);
  // Compared on the clock: whoever changes nothing keeps the second of two times that look alike.
  if (clockTime.wallClock === toLocal(startsAt, display.timeZone))
    return refuse([{ field: "time", message: say("bookings.sameTime") }]);
  return clockTime;
}

function skippedText({ wallClock, start }: ClockTime, display: Display): string {
  const typed = formatTime(wallClock, { ...display, timeZone: "UTC" });
  return say("bookings.skippedTime", { typed, next: formatTime(start, display) });
}

function refuse(errors: readonly { readonly field: string; readonly message: string }[]): never {
  const fields = errors.map(({ field, message }) => ({ pointer: `/${field}`, detail: message }));
  throw new AppError("invalid", say("someFields"), fields);
}
