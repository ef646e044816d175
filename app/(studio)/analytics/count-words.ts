import { type Bucket, type BucketUnit, type Counts, conversionOf } from "@/lib/analytics/rules";
import type { Translate } from "@/lib/i18n/translator";
import { formatDayOfMonth, formatMonth, formatShortDate, formatShortMonth } from "@/lib/time/format";
import { dayMs, dayOf } from "@/lib/time/zone";

/** The words of the counts, and the locale that their dates are written in. */
export type CountWords = { readonly t: Translate<"analytics">; readonly locale: string };

/** A count, with the separators of the reader's language. */
export const number = ({ t }: CountWords, count: number): string => t("number", { count });

/** "12.5%", or a dash when nobody looked. */
export function conversion({ t }: CountWords, counts: Counts): string {
  const share = conversionOf(counts);
  return share === undefined ? t("unknown") : t("percent", { share });
}

/** The cells that every row of counts ends with. */
export const countCells = (words: CountWords, counts: Counts): string[] => [
  number(words, counts.views),
  number(words, counts.bookings),
  conversion(words, counts),
];

/** The heads of their columns. */
export const countColumns = ({ t }: CountWords): string[] => [
  t("totals.views"),
  t("totals.bookings"),
  t("totals.conversionColumn"),
];

/** "Thu 15 Oct 2026" for a local date. */
export const shortDate = ({ locale }: CountWords, onDate: string): string =>
  formatShortDate(dayOf(onDate) * dayMs, { locale, timeZone: "UTC" });

/** When a part of a range is: its day, its first and last, or its month. */
export function bucketText(words: CountWords, unit: BucketUnit, { first, last }: Bucket): string {
  if (unit === "month") return formatMonth(first, words.locale);
  if (first === last) return shortDate(words, first);
  return words.t("days.week", { first: shortDate(words, first), last: shortDate(words, last) });
}

/** The same under a chart, where there is little room. */
export const axisText = ({ locale }: CountWords, unit: BucketUnit, { first }: Bucket): string =>
  unit === "month" ? formatShortMonth(first, locale) : formatDayOfMonth(first, locale);
