import { clockChangeText } from "@/lib/explanations/clock-change";
import type { Voice } from "@/lib/explanations/voice";
import { type Display, formatDate, formatTimeRange, formatZone } from "@/lib/time/format";
import { toClockTime } from "@/lib/time/typed-time";
import { toLocal } from "@/lib/time/zone";

type Times = { readonly startsAt: number; readonly endsAt: number };

/** "Thursday, December 3, 2026, 10:00 – 10:30, Central European Time (Berlin, UTC+1)". */
export function whenText({ startsAt, endsAt }: Times, display: Display): string {
  const range = formatTimeRange(startsAt, endsAt, display);
  return `${formatDate(startsAt, display)}, ${range}, ${formatZone(display.timeZone, startsAt, display.locale)}`;
}

/** Whether two clocks show a booking differently; two zones of one offset do not. */
export const looksDifferent = ({ startsAt, endsAt }: Times, one: string, other: string): boolean =>
  [startsAt, endsAt].some((instant) => toLocal(instant, one) !== toLocal(instant, other));

/** That a booking begins at the first of two times that its clock shows alike; undefined for any other. */
export function doubledText(
  { startsAt, timeZone }: { readonly startsAt: number; readonly timeZone: string },
  locale: string,
  t: Voice["t"],
): string | undefined {
  const clockTime = toClockTime(toLocal(startsAt, timeZone), timeZone);
  if (clockTime.start !== startsAt) return undefined;
  return clockChangeText(clockTime, { t, display: { locale, timeZone } });
}
