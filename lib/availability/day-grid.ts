import { offeredStarts } from "./offer";
import type { Member, OfferInput } from "./types";

/**
 * The starts (epoch ms, in order) that a link's grid has in `[from, until)`, offered or not: where
 * meetings would begin if nothing but opening hours counted. Where an exception closes hours of
 * the week, the week's grid is there too, so that one can ask what the exception took away. Hours
 * without an end begin anew after dates that the link leaves out, and so does their grid: both are there.
 */
export function gridStartsIn(input: OfferInput, from: number, until: number): number[] {
  const end = until + input.link.durationMs - 1;
  const hours = unhindered(input, from);
  const { window, exclusions } = input.link;
  const onDates = { ...hours, link: { ...hours.link, window, exclusions } };
  const starts = [hours, onDates, unhindered(withoutExceptions(input), from)].flatMap((grid) =>
    offeredStarts(grid, from, end),
  );
  const chosen = input.link.chosenTimes?.map((time) => time.start) ?? [];
  const inRange = chosen.filter((start) => start >= from && start < until);
  return [...new Set([...starts, ...inRange])].sort((a, b) => a - b);
}

/** The same link with nobody taken, nothing counted, and no rule but its hours and its grid. */
function unhindered({ link, groups }: OfferInput, from: number): OfferInput {
  return {
    now: from,
    link: {
      ...link,
      isActive: true,
      noticeMs: 0,
      window: { kind: "none" },
      exclusions: [],
      chosenTimes: undefined,
      limits: { perDay: null, perWeek: null, perMonth: null },
    },
    groups: groups.map(({ needed, members }) => ({ needed, members: members.map(free) })),
    counts: new Map(),
  };
}

const free = ({ id, schedule, turn }: Member): Member => ({ id, schedule, taken: [], turn });

const withoutExceptions = (input: OfferInput): OfferInput => ({
  ...input,
  groups: input.groups.map(({ needed, members }) => ({
    needed,
    members: members.map((member) => ({
      ...member,
      schedule: { ...member.schedule, overrides: [], daysOff: [] },
    })),
  })),
});
