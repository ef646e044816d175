import type { Why } from "@/lib/availability/groups";
import type { ReasonKind } from "@/lib/availability/reasons";
import {
  type Display,
  formatDuration,
  formatLocalDate,
  formatTime,
  formatTimeRange,
  weekdayNames,
} from "@/lib/time/format";
import { isoWeekday, localDate, localDay } from "@/lib/time/zone";
import type { Closed, OwnersExplanation, OwnersReason, Span } from "./explanation";
import { bufferWords, holdWords, takenWords } from "./taken-words";

type Words = (reason: OwnersReason, about: OwnersExplanation, display: Display) => string;

/** What the owner is told: whose rule it is, and what is in the way. */
export const ownersWords: Record<ReasonKind, Words> = {
  outside_hours: ({ memberName, hours = [] }, about, display) => {
    if (memberName === undefined) return "More people are needed for this link than it has.";
    const weekday = weekdayOf(about.start, display);
    if (hours.length === 0) return `${memberName} has no hours on ${weekday}s.`;
    const meeting = formatTimeRange(about.start, about.end, display);
    return `${meeting} is outside the hours of ${memberName}, which are ${hoursWords(hours, display)} on ${weekday}s.`;
  },
  day_off: ({ memberName, dates }, _, { locale }) => {
    if (!dates) return `${memberName} has the day off.`;
    if (dates.first === dates.last) return `${memberName} is off on ${formatLocalDate(dates.first, locale)}.`;
    return `${memberName} is off from ${formatLocalDate(dates.first, locale)} through ${formatLocalDate(dates.last, locale)}.`;
  },
  override: ({ memberName, dates, hours = [] }, _, display) => {
    const date = dates ? formatLocalDate(dates.first, display.locale) : "that date";
    return hours.length === 0
      ? `An exception in the schedule of ${memberName} closes ${date}.`
      : `${memberName} has other hours on ${date}: ${hoursWords(hours, display)}.`;
  },
  exclusion: ({ dates }, _, { locale }) =>
    `This link leaves out ${dates ? formatLocalDate(dates.first, locale) : "that date"}.`,
  notice: (_, { link }, { locale }) =>
    `Bookings need at least ${possessive(formatDuration(link.noticeMs, locale))} notice.`,
  past: () => "This time has passed.",
  window: (_, { link, start }, { locale }) => {
    const { firstDate, lastDate, kind } = link.window;
    if (localDate(start, link.timeZone) < firstDate)
      return `This link takes bookings from ${formatLocalDate(firstDate, locale)}.`;
    const last = formatLocalDate(lastDate, locale);
    return kind === "fixed"
      ? `This link takes bookings through ${last}.`
      : `It is too far ahead: today the last date that this link offers is ${last}.`;
  },
  busy: (...args) => `${takenWords(...args)}.`,
  meeting: (...args) => `${takenWords(...args)}.`,
  buffer: (reason, about, display) =>
    `${takenWords(reason, about, display)}${bufferWords(reason, display)}.${holdWords(reason, about, display)}`,
  hold: (...args) => `${takenWords(...args)}.${holdWords(...args)}`,
  limit_day: (reason) => limitWords(reason, "day"),
  limit_week: (reason) => limitWords(reason, "week"),
  limit_month: (reason) => limitWords(reason, "month"),
  not_chosen: () => "This link offers only the times that were picked for it, and this is none of them.",
  seats: (_, { link }) =>
    link.seats === 1
      ? "The seat of this session is taken."
      : `All ${link.seats} seats of this session are taken.`,
  calendar_unreachable: ({ memberName, isSwitchedOff }) =>
    isSwitchedOff
      ? `${memberName} is switched off and takes no bookings.`
      : `The calendar of ${memberName} cannot be asked at the moment, so nothing is promised.`,
  link_inactive: (_, { link }) => closedWords[link.closed ?? "off"],
  off_grid: (_, about, display) => {
    const apart = formatDuration(about.link.incrementMs, display.locale);
    const near = nearestThatDay(about).map((start) => formatTime(start, display));
    const rule = `No meeting begins then: times are ${apart} apart, counted from the start of the hours.`;
    return near.length === 0 ? rule : `${rule} On offer that day: ${listed(near, display)}.`;
  },
};

const closedWords: Record<Closed, string> = {
  used: "This link was for one booking, and it has been used.",
  expired: "This link has expired.",
  archived: "This link is archived and takes no bookings.",
  revoked: "This link has been revoked.",
  off: "This link is switched off and takes no bookings.",
};

/** Why somebody would take a time, after "Anna Berg would take it: ". */
export const pickWords: Record<Why, string> = {
  needed: "needed at every meeting.",
  session: "the session is theirs already and has a seat left.",
  stays: "has the booking already.",
  only_free: "nobody else is free.",
  priority: "the highest priority of those who are free.",
  fewest_bookings: "the fewest bookings of this link in the last 30 days, by weight.",
  longest_not_booked: "the longest time without a booking of this link.",
  lowest_id: "equal to the others in everything, and first in order.",
};

/** Of the nearest starts on offer those on the date that was asked for. */
export const nearestThatDay = ({ nearest, start, link }: OwnersExplanation): number[] =>
  nearest.filter((near) => localDate(near, link.timeZone) === localDate(start, link.timeZone));

function limitWords({ memberName, limit = 0 }: OwnersReason, period: string): string {
  const bookings = limit === 1 ? "1 booking" : `${limit} bookings`;
  const whose = memberName === undefined ? "This link takes" : `Over all links, ${memberName} takes`;
  return `${whose} at most ${bookings} a ${period}, and that ${period} has ${limit === 1 ? "it" : "them"}.`;
}

const weekdayOf = (instant: number, { locale, timeZone }: Display) =>
  weekdayNames(locale, "long")[isoWeekday(localDay(instant, timeZone)) - 1];

const hoursWords = (hours: readonly Span[], display: Display): string =>
  listed(
    hours.map((span) => openWords(span, display)),
    display,
  );

/** Hours up to midnight or past it too without a date, as a sign on a door has them. */
function openWords({ start, end }: Span, display: Display): string {
  const [first, last] = [start, end].map((instant) => localDate(instant, display.timeZone));
  return first === last
    ? formatTimeRange(start, end, display)
    : `${formatTime(start, display)} – ${formatTime(end, display)}`;
}

const listed = (words: readonly string[], { locale }: Display): string =>
  new Intl.ListFormat(locale).format(words);

const possessive = (length: string) => `${length}${length.endsWith("s") ? "’" : "’s"}`;
