import { findSlots } from "@/lib/availability/find-slots";
import type { Context } from "@/lib/context";
import type { Link } from "@/lib/links/queries";
import { durationOrUsual } from "@/lib/links/rules";
import { dayMs } from "@/lib/time/zone";

/** How far ahead is looked, in days: near ones first, and farther only for a link with few. */
const daysAhead = [14, 62, 366];

/** So many of a link's next free starts for its first duration, epoch ms in order. */
export async function nextStarts(ctx: Context, link: Link, count: number): Promise<readonly number[]> {
  const durationMinutes = durationOrUsual(link, undefined);
  let starts: readonly number[] = [];
  for (const days of daysAhead) {
    starts = await findSlots(ctx, link, { durationMinutes, from: ctx.now, until: ctx.now + days * dayMs });
    if (starts.length >= count) break;
  }
  return starts.slice(0, count);
}
