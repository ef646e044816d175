import type { Translate } from "@/lib/i18n/translator";
import { clockChangeBetween } from "@/lib/time/clock-change";
import { formatDate, formatDuration, formatTime } from "@/lib/time/format";
import { dayOf, startOfDay } from "@/lib/time/zone";

/** Says that a zone's clock is put forward or back on a date, or on the day before or after it. */
export function clockChangeText(
  date: string,
  timeZone: string,
  locale: string,
  t: Translate<"guest">,
): string | undefined {
  const day = dayOf(date);
  const change = clockChangeBetween(startOfDay(day - 1, timeZone), startOfDay(day + 2, timeZone), timeZone);
  if (!change) return undefined;
  return t(change.by > 0 ? "zone.forward" : "zone.back", {
    length: formatDuration(Math.abs(change.by), locale),
    date: formatDate(change.at - 1, { locale, timeZone }),
    // What the clock shows then is no instant's local time when it is put forward.
    time: formatTime(change.shown, { locale, timeZone: "UTC" }),
  });
}
