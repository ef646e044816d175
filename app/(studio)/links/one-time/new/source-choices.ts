import type { SourceChoice } from "@/components/links/one-time-source";
import { words } from "@/lib/auth/reader";
import type { SettingsChoice } from "@/lib/one-time/queries";
import { usualStepMinutes } from "@/lib/one-time/rules";
import { formatDuration } from "@/lib/time/format";
import { minuteMs } from "@/lib/time/zone";

/** Distances of starts that the calendar has rows for; they divide the hour. */
const stepsShown: readonly number[] = [15, 20, 30, 60];

/** The links whose settings can be taken, each with what they are in words. */
export async function sourceChoices(
  links: readonly SettingsChoice[],
  locale: string,
): Promise<SourceChoice[]> {
  const t = await words("oneTime");
  const inWords = (minutes: number) => formatDuration(minutes * minuteMs, locale);
  return links.map((link) => {
    const { bufferBeforeMinutes: before, bufferAfterMinutes: after, noticeMinutes: notice } = link;
    const parts = [
      link.durationsMinutes.map(inWords).join(", "),
      ...(link.location ? [t(`form.places.${link.location.kind}`)] : []),
      ...(before > 0 ? [t("form.freeBefore", { length: inWords(before) })] : []),
      ...(after > 0 ? [t("form.freeAfter", { length: inWords(after) })] : []),
      ...(notice > 0 ? [t("form.noticeOf", { length: inWords(notice) })] : []),
    ];
    const step = link.incrementMinutes ?? usualStepMinutes;
    return {
      id: link.id,
      title: link.title,
      summary: parts.join(" · "),
      durationsMinutes: link.durationsMinutes,
      stepMinutes: stepsShown.includes(step) ? step : usualStepMinutes,
    };
  });
}
