import {
  type DayAxis,
  dayAxis,
  type Hours,
  hourMs,
  onAxis,
  placeBlocks,
} from "@/components/calendar/day-axis";
import type { MonthDay } from "@/components/calendar/month-view";
import type { WeekDay, WeekViewProps } from "@/components/calendar/week-view";
import type { ListedBooking } from "@/lib/bookings/find-bookings";
import { type Display, formatTime, weekdayNames } from "@/lib/time/format";
import {
  dateOfDay,
  dayMs,
  dayOf,
  isoWeekday,
  minuteMs,
  startOfDay,
  toLocal,
  weeksOfMonth,
} from "@/lib/time/zone";

/** A booking as calendars draw it. */
export type Block = {
  readonly href: string;
  /** Epoch ms. */
  readonly start: number;
  readonly end: number;
  readonly time: string;
  /** The start alone, for where there is little room. */
  readonly shortTime: string;
  readonly title: string;
  readonly detail: string;
  readonly state: ListedBooking["state"];
  /** The state in words; left out for a meeting that takes place, or did. */
  readonly stateText?: string | undefined;
};

/** A booking as a block of a calendar, beside the words for its time and its state. */
export function toBlock(
  booking: ListedBooking,
  time: string,
  display: Display,
  stateText: (state: ListedBooking["state"]) => string,
): Block {
  const { id, startsAt: start, endsAt: end, guestName, linkTitle, state } = booking;
  const isPlain = state === "confirmed" || state === "completed";
  return {
    href: `/bookings/${id}`,
    start,
    end,
    time,
    shortTime: formatTime(start, display),
    title: guestName,
    detail: linkTitle,
    state,
    stateText: isPlain ? undefined : stateText(state),
  };
}

type Range = {
  /** Days since 1970-01-01; `until` is the first one after. */
  readonly from: number;
  readonly until: number;
  /** "YYYY-MM-DD". */
  readonly today: string;
  readonly display: Display;
};

type DayLabel = (date: string, count: number) => string;

/** What a working day shows, though nothing is booked. */
const usualHours: Hours = { fromHour: 8, toHour: 18 };
/** Shorter meetings are drawn this long, so that their words can be read and their link be hit. */
const leastDrawnMs = 30 * minuteMs;

/** A week's days side by side on one axis of hours, which leaves out nights without bookings. */
export function toWeek(
  blocks: readonly Block[],
  { from, until, today, display }: Range,
  dayLabel: DayLabel,
): Omit<WeekViewProps, "texts"> {
  const { timeZone } = display;
  const dates = Array.from({ length: until - from }, (_, i) => dateOfDay(from + i));
  const hours = dates.reduce((shown, date) => widened(shown, date, blocks, timeZone), usualHours);
  const axes = dates.map((date) => dayAxis(date, timeZone, hours));
  const usualLength = (hours.toHour - hours.fromHour) * hourMs;
  const isUsual = (axis: DayAxis) => axis.end - axis.start === usualLength;
  const labels = (axis: DayAxis) =>
    axis.hours.map(({ instant, fraction }) => ({ fraction, label: formatTime(instant, display) }));
  return {
    axis: {
      hours: labels(axes.find(isUsual) ?? dayAxis("2000-01-01", "UTC", hours)),
      length: usualLength / hourMs,
    },
    days: axes.map((axis): WeekDay => {
      const onDay = blocks.filter((block) => onAxis(dayAxis(axis.date, timeZone), block));
      return {
        date: axis.date,
        heading: headingOf(axis.date, display),
        label: dayLabel(axis.date, onDay.length),
        isToday: axis.date === today,
        length: (axis.end - axis.start) / hourMs,
        // A day whose clock changes has its own hours beside it.
        hours: labels(axis),
        hasOwnHours: !isUsual(axis),
        blocks: placed(axis, onDay),
      };
    }),
  };
}

function placed(axis: DayAxis, blocks: readonly Block[]): WeekDay["blocks"] {
  const drawn = blocks.map((block) => ({
    ...block,
    end: Math.max(block.end, block.start + leastDrawnMs),
  }));
  return placeBlocks(drawn).flatMap(({ block, column, columns }) => {
    const part = onAxis(axis, block);
    return part ? [{ ...block, ...part, column, columns }] : [];
  });
}

/** The hours with those in which something on the day begins or ends. */
function widened(hours: Hours, date: string, blocks: readonly Block[], timeZone: string): Hours {
  const axis = dayAxis(date, timeZone);
  const clockHour = (instant: number) => (toLocal(instant, timeZone) - dayOf(date) * dayMs) / hourMs;
  return blocks
    .filter((block) => onAxis(axis, block))
    .reduce(({ fromHour, toHour }, { start, end }) => {
      const first = start <= axis.start ? 0 : Math.floor(clockHour(start));
      const last = end >= axis.end ? 24 : Math.ceil(Math.max(clockHour(end), clockHour(end - 1)));
      return { fromHour: Math.min(fromHour, first), toHour: Math.min(24, Math.max(toHour, last)) };
    }, hours);
}

/** "Mon 7". */
function headingOf(date: string, { locale }: Display): string {
  const weekday = weekdayNames(locale)[isoWeekday(dayOf(date)) - 1] ?? "";
  return `${weekday} ${Number(date.slice(8))}`;
}

type MonthRange = Pick<Range, "today" | "display"> & {
  /** Its first day, and the first one after it. */
  readonly first: number;
  readonly next: number;
};

/** The weeks of a month, each day with what begins on it or runs on from the day before. */
export function toMonth(
  blocks: readonly Block[],
  { first, next, today, display }: MonthRange,
  dayLabel: DayLabel,
  hrefOfDay: (date: string) => string,
): MonthDay[][] {
  const toDay = (day: number): MonthDay => {
    const date = dateOfDay(day);
    const [start, end] = [startOfDay(day, display.timeZone), startOfDay(day + 1, display.timeZone)];
    const onDay = blocks.filter((block) => block.start < end && block.end > start);
    return {
      date,
      number: String(Number(date.slice(8))),
      label: dayLabel(date, onDay.length),
      href: hrefOfDay(date),
      isToday: date === today,
      isInMonth: day >= first && day < next,
      blocks: onDay.map((block) => (block.start < start ? { ...block, shortTime: "…" } : block)),
    };
  };
  return weeksOfMonth(first).map((week) => week.map(toDay));
}
