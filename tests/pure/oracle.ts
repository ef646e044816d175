import type { Group, Member, OfferInput, Schedule, Taken } from "@/lib/availability/types";

/*
 * The rules again, slow and obvious: minute by minute, with nothing but Intl, and without
 * a line of the engine. Only for inputs whose instants and lengths are whole minutes, in
 * years whose clocks change on whole quarter hours.
 */

const minuteMs = 60_000;
const dayMinutes = 1440;

/** Enough for what begins on one day, runs past midnight, and is on another date elsewhere. */
const daysAround = 3;

const formats = new Map<string, Intl.DateTimeFormat>();
const readings = new Map<string, Map<number, number>>();

/** What the zone's clock shows at a minute since 1970, as minutes since 1970 on that clock. */
export function clockAt(timeZone: string, minute: number): number {
  const quarter = Math.floor(minute / 15);
  const known = readings.get(timeZone) ?? new Map<number, number>();
  readings.set(timeZone, known);
  const reading = known.get(quarter) ?? read(timeZone, quarter * 15);
  known.set(quarter, reading);
  return reading + (minute - quarter * 15);
}

function read(timeZone: string, minute: number): number {
  const options = { timeZone, hourCycle: "h23", dateStyle: "short", timeStyle: "medium" } as const;
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat("sv-SE", options);
  formats.set(timeZone, format);
  return Date.parse(`${format.format(minute * minuteMs).replace(" ", "T")}Z`) / minuteMs;
}

const dates = new Map<number, string>();
function dateText(day: number): string {
  const date = dates.get(day) ?? new Date(day * dayMinutes * minuteMs).toISOString().slice(0, 10);
  dates.set(day, date);
  return date;
}
const dateAt = (timeZone: string, minute: number) =>
  dateText(Math.floor(clockAt(timeZone, minute) / dayMinutes));
const plusDays = (date: string, days: number) => dateText(Date.parse(date) / dayMinutes / minuteMs + days);
const weekdayOf = (date: string) => ((new Date(date).getUTCDay() + 6) % 7) + 1;

/**
 * The minutes at which a clock shows a time: none, one, or two; and the first minute after
 * a gap. Goes by quarter hours, within which every clock runs evenly.
 */
export function minutesShowing(
  timeZone: string,
  shown: number,
): { all: number[]; afterGap: number | undefined } {
  const all: number[] = [];
  let afterGap: number | undefined;
  const from = Math.floor(shown / 15) * 15 - 16 * 60;
  for (let minute = from; minute <= from + 32 * 60; minute += 15) {
    const reading = clockAt(timeZone, minute);
    if (reading <= shown && shown < reading + 15) all.push(minute + shown - reading);
    if (clockAt(timeZone, minute - 1) < shown && shown < reading) afterGap ??= minute;
  }
  return { all, afterGap };
}

const firstMinute = (timeZone: string, shown: number) => {
  const { all, afterGap } = minutesShowing(timeZone, shown);
  return all[0] ?? afterGap ?? Number.NaN;
};
const lastMinute = (timeZone: string, shown: number) => {
  const { all, afterGap } = minutesShowing(timeZone, shown);
  return all.at(-1) ?? afterGap ?? Number.NaN;
};

/**
 * A stretch of time, minute by minute: for each minute in which it is open, the minute at
 * which that opening began, and -1 for the others. `anchor` stands for an opening that was
 * there before the stretch: it has no gap at all.
 */
type Minutes = { readonly first: number; readonly openedAt: Int32Array; readonly anchor: number };

/** Minutes since 1970, and how many days before them to look for the start of an opening. */
type Stretch = { readonly from: number; readonly until: number; readonly daysBack: number };

/** When a schedule is open, minute by minute, around `[from, until)`. */
function openMinutes(
  schedule: Schedule,
  exclusions: readonly string[],
  { from, until, daysBack }: Stretch,
): Minutes {
  const { timeZone } = schedule;
  const first = from - daysBack * dayMinutes;
  const flags = new Uint8Array(until - first + daysAround * dayMinutes);
  const firstDay = Math.floor(first / dayMinutes) - daysAround;
  for (let day = firstDay; day <= Math.floor(until / dayMinutes) + daysAround; day += 1) {
    for (const { startMinute, endMinute } of rangesOn(schedule, exclusions, dateText(day))) {
      const end = endMinute > startMinute ? endMinute : endMinute + dayMinutes;
      const opens = firstMinute(timeZone, day * dayMinutes + startMinute);
      const closes = lastMinute(timeZone, day * dayMinutes + end);
      for (let minute = opens; minute < closes; minute += 1) flags[minute - first] = 1;
    }
  }
  return { first, openedAt: openings(flags, first), anchor: midnightOf1970(timeZone) };
}

