import type { PreviewView } from "@/components/links/preview-panel";
import { displayLocaleNow, words } from "@/lib/auth/reader";
import type { Context } from "@/lib/context";
import type { TypedLink } from "@/lib/link-forms/rules";
import { checkLink } from "@/lib/link-forms/schema";
import { previewSlots } from "@/lib/links/preview";
import { formatDuration, formatLocalDate, formatTime, formatZone } from "@/lib/time/format";
import { minuteMs } from "@/lib/time/zone";

const shownDays = 3;
const shownTimes = 6;

/** The next free times that typed settings would give, in words; undefined when they cannot be read. */
export async function previewView(
  ctx: Context,
  typed: TypedLink,
  linkId?: string,
): Promise<PreviewView | undefined> {
  // What is in words only decides about no times, so it may still be missing.
  const { settings } = checkLink({ ...typed, title: "…", slug: "", description: "", locationKind: "" });
  if (!settings) return undefined;
  const [preview, locale, t] = await Promise.all([
    previewSlots(ctx, settings, { linkId, dayCount: shownDays }),
    displayLocaleNow(),
    words("wizard.preview"),
  ]);
  const { timeZone, durationMinutes, days, reason } = preview;
  const display = { locale, timeZone };
  return {
    zoneText: formatZone(timeZone, days[0]?.starts[0] ?? ctx.now, locale),
    lengthText: formatDuration(durationMinutes * minuteMs, locale),
    days: days.map(({ onDate, starts }) => ({
      date: formatLocalDate(onDate, locale),
      times: starts.slice(0, shownTimes).map((start) => formatTime(start, display)),
      more: Math.max(0, starts.length - shownTimes),
    })),
    reason: reason && t(`reasons.${reason}`),
  };
}
