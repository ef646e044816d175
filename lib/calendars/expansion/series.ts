import type { Block, Window } from "@/lib/calendars/provider";
import type { Budget } from "./bounded-iterator";
import type { ReadEvent } from "./event";
import { endOf, type Length, reachOf } from "./length";
import { occurrencesOf } from "./occurrences";
import { SkippedPart } from "./skipped-part";
import { dayOf, type Place, placeOn, type Start } from "./stamp";
import { latestExceptions, newestMasters } from "./versions";

/** Every hour of two years. */
const mostBlocks = 20_000;

/**
 * The blocks of all that bears one UID: a series with what became of its occurrences, or a single event. Only
 * those that meet the window, in order. Fails with SkippedPart when its rules cannot be followed to the end.
 */
export function blocksOf(events: readonly ReadEvent[], window: Window, budget: Budget): Block[] {
  const masters = newestMasters(events);
  const exceptions = latestExceptions(events, masters);
  // A series that is cancelled as a whole takes its exceptions with it.
  if (masters.length > 0 && masters.every(({ meaning }) => meaning.isCancelled)) return [];
  const blocks: Block[] = [];
  const add = (event: ReadEvent, place: Place, length: Length) => {
    const block = blockAt(event, place, length);
    if (event.meaning.isCancelled || !meets(block, window)) return;
    blocks.push(block);
    if (blocks.length > mostBlocks) throw new SkippedPart("it recurs too often");
  };
  for (const exception of exceptions) add(exception, exception.start, exception.length);
  for (const master of masters) {
    const isReplaced = replacedBy(master, exceptions);
    const laterThan = rangesOf(master.start, exceptions);
    const reach = laterThan.reduce(
      (most, { shift, event }) => Math.max(most, Math.abs(shift) + reachOf(event.length)),
      longest(master),
    );
    for (const { place, length } of occurrencesOf(master, window, reach, budget)) {
      if (isReplaced(place)) continue;
      const range = laterThan.findLast(({ from }) => from <= place.wall);
      if (range) add(range.event, shifted(place, range), range.event.length);
      else add(master, place, length);
    }
  }
  return blocks.sort((a, b) => a.startsAt - b.startsAt);
}

const blockAt = ({ start, meaning }: ReadEvent, place: Place, length: Length): Block => ({
  startsAt: place.instant,
  endsAt: endOf(place, start.zone, length),
  kind: meaning.kind,
  isAllDay: start.isAllDay,
  isDeclined: meaning.isDeclined,
});

/** An event without length takes no time. */
const meets = ({ startsAt, endsAt }: Block, { from, until }: Window) =>
  startsAt < endsAt && startsAt < until && endsAt > from;

const longest = ({ length, added }: ReadEvent): number =>
  added.reduce((most, one) => Math.max(most, reachOf(one.length ?? length)), reachOf(length));

/** Tells which occurrences have been taken out, or have an exception in their place. */
function replacedBy(master: ReadEvent, exceptions: readonly ReadEvent[]): (place: Place) => boolean {
  const replaced = [
    ...master.left.filter(({ isDate }) => !isDate),
    ...exceptions.flatMap(({ instead }) => instead ?? []),
  ];
  // The instant, not the local time: whatever the form, both are put on the same clock first.
  const instants = new Set(replaced.map((stamp) => placeOn(master.start, stamp).instant));
  const days = new Set(master.left.filter(({ isDate }) => isDate).map(({ wall }) => wall));
  return ({ wall, instant }) => instants.has(instant) || days.has(dayOf(wall));
}

/** From a local time of the series on, its occurrences are those of another event, at another local time. */
type Range = { readonly from: number; readonly shift: number; readonly event: ReadEvent };

const rangesOf = (start: Start, exceptions: readonly ReadEvent[]): Range[] =>
  exceptions
    .flatMap((event) =>
      event.instead && event.reachesOn ? [{ event, from: placeOn(start, event.instead).wall }] : [],
    )
    .map(({ event, from }) => ({ event, from, shift: event.start.wall - from }))
    .sort((a, b) => a.from - b.from);

/** Moved on the clock, so that a series moved from nine to ten is at ten in summer and winter. */
function shifted({ wall }: Place, { shift, event }: Range): Place {
  const there = wall + shift;
  return { wall: there, instant: event.start.zone.toInstant(there) };
}
