import { clockText, dayMs, dayOf, minuteMs, offsetAt, parseClock, parseDate, wallClockText } from "./zone";

/** For whom a time is written: BCP 47 locale, IANA zone, and the clock when they chose one. */
export type Display = {
  readonly locale: string;
  readonly timeZone: string;
  readonly clock?: "12h" | "24h" | undefined;
};

const mostFormats = 400;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Formats are dear to make (50 µs and some kB), so a bounded number is kept. */
function formatFor(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  if (formats.size >= mostFormats) formats.clear();
  const made = new Intl.DateTimeFormat(locale, options);
  formats.set(key, made);
  return made;
}

const shortDate = { weekday: "short", day: "numeric", month: "short", year: "numeric" } as const;
const longDate = { weekday: "long", day: "numeric", month: "long", year: "numeric" } as const;

/** "Thursday, October 15, 2026" for an instant (epoch ms). */
export const formatDate = (instant: number, { locale, timeZone }: Display): string =>
  plain(formatFor(locale, { ...longDate, timeZone }).format(instant));

/** "Thu 15 Oct 2026" for an instant (epoch ms): for lists and subjects, where it stands beside other words. */
export const formatShortDate = (instant: number, { locale, timeZone }: Display): string =>
  plain(formatFor(locale, { ...shortDate, timeZone }).format(instant)).replaceAll(",", "");

/** "9:00 AM" or "09:00" for an instant (epoch ms). */
export const formatTime = (instant: number, display: Display): string =>
  plain(clock(display).format(instant));

/** "9:00 – 9:30 AM" for two instants (epoch ms); with their dates when these differ. */
export const formatTimeRange = (start: number, end: number, display: Display): string =>
  plain(clock(display).formatRange(start, end));

/** Hours have two digits on a clock of 24, as a range of times always has them, and one or two on a clock of 12. */
function clock({ locale, timeZone, clock }: Display): Intl.DateTimeFormat {
  const cycle = clock && ({ hourCycle: clock === "12h" ? "h12" : "h23" } as const);
  const hour = (clock ?? clockOf(locale)) === "24h" ? "2-digit" : "numeric";
  return formatFor(locale, { hour, minute: "2-digit", timeZone, ...cycle });
}

/** The clock that a locale is written on; a chosen one is part of it (`-u-hc-`, UTS 35). */
export const clockOf = (locale: string): "12h" | "24h" =>
  formatFor(locale, { hour: "numeric" }).resolvedOptions().hourCycle?.startsWith("h2") ? "24h" : "12h";

/** Narrow and thin spaces as plain ones: mails, terminals and people's searches expect those. */
const plain = (text: string): string => text.replace(/[\u202f\u2009\u00a0]/g, " ");

/** "Thursday, October 15, 2026" for a local date "YYYY-MM-DD". */
export const formatLocalDate = (onDate: string, locale: string): string =>
  plain(formatFor(locale, { ...longDate, timeZone: "UTC" }).format(dayOf(onDate) * dayMs));

/** "October 2026" for any local date of the month. */
export const formatMonth = (onDate: string, locale: string): string =>
  plain(formatFor(locale, { month: "long", year: "numeric", timeZone: "UTC" }).format(dayOf(onDate) * dayMs));

/** "15 Oct" for a local date "YYYY-MM-DD": for axes, where the year is known. */
export const formatDayOfMonth = (onDate: string, locale: string): string =>
  plain(formatFor(locale, { day: "numeric", month: "short", timeZone: "UTC" }).format(dayOf(onDate) * dayMs));

/** "Oct 2026" for any local date of the month. */
export const formatShortMonth = (onDate: string, locale: string): string =>
  plain(
    formatFor(locale, { month: "short", year: "numeric", timeZone: "UTC" }).format(dayOf(onDate) * dayMs),
  );

/** The seven weekdays, Monday first: "Mon" … "Sun", or in full. */
export function weekdayNames(locale: string, width: "short" | "long" = "short"): string[] {
  const format = formatFor(locale, { weekday: width, timeZone: "UTC" });
  const aMonday = dayOf("2024-01-01");
  return Array.from({ length: 7 }, (_, i) => format.format((aMonday + i) * dayMs));
}

/** The head of a calendar's column: "Mon", and in full for who hears it. */
export type WeekdayHead = { readonly short: string; readonly full: string };

/** The heads of the seven columns of a calendar, Monday first or from another ISO weekday on. */
export function weekdayHeads(locale: string, firstWeekday = 1): WeekdayHead[] {
  const full = weekdayNames(locale, "long");
  const heads = weekdayNames(locale).map((short, i) => ({ short, full: full[i] ?? short }));
  return [...heads.slice(firstWeekday - 1), ...heads.slice(0, firstWeekday - 1)];
}

/** The ISO weekday that a locale's weeks begin with: Monday (1) in Germany, Sunday (7) in the United States. */
export function firstWeekdayOf(locale: string): number {
  // The method is newer than what TypeScript knows of Intl, and than some runtimes.
  const known: Intl.Locale & { getWeekInfo?(): { readonly firstDay: number } } = new Intl.Locale(locale);
  return known.getWeekInfo?.().firstDay ?? 1;
}

