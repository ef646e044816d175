import {
  at,
  holdsInstant,
  holdsInterval,
  type Intervals,
  intersectIntervals,
  mergeIntervals,
} from "@/lib/time/interval";
import type { ChosenTime, LinkRule, Member, Taken } from "./types";

/** The part of a link's rules that cuts open hours into starts. Lengths in ms. */
export type SlotRule = Pick<LinkRule, "durationMs" | "incrementMs" | "bufferBeforeMs" | "bufferAfterMs">;

/** Which starts are asked for: `first <= start < end`, epoch ms. */
export type StartRange = { readonly first: number; readonly end: number };

/**
 * Lists the starts of the grid that fit and that nothing refuses, in order.
 *
 * The grid hangs on the start of each opening, not on the gap a meeting leaves and not on
 * the range asked for, so everybody sees the same instants. The meeting lies inside one
 * opening; its buffers need not. `refused` are starts that are taken.
 */
export function gridStarts(
  openings: Intervals,
  refused: Intervals,
  rule: SlotRule,
  range: StartRange,
): number[] {
  const { durationMs, incrementMs } = rule;
  const starts: number[] = [];
  let next = 0;
  for (let i = 0; i < openings.length; i += 2) {
    const opening = at(openings, i);
    const end = Math.min(at(openings, i + 1) - durationMs + 1, range.end);
    let start = onGrid(opening, Math.max(range.first, opening), incrementMs);
    while (start < end) {
      while (next < refused.length && at(refused, next + 1) <= start) next += 2;
      if (next < refused.length && at(refused, next) <= start) {
        start = onGrid(opening, at(refused, next + 1), incrementMs);
      } else {
        starts.push(start);
        start += incrementMs;
      }
    }
  }
  return starts;
}

/** The first point of the opening's grid at or after an instant. */
const onGrid = (opening: number, instant: number, incrementMs: number): number =>
  opening + Math.ceil((instant - opening) / incrementMs) * incrementMs;

/** Whether a start inside the openings lies on the grid of its opening. */
export const isOnGrid = (openings: Intervals, rule: SlotRule, start: number): boolean =>
  gridStarts(openings, [], rule, { first: start, end: start + 1 }).length === 1;

/**
 * Lists the starts the owner chose that fit and that nothing refuses, in order. They need
 * not lie on the grid, and lie outside the openings only when the owner allowed it.
 */
export function chosenStarts(
  chosen: readonly ChosenTime[],
  openings: Intervals,
  refused: Intervals,
  durationMs: number,
  range: StartRange,
): number[] {
  const starts = chosen
    .filter(({ start }) => start >= range.first && start < range.end && !holdsInstant(refused, start))
    .filter(
      ({ start, outsideHoursAllowed }) =>
        outsideHoursAllowed || holdsInterval(openings, start, start + durationMs),
    )
    .map(({ start }) => start);
  return [...new Set(starts)].sort((a, b) => a - b);
}

/**
 * The starts that what is taken of a member refuses, as half-open intervals of whole ms.
 *
 * A meeting of length d with buffers before and after conflicts with a time [a, b) that has
 * own buffers p and q when [s, s+d) meets [a-p, b+q), or [s-before, s+d+after) meets [a, b).
 * Two buffers may share the same minutes, so the larger of two neighbours counts, not their
 * sum: refused is a - max(p, after) - d < s < b + max(q, before).
 *
 * A member with places for several is full only where every place is.
 */
export function refusedStarts(member: Member, rule: SlotRule, range: StartRange): Intervals {
  const capacity = member.capacity ?? 1;
  if (capacity === 1) return mergeIntervals(conflicts(member.taken, rule, range));
  // Every place is refused what takes the whole member, and a place nobody uses nothing else.
  const lists = placesToTry(member).map((place) =>
    mergeIntervals(conflicts(takenOfPlace(member, place), rule, range)),
  );
  return lists.reduce(intersectIntervals);
}

/** The lowest place of a member that is free for a start; undefined when all are taken. */
export const freePlace = (member: Member, rule: SlotRule, start: number): number | undefined =>
  placesToTry(member).find(
    (place) => !takenOfPlace(member, place).some((taken) => conflictsAt(taken, rule, start)),
  );

/** The places somebody uses, and one more when there is one, in order. */
function placesToTry(member: Member): number[] {
  const capacity = member.capacity ?? 1;
  const used = new Set(member.taken.map(({ place }) => place));
  const places: number[] = [];
  for (let place = 0, unused = false; place < capacity && !unused; place += 1) {
    unused = !used.has(place);
    places.push(place);
  }
  return places;
}

function takenOfPlace(member: Member, place: number): readonly Taken[] {
  const capacity = member.capacity ?? 1;
  if (capacity === 1) return member.taken;
  // A place the member no longer has takes the whole member: better closed than booked twice.
  return member.taken.filter(
    (taken) => taken.place === undefined || taken.place === place || taken.place >= capacity,
  );
}

function conflicts(taken: readonly Taken[], rule: SlotRule, range: StartRange): number[] {
  const loose: number[] = [];
  for (const time of taken) {
    if (time.start >= time.end) continue;
    const first = firstRefused(time, rule);
    const end = endOfRefused(time, rule);
    if (first < range.end && end > range.first) loose.push(first, end);
  }
  return loose;
}

const firstRefused = (taken: Taken, rule: SlotRule): number =>
  taken.start - Math.max(taken.bufferBeforeMs, rule.bufferAfterMs) - rule.durationMs + 1;

const endOfRefused = (taken: Taken, rule: SlotRule): number =>
  taken.end + Math.max(taken.bufferAfterMs, rule.bufferBeforeMs);

/** Whether a taken time refuses a start, by its own time or by a buffer. */
export const conflictsAt = (taken: Taken, rule: SlotRule, start: number): boolean =>
  taken.start < taken.end && firstRefused(taken, rule) <= start && start < endOfRefused(taken, rule);
