import type { Block, Window } from "@/lib/calendars/provider";

type Span = Pick<Block, "startsAt" | "endsAt">;

/** A span of two instants; undefined when it cannot be read. */
export function spanOf(startsAt: number, endsAt: number): Span | undefined {
  return Number.isNaN(startsAt) || !(endsAt >= startsAt) ? undefined : { startsAt, endsAt };
}

/** Whether a block reaches into a window. */
export const isWithin = ({ startsAt, endsAt }: Span, { from, until }: Window): boolean =>
  endsAt > from && startsAt < until;
