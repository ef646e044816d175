import type { DayTime } from "@/components/dashboard/day-times";
import type { OwnersExplanation } from "@/lib/explanations/explanation";
import { ownersWords } from "@/lib/explanations/owners-words";
import type { Voice } from "@/lib/explanations/voice";
import type { Translate } from "@/lib/i18n/translator";
import { formatTime, toIso } from "@/lib/time/format";
import { wallClockText } from "@/lib/time/zone";
import { remedyOf } from "./remedy";

/** The times of a day as the page lists them: each with the first reason and what would free it. */
export function dayView(
  times: readonly OwnersExplanation[],
  voice: Voice,
  t: Translate<"whyNot">,
  asked: { readonly path: string; readonly durationMinutes: number | undefined },
): DayTime[] {
  return times.map((time) => {
    const [first] = time.reasons;
    const [date = "", clock = ""] = wallClockText(time.start, voice.display.timeZone).split("T");
    const query = new URLSearchParams({
      date,
      time: clock,
      // In the night when clocks go back, the clock alone would name two times.
      at: toIso(time.start),
      ...(asked.durationMinutes !== undefined && { duration: String(asked.durationMinutes) }),
    });
    return {
      id: String(time.start),
      time: formatTime(time.start, voice.display),
      href: `${asked.path}?${query}`,
      ...(first && {
        reason: ownersWords[first.kind](first, time, voice),
        remedy: remedyOf(first, time, t),
      }),
    };
  });
}
