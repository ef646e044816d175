import { inTransaction } from "@/db/tenant";
import type { Context } from "@/lib/context";
import type { Link } from "@/lib/links/queries";
import { dayMs } from "@/lib/time/zone";
import { loadOffer, type OfferRange } from "./load-offer";
import { offeredStarts, seatsLeft } from "./offer";

/** The starts a guest may book in a range, epoch ms, in order. Reads only. */
export async function findSlots(ctx: Context, link: Link, range: OfferRange): Promise<number[]> {
  return (await startsWithOffer(ctx, link, range)).starts;
}

/** The same with the seats that each start has left; undefined for links that are not for groups. */
export async function findSeats(
  ctx: Context,
  link: Link,
  range: OfferRange,
): Promise<{ starts: number[]; seatsLeft?: ReadonlyMap<number, number> }> {
  const { offer, starts, until } = await startsWithOffer(ctx, link, range);
  if (link.seats === null) return { starts };
  const begun = seatsLeft(offer, range.from, until);
  const seats = starts.map((start) => [start, begun.get(start) ?? offer.link.seats] as const);
  return { starts, seatsLeft: new Map(seats) };
}

async function startsWithOffer(ctx: Context, link: Link, range: OfferRange) {
  const offer = await inTransaction(ctx.db, ctx, (tx) => loadOffer(tx, ctx, link, range));
  // The engine lists meetings that end inside a range; a page wants those that begin in it.
  const until = range.until + offer.link.durationMs;
  const starts = offeredStarts(offer, range.from, until).filter((start) => start < range.until);
  return { offer, starts, until };
}

/** How far around a time that is gone others are looked for: days before, days after. */
const nearby = { daysBefore: 7, daysAfter: 21 };

/** The bookable starts nearest to one that is gone, in order of time; empty when there are none near. */
export async function findNearestSlots(
  ctx: Context,
  link: Link,
  gone: Omit<OfferRange, "from" | "until"> & { readonly start: number; readonly count: number },
): Promise<number[]> {
  const starts = await findSlots(ctx, link, {
    ...gone,
    from: Math.max(ctx.now, gone.start - nearby.daysBefore * dayMs),
    until: Math.max(ctx.now, gone.start + nearby.daysAfter * dayMs),
  });
  const distance = (start: number) => Math.abs(start - gone.start);
  return starts
    .toSorted((a, b) => distance(a) - distance(b) || a - b)
    .slice(0, gone.count)
    .sort((a, b) => a - b);
}

/** The first bookable start at or after an instant, looking up to a year ahead; undefined when there is none. */
export async function findNextSlot(
  ctx: Context,
  link: Link,
  search: Omit<OfferRange, "until">,
): Promise<number | undefined> {
  // Most links have a free time within weeks: look there first, and at the whole year only for the rest.
  for (const days of [31, 366]) {
    const until = search.from + days * dayMs;
    const [first] = await findSlots(ctx, link, { ...search, until });
    if (first !== undefined) return first;
  }
  return undefined;
}
