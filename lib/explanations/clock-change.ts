import { formatTime } from "@/lib/time/format";
import type { ClockTime } from "@/lib/time/typed-time";
import type { Voice } from "./voice";

/** Which instant is meant when clocks change; undefined for a time that the clock shows once. */
export function clockChangeText(
  { wallClock, start, shown }: ClockTime,
  { t, display }: Voice,
): string | undefined {
  const typed = formatTime(wallClock, { ...display, timeZone: "UTC" });
  if (shown === "never") return t("clockSkips", { typed, next: formatTime(start, display) });
  return shown === "twice" ? t("clockDoubles", { typed }) : undefined;
}
