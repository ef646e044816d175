import { uniqueMembers } from "./groups";
import type { Member, OfferInput } from "./types";

/**
 * The same question for a meeting that the owner moves by hand: any rule may be broken but
 * a conflict with another meeting or hold (never with its buffers), and those who have the
 * meeting keep it. What is past stays past.
 */
export function overruled(input: OfferInput, start: number, memberIds: readonly string[]): OfferInput {
  const relaxed = input.groups.map(({ needed, members }) => ({
    needed,
    members: members.map(conflictsOnly),
  }));
  const stay = uniqueMembers(relaxed.flatMap((group) => group.members)).filter(({ id }) =>
    memberIds.includes(id),
  );
  return {
    now: input.now,
    link: {
      ...input.link,
      isActive: true,
      bufferBeforeMs: 0,
      bufferAfterMs: 0,
      noticeMs: 0,
      window: { kind: "fixed", firstDate: "1970-01-01", lastDate: "8999-12-31" },
      limits: { perDay: null, perWeek: null, perMonth: null },
      chosenTimes: [{ start, outsideHoursAllowed: true }],
    },
    // Somebody who has left the link's groups cannot keep it: then it is picked anew.
    groups: stay.length === memberIds.length ? [{ needed: "all", members: stay }] : relaxed,
    counts: new Map(),
    sessions: input.sessions,
  };
}

const conflictsOnly = ({ id, schedule, capacity, taken, turn }: Member): Member => ({
  id,
  schedule,
  capacity,
  turn,
  taken: taken
    .filter(({ kind }) => kind !== "busy")
    .map((time) => ({ ...time, bufferBeforeMs: 0, bufferAfterMs: 0 })),
});