/** "Central European Time (Berlin, UTC+1)": a zone in words, with its offset at an instant. */
export function formatZone(timeZone: string, instant: number, locale: string): string {
  const name = genericZoneName(timeZone, locale, "longGeneric", instant);
  const offset = formatOffset(offsetAt(instant, timeZone));
  const city = cityOf(timeZone);
  if (/^(GMT|UTC)/.test(name)) return city === offset ? offset : `${city} (${offset})`;
  return `${plain(name)} (${city}, ${offset})`;
}

/** "Central European Time" or "CET": what a zone's clock is called the whole year round; "GMT+3" where it has no name. */
export function genericZoneName(
  timeZone: string,
  locale: string,
  width: "longGeneric" | "shortGeneric",
  instant = 0,
): string {
  const parts = formatFor(locale, { timeZone, timeZoneName: width }).formatToParts(instant);
  return parts.find((part) => part.type === "timeZoneName")?.value ?? "";
}

/** "UTC+5:30" for an offset in ms ahead of UTC; "UTC" for none. */
export function formatOffset(offsetMs: number): string {
  if (offsetMs === 0) return "UTC";
  const minutes = Math.round(Math.abs(offsetMs) / minuteMs);
  const rest = minutes % 60 === 0 ? "" : `:${String(minutes % 60).padStart(2, "0")}`;
  return `UTC${offsetMs < 0 ? "-" : "+"}${Math.floor(minutes / 60)}${rest}`;
}

/** Cities that runtimes still list by a name their people no longer use. */
const renamed: Readonly<Record<string, string>> = {
  Calcutta: "Kolkata",
  Kiev: "Kyiv",
  Katmandu: "Kathmandu",
  Rangoon: "Yangon",
  Saigon: "Ho Chi Minh City",
  Asmera: "Asmara",
  Godthab: "Nuuk",
  Faeroe: "Faroe",
  Truk: "Chuuk",
  Ponape: "Pohnpei",
};

/** The place a zone is named after: "New York" for "America/New_York". */
export function cityOf(timeZone: string): string {
  const last = timeZone.slice(timeZone.lastIndexOf("/") + 1);
  return renamed[last] ?? last.replaceAll("_", " ");
}

/** "1 hour 30 minutes" for a length in ms, to the minute. */
export function formatDuration(lengthMs: number, locale: string): string {
  const total = Math.round(lengthMs / minuteMs);
  const hours = Math.floor(total / 60);
  const minutes = total % 60;
  const words = (value: number, unit: "hour" | "minute") =>
    new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(value);
  if (hours === 0) return plain(words(minutes, "minute"));
  return plain(minutes === 0 ? words(hours, "hour") : `${words(hours, "hour")} ${words(minutes, "minute")}`);
}

/** "in 24 hours" or "in 2 Tagen" for a length in ms from now: days from two on, and before that hours and minutes. */
export function formatTimeUntil(lengthMs: number, locale: string): string {
  const relative = new Intl.RelativeTimeFormat(locale);
  if (lengthMs >= 2 * dayMs) return plain(relative.format(Math.round(lengthMs / dayMs), "day"));
  const minutes = Math.max(1, Math.round(lengthMs / minuteMs));
  if (minutes < 60) return plain(relative.format(minutes, "minute"));
  // No language has a word for hours and minutes ahead, so the minutes follow the hours.
  const rest = minutes % 60 === 0 ? "" : ` ${formatDuration((minutes % 60) * minuteMs, locale)}`;
  return plain(relative.format(Math.floor(minutes / 60), "hour")) + rest;
}

/** An instant (epoch ms) as RFC 3339 in UTC, with milliseconds: "2026-10-15T12:07:00.000Z". */
export const toIso = (instant: number): string => new Date(instant).toISOString();

/** An instant as RFC 3339 on a zone's clock, to the minute: "2026-10-15T14:07:00+02:00". */
export function toIsoIn(timeZone: string, instant: number): string {
  const offset = offsetAt(instant, timeZone);
  const minutes = Math.round(Math.abs(offset) / minuteMs);
  const ahead = `${offset < 0 ? "-" : "+"}${clockText(minutes)}`;
  return `${wallClockText(instant, timeZone)}:00${ahead}`;
}

const rfc3339 = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d):([0-5]\d)(?:\.(\d+))?(?:Z|([+-])(\d\d:[0-5]\d))$/;

/**
 * Reads an RFC 3339 instant as epoch ms; undefined for anything else. The offset is
 * required, upper case `T` and `Z` too. What is finer than a millisecond is dropped.
 */
export function parseInstant(text: string): number | undefined {
  const [whole, date = "", time = "", seconds, fraction = "", sign, offset = "00:00"] =
    rfc3339.exec(text) ?? [];
  if (whole === undefined || parseDate(date) === undefined) return undefined;
  const minute = parseClock(time);
  const aheadMinutes = parseClock(offset);
  if (minute === undefined || minute === 1440 || aheadMinutes === undefined || aheadMinutes === 1440)
    return undefined;
  const ms = Number(fraction.slice(0, 3).padEnd(3, "0"));
  const ahead = sign === "-" ? -aheadMinutes : aheadMinutes;
  return dayOf(date) * dayMs + (minute - ahead) * minuteMs + Number(seconds) * 1000 + ms;
}
