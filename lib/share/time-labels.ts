import { type Display, formatOffset, formatTime } from "@/lib/time/format";
import { offsetAt } from "@/lib/time/zone";

/** The times of one day in words. When the clock goes back two read alike; then their offsets tell them apart. */
export function timeLabels(starts: readonly number[], display: Display): string[] {
  const labels = starts.map((start) => formatTime(start, display));
  return starts.map((start, i) => {
    const label = labels[i] ?? "";
    const isTwice = labels.indexOf(label) !== labels.lastIndexOf(label);
    return isTwice ? `${label} (${formatOffset(offsetAt(start, display.timeZone))})` : label;
  });
}
