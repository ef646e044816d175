import type { Why } from "@/lib/availability/groups";
import type { ReasonKind } from "@/lib/availability/reasons";
import {
  formatDuration,
  formatLocalDate,
  formatTime,
  formatTimeRange,
  weekdayNames,
} from "@/lib/time/format";
import { isoWeekday, localDate, localDay } from "@/lib/time/zone";
import type { OwnersExplanation, OwnersReason, Span } from "./explanation";
import { bufferWords, takenWords } from "./taken-words";
import type { Voice } from "./voice";

type Words = (reason: OwnersReason, about: OwnersExplanation, voice: Voice) => string;

/** What the owner is told: whose rule it is, and what is in the way. */
export const ownersWords: Record<ReasonKind, Words> = {
  outside_hours: ({ memberName: who, hours = [] }, { start, end }, voice) => {
    const { t, display } = voice;
    if (who === undefined) return t("hours.tooFew");
    const weekday =
      weekdayNames(display.locale, "long")[isoWeekday(localDay(start, display.timeZone)) - 1] ?? "";
    if (hours.length === 0) return t("hours.none", { who, weekday });
    const meeting = formatTimeRange(start, end, display);
    return t("hours.outside", { meeting, who, hours: hoursWords(hours, voice), weekday });
  },
  day_off: ({ memberName, dates, holiday }, _, { t, display }) => {
    const who = memberName ?? t("somebody");
    if (!dates) return t("dayOff.plain", { who });
    const [first, last] = [dates.first, dates.last].map((date) => formatLocalDate(date, display.locale));
    if (holiday)
      return t("dayOff.holiday", { who, date: first ?? "", holiday: nameIn(holiday, display.locale) });
    return first === last
      ? t("dayOff.one", { who, date: first ?? "" })
      : t("dayOff.range", { who, first: first ?? "", last: last ?? "" });
  },
  override: ({ memberName, dates, hours = [] }, _, voice) => {
    const { t } = voice;
    const [who, date] = [memberName ?? t("somebody"), dateWords(dates, voice)];
    return hours.length === 0
      ? t("override.closed", { who, date })
      : t("override.other", { who, date, hours: hoursWords(hours, voice) });
  },
  exclusion: ({ dates }, _, voice) => voice.t("exclusion", { date: dateWords(dates, voice) }),
  notice: (_, { link }, { t, display }) =>
    t("notice", { length: formatDuration(link.noticeMs, display.locale) }),
  past: (_, __, { t }) => t("past"),
  window: (_, { link, start }, { t, display }) => {
    const { firstDate, lastDate, kind } = link.window;
    if (localDate(start, link.timeZone) < firstDate)
      return t("window.from", { date: formatLocalDate(firstDate, display.locale) });
    return t(kind === "fixed" ? "window.through" : "window.rolling", {
      date: formatLocalDate(lastDate, display.locale),
    });
  },
  busy: takenWords,
  meeting: takenWords,
  buffer: bufferWords,
  hold: takenWords,
  limit_day: ({ memberName: who, limit = 0 }, _, { t }) =>
    who === undefined ? t("limit.linkDay", { limit }) : t("limit.memberDay", { who, limit }),
  limit_week: ({ memberName: who, limit = 0 }, _, { t }) =>
    who === undefined ? t("limit.linkWeek", { limit }) : t("limit.memberWeek", { who, limit }),
  limit_month: ({ memberName: who, limit = 0 }, _, { t }) =>
    who === undefined ? t("limit.linkMonth", { limit }) : t("limit.memberMonth", { who, limit }),
  not_chosen: (_, __, { t }) => t("notChosen"),
  seats: (_, { link }, { t }) => t("seats", { seats: link.seats }),
  calendar_unreachable: ({ memberName, isSwitchedOff }, _, { t }) =>
    t(isSwitchedOff ? "switchedOff" : "unreachable", { who: memberName ?? t("somebody") }),
  link_inactive: (_, { link }, { t }) => t(`closed.${link.closed ?? "off"}`),
  off_grid: (_, about, { t, display }) => {
    const apart = formatDuration(about.link.incrementMs, display.locale);
    const times = nearestThatDay(about).map((start) => formatTime(start, display));
    return times.length === 0
      ? t("offGrid.rule", { apart })
      : t("offGrid.that", { apart, times: listed(times, display.locale) });
  },
};

/** Why somebody would take a time: "Anna Berg would take it: nobody else is free." */
export const pickWords = (
  { name, why }: { readonly name: string; readonly why: Why },
  { t }: Voice,
): string => t(`picks.${why}`, { name });

/** Of the nearest starts on offer those on the date that was asked for. */
export const nearestThatDay = ({ nearest, start, link }: OwnersExplanation): number[] =>
  nearest.filter((near) => localDate(near, link.timeZone) === localDate(start, link.timeZone));

/** The date of an exception; the messages have words for "none". */
const dateWords = (dates: OwnersReason["dates"], { display }: Voice): string =>
  dates ? formatLocalDate(dates.first, display.locale) : "none";

const hoursWords = (hours: readonly Span[], voice: Voice): string =>
  listed(
    hours.map((span) => openWords(span, voice)),
    voice.display.locale,
  );

/** Hours up to midnight or past it too without a date, as a sign on a door has them. */
function openWords({ start, end }: Span, { display }: Voice): string {
  const [first, last] = [start, end].map((instant) => localDate(instant, display.timeZone));
  return first === last
    ? formatTimeRange(start, end, display)
    : `${formatTime(start, display)} – ${formatTime(end, display)}`;
}

const listed = (words: readonly string[], locale: string): string =>
  new Intl.ListFormat(locale).format(words);

/** A holiday's name in the language of a locale; "de" is the language of "de-AT". */
const nameIn = (names: NonNullable<OwnersReason["holiday"]>, locale: string): string =>
  Object.entries(names).find(([language]) => locale.split("-")[0] === language)?.[1] ?? names.en;