/** Written out for every minute: when the opening it lies in began. */
function openings(flags: Uint8Array, first: number): Int32Array {
  const openedAt = new Int32Array(flags.length).fill(-1);
  for (let i = 0; i < flags.length; i += 1) {
    const before = i > 0 ? (openedAt[i - 1] ?? -1) : -1;
    if (flags[i] === 1) openedAt[i] = before === -1 ? first + i : before;
  }
  return openedAt;
}

function rangesOn(schedule: Schedule, exclusions: readonly string[], date: string) {
  if (exclusions.includes(date)) return [];
  const override = schedule.overrides.find(({ onDate }) => onDate === date);
  if (override) return override.ranges;
  if (schedule.daysOff.some(({ startsOn, endsOn }) => startsOn <= date && date <= endsOn)) return [];
  return schedule.weekly.filter(({ weekday }) => weekday === weekdayOf(date));
}

const midnights = new Map<string, number>();
function midnightOf1970(timeZone: string): number {
  const known = midnights.get(timeZone);
  if (known !== undefined) return known;
  let minute = -16 * 60;
  while (clockAt(timeZone, minute) < 0) minute += 1;
  midnights.set(timeZone, minute);
  return minute;
}

function both(a: Minutes, b: Minutes): Minutes {
  const flags = new Uint8Array(a.openedAt.length);
  for (let i = 0; i < flags.length; i += 1) flags[i] = Number(a.openedAt[i] !== -1 && b.openedAt[i] !== -1);
  return { first: a.first, openedAt: openings(flags, a.first), anchor: Math.max(a.anchor, b.anchor) };
}

/** Where the one opening that holds all of `[start, end)` began; undefined when none does. */
function openingOf({ first, openedAt, anchor }: Minutes, start: number, end: number): number | undefined {
  const opened = openedAt[start - first];
  if (opened === undefined || opened === -1 || openedAt[end - 1 - first] !== opened) return undefined;
  return opened === first ? anchor : opened;
}

/**
 * All starts of meetings inside `[from, until)`, epoch ms, that the rules offer. An opening
 * without a gap in the days before, so many of them, is taken to have none at all.
 */
export function oracleStarts(input: OfferInput, from: number, until: number, daysBack = 24): number[] {
  const length = input.link.durationMs / minuteMs;
  const [firstMinute, lastMinute] = [Math.ceil(from / minuteMs), Math.floor(until / minuteMs)];
  const isOffered = judge(input, { from: firstMinute, until: lastMinute, daysBack });
  const starts: number[] = [];
  for (let minute = firstMinute; minute + length <= lastMinute; minute += 1) {
    if (isOffered(minute)) starts.push(minute * minuteMs);
  }
  return starts;
}

function judge(input: OfferInput, stretch: Stretch): (minute: number) => boolean {
  const { link, now, groups, sessions = [] } = input;
  const length = link.durationMs / minuteMs;
  const required = groups.filter(({ needed }) => needed === "all").flatMap(({ members }) => members);
  const isRequired = (id: string) => required.some((member) => member.id === id);
  const hours = new Map(
    groups
      .flatMap(({ members }) => members)
      .map((m) => [m.id, openMinutes(m.schedule, link.exclusions, stretch)]),
  );
  const hoursOf = (members: readonly Member[]) =>
    members.flatMap(({ id }) => hours.get(id) ?? []).reduce(both);
  const shared = required.length > 0 ? hoursOf(required) : undefined;
  const own = new Map(groups.flatMap(({ members }) => members).map((m) => [m.id, hoursOf([...required, m])]));

  const isTimely = (start: number, open: Minutes) => {
    const opened = openingOf(open, start, start + length);
    if (!link.chosenTimes) {
      return opened !== undefined && (start - opened) % (link.incrementMs / minuteMs) === 0;
    }
    return link.chosenTimes.some(
      (time) => time.start === start * minuteMs && (time.outsideHoursAllowed || opened !== undefined),
    );
  };
  const isFree = (member: Member, start: number) =>
    !member.isUnreachable &&
    hasPlace(member, input, start * minuteMs) &&
    isWithinLimits(member, input, start);
  const fills = (rest: readonly Group[], used: readonly string[], start: number): boolean => {
    const [group, ...others] = rest;
    if (!group) return true;
    const able = group.members.filter(({ id }) => !isRequired(id) && !used.includes(id));
    const free = able.filter((m) => isFree(m, start) && isTimely(start, own.get(m.id) ?? hoursOf([m])));
    return combinations(free, Number(group.needed)).some((team) =>
      fills(others, [...used, ...team.map(({ id }) => id)], start),
    );
  };

  return (start) => {
    const ms = start * minuteMs;
    if (!link.isActive || ms < now || ms < now + link.noticeMs || !isInWindow(input, start)) return false;
    const joins = sessions.some(
      (session) =>
        session.start === ms &&
        session.end === ms + link.durationMs &&
        session.seatsTaken < link.seats &&
        hasWhomTheLinkAsksFor(session.memberIds, groups) &&
        judge(withoutSession(input, session), stretch)(start),
    );
    if (joins) return true;
    if (groups.length === 0 || groups.some(({ members }) => members.length === 0)) return false;
    if (!isWithin(link.limits, input.counts, dateAt(link.timeZone, start))) return false;
    if (!required.every((member) => isFree(member, start))) return false;
    const choices = groups.filter(({ needed }) => needed !== "all");
    if (choices.length === 0) return shared !== undefined && isTimely(start, shared);
    return fills(choices, [], start);
  };
}

