import type { Translate } from "@/lib/i18n/translator";
import { dayMs, minuteMs } from "@/lib/time/zone";

/** "5 minutes ago" for a length of time in ms. */
export function agoText(t: Translate<"wizard">, passedMs: number): string {
  const minutes = Math.floor(passedMs / minuteMs);
  if (minutes < 1) return t("ago.now");
  if (minutes < 60) return t("ago.minutes", { count: minutes });
  if (minutes < dayMs / minuteMs) return t("ago.hours", { count: Math.floor(minutes / 60) });
  return t("ago.days", { count: Math.floor(passedMs / dayMs) });
}
