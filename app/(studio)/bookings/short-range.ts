import type { Translate } from "@/lib/i18n/translator";
import { type Display, formatTime, formatTimeRange } from "@/lib/time/format";
import { localDay } from "@/lib/time/zone";

type Times = { readonly startsAt: number; readonly endsAt: number };

/** "10:00–10:30" under the day of the start; a meeting past midnight counts the days: "23:00 – 01:30 (+1)". */
export function shortRange({ startsAt, endsAt }: Times, display: Display, t: Translate<"bookings">): string {
  const days = localDay(endsAt, display.timeZone) - localDay(startsAt, display.timeZone);
  if (days === 0) return formatTimeRange(startsAt, endsAt, display);
  return t("overnight", { from: formatTime(startsAt, display), to: formatTime(endsAt, display), days });
}