/** Everybody who must come is in the session, and as many others as may; that they fill the groups is judged after. */
function hasWhomTheLinkAsksFor(memberIds: readonly string[], groups: OfferInput["groups"]): boolean {
  const must = new Set(
    groups.filter(({ needed }) => needed === "all").flatMap(({ members }) => members.map(({ id }) => id)),
  );
  const may = groups.reduce((sum, { needed }) => sum + (needed === "all" ? 0 : needed), 0);
  return [...must].every((id) => memberIds.includes(id)) && memberIds.length === must.size + may;
}

function withoutSession(
  input: OfferInput,
  session: { id: string; isCounted: boolean; memberIds: readonly string[] },
): OfferInput {
  const none = { perDay: null, perWeek: null, perMonth: null };
  const lifted = session.isCounted ? { limits: none } : {};
  return {
    ...input,
    link: { ...input.link, ...lifted },
    sessions: [],
    groups: input.groups.map((group) => ({
      ...group,
      members: group.members
        .filter(({ id }) => session.memberIds.includes(id))
        .map((m) => ({ ...m, ...lifted, taken: m.taken.filter((t) => t.sessionId !== session.id) })),
    })),
  };
}

function combinations(members: readonly Member[], size: number): Member[][] {
  if (size === 0) return [[]];
  return members.flatMap((member, i) =>
    combinations(members.slice(i + 1), size - 1).map((rest) => [member, ...rest]),
  );
}

function hasPlace(member: Member, { link }: OfferInput, start: number): boolean {
  const meets = (a: number, b: number, c: number, d: number) => a < d && c < b;
  const end = start + link.durationMs;
  const conflicts = (t: Taken) =>
    meets(start, end, t.start - t.bufferBeforeMs, t.end + t.bufferAfterMs) ||
    meets(start - link.bufferBeforeMs, end + link.bufferAfterMs, t.start, t.end);
  const capacity = member.capacity ?? 1;
  for (let place = 0; place < capacity; place += 1) {
    const here = member.taken.filter(
      (t) => capacity === 1 || t.place === undefined || t.place === place || t.place >= capacity,
    );
    if (!here.some(conflicts)) return true;
  }
  return false;
}

function isWithinLimits(member: Member, { link }: OfferInput, start: number): boolean {
  if (!member.limits) return true;
  return isWithin(member.limits, member.counts ?? new Map(), dateAt(link.timeZone, start));
}

function isWithin(limits: OfferInput["link"]["limits"], counts: OfferInput["counts"], date: string): boolean {
  const monday = (onDate: string) => plusDays(onDate, 1 - weekdayOf(onDate));
  const sum = (isSame: (onDate: string) => boolean) =>
    [...counts].reduce((total, [onDate, count]) => total + (isSame(onDate) ? count : 0), 0);
  const { perDay, perWeek, perMonth } = limits;
  if (perDay !== null && sum((onDate) => onDate === date) >= perDay) return false;
  if (perWeek !== null && sum((onDate) => monday(onDate) === monday(date)) >= perWeek) return false;
  return perMonth === null || sum((onDate) => onDate.slice(0, 7) === date.slice(0, 7)) < perMonth;
}

function isInWindow({ link, now }: OfferInput, start: number): boolean {
  const date = dateAt(link.timeZone, start);
  if (link.window.kind === "fixed") return link.window.firstDate <= date && date <= link.window.lastDate;
  const today = dateAt(link.timeZone, Math.floor(now / minuteMs));
  const days = link.window.kind === "rolling" ? link.window.days : 365;
  return today <= date && date <= plusDays(today, days);
}
