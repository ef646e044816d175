import type { RangePickerProps } from "@/components/analytics/range-picker";
import { type AskedRange, rangeQuery } from "@/lib/analytics/read-range";
import { presetDays } from "@/lib/analytics/rules";
import { displayLocaleNow, words } from "@/lib/auth/reader";
import { said } from "@/lib/i18n/say";
import { formatZone } from "@/lib/time/format";
import { startOfDate } from "@/lib/time/zone";

/** The choice of days in words. `action` is the page's own address. */
export async function rangeView(action: string, asked: AskedRange): Promise<RangePickerProps> {
  const [t, ui, errors, locale] = await Promise.all([
    words("analytics"),
    words("ui"),
    words("errors"),
    displayLocaleNow(),
  ]);
  const { timeZone, until } = asked.range;
  return {
    action,
    presets: presetDays.map((days) => ({
      days,
      label: days === 365 ? t("range.lastYear") : t("range.lastDays", { days }),
      current: days === asked.preset,
    })),
    typed: asked.typed,
    errors: asked.errors.map(({ field, message }) => ({ field, message: said(errors, message) })),
    words: {
      needsMending: ui("needsMending"),
      presets: t("range.presets"),
      from: t("range.from"),
      until: t("range.until"),
      show: t("range.show"),
      zone: t("range.zone", { zone: formatZone(timeZone, startOfDate(until, timeZone), locale) }),
      download: t("download"),
    },
    csvHref: asked.errors.length > 0 ? undefined : `${action}/csv?${rangeQuery(asked.range)}`,
  };
}
