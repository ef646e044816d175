import { at, type Intervals, intersectIntervals } from "@/lib/time/interval";
import { openingsOf } from "./openings";
import type { Group, Member, Session, Turn } from "./types";

/** A group of which only some members are needed. `group` is its position among the link's groups. */
export type Choice = { readonly group: number; readonly needed: number; readonly members: readonly Member[] };

/** A link's groups, ready to be filled: who must come, and who may. */
export type Roster = { readonly required: readonly Member[]; readonly choices: readonly Choice[] };

/** Why somebody was picked: see `pickMembers`. */
export type Why =
  | "needed"
  | "session"
  | "stays"
  | "only_free"
  | "priority"
  | "fewest_bookings"
  | "longest_not_booked"
  | "lowest_id";

export type Picked = { readonly group: number; readonly memberId: string; readonly why: Why };

/**
 * Sorts the groups' members into those who must come and those who may. Whoever is in a
 * group that needs all cannot fill a place in another. Undefined when a group can never
 * be filled, or when there is none.
 */
export function rosterOf(groups: readonly Group[]): Roster | undefined {
  const whole = groups.filter((group) => group.needed === "all");
  const required = uniqueMembers(whole.flatMap((group) => group.members));
  const taken = new Set(required.map((member) => member.id));
  const choices = groups.flatMap(({ needed, members }, group): Choice[] =>
    needed === "all" ? [] : [{ group, needed, members: members.filter(({ id }) => !taken.has(id)) }],
  );
  const canFill =
    whole.every((group) => group.members.length > 0) &&
    choices.every((choice) => choice.needed > 0 && choice.needed <= choice.members.length);
  return canFill && groups.length > 0 ? { required, choices } : undefined;
}

/** Each member once, the first time it comes. */
export const uniqueMembers = (members: readonly Member[]): Member[] =>
  members.filter((member, i) => members.findIndex(({ id }) => id === member.id) === i);

/**
 * Whether a session has just whom the groups ask for now: the link may have changed since it
 * was opened. Then nobody joins, for they would get others than the link says.
 */
export function hasRightMembers({ memberIds }: Session, groups: readonly Group[]): boolean {
  const roster = rosterOf(groups);
  if (!roster) return false;
  const { required, choices } = roster;
  const needed = choices.reduce((sum, choice) => sum + choice.needed, required.length);
  const inSession = new Set(memberIds);
  return (
    memberIds.length === needed &&
    required.every(({ id }) => inSession.has(id)) &&
    canFill(choices, inSession)
  );
}

/**
 * The opening hours all of these members share; undefined for nobody. The grid of groups
 * that need all of their members hangs on it: two such groups are as good as one.
 */
export function sharedHours(
  members: readonly Member[],
  exclusions: readonly string[],
  from: number,
  until: number,
): Intervals | undefined {
  const [first, ...others] = members;
  if (!first) return undefined;
  return others.reduce<Intervals>(
    (hours, { schedule }) => intersectIntervals(hours, openingsOf(schedule, exclusions, from, until)),
    openingsOf(first.schedule, exclusions, from, until),
  );
}

/**
 * The starts at which every group can be filled, in order. `startsOf` has the free starts
 * of each member by id, in order.
 */
export function filledStarts(
  choices: readonly Choice[],
  startsOf: ReadonlyMap<string, readonly number[]>,
): number[] {
  const all = new Float64Array([...startsOf.values()].flat()).sort();
  const [only, ...others] = choices;
  // In a group by itself whoever is free counts, so a start that comes often enough is filled.
  if (only && others.length === 0) return startsWith(all, (_, free) => free >= only.needed);
  const free = new Map([...startsOf].map(([id, starts]) => [id, new Set(starts)]));
  return startsWith(all, (start) =>
    canFill(choices, new Set([...free].filter(([, own]) => own.has(start)).map(([id]) => id))),
  );
}

/** The distinct starts of a sorted list that pass; `pass` hears how often each comes. */
function startsWith(sorted: Float64Array, pass: (start: number, times: number) => boolean): number[] {
  const starts: number[] = [];
  for (let i = 0, next = 0; i < sorted.length; i = next) {
    const start = at(sorted, i);
    while (next < sorted.length && at(sorted, next) === start) next += 1;
    if (pass(start, next - i)) starts.push(start);
  }
  return starts;
}

/** Whether the free members fill every group, nobody in two at once. */
function canFill(choices: readonly Choice[], free: ReadonlySet<string>): boolean {
  const freeOf = (choice: Choice) => choice.members.filter(({ id }) => free.has(id)).map(({ id }) => id);
  return assign(choices.map((choice) => ({ needed: choice.needed, ids: freeOf(choice) }))) !== undefined;
}

/**
 * Picks who fills each group from those who are free the whole time: the highest priority;
 * then the fewest bookings of this link in the last 30 days divided by the member's weight;
 * then the one longest not booked; then the lowest id. Members who `stay`, because they have
 * the booking that is being moved, come before all. Undefined when a group cannot be filled.
 */
export function pickMembers(
  choices: readonly Choice[],
  free: ReadonlySet<string>,
  stay: readonly string[] = [],
): Picked[] | undefined {
  const ranked = choices.map((choice) =>
    choice.members.filter(({ id }) => free.has(id)).toSorted((a, b) => comparison(a, b, stay)[0]),
  );
  const picks = assign(
    choices.map(({ needed }, i) => ({ needed, ids: (ranked[i] ?? []).map(({ id }) => id) })),
  );
  if (!picks) return undefined;
  const picked = new Set(picks.flat());
  return choices.flatMap(({ group }, i) => {
    const order = ranked[i] ?? [];
    const next = order.find(({ id }) => !picked.has(id));
    return order
      .filter(({ id }) => picks[i]?.includes(id))
      .map((member) => ({ group, memberId: member.id, why: whyBefore(member, next, stay) }));
  });
}

/**
 * Gives each group as many distinct members as it needs, earlier ones of `ids` first.
 * Groups may share members: somebody already given is moved when another can replace them.
 */
function assign(groups: readonly { needed: number; ids: readonly string[] }[]): string[][] | undefined {
  const seats = groups.flatMap(({ needed }, group) => Array.from({ length: needed }, () => group));
  const seatOf = new Map<string, number>();
  const give = (seat: number, tried: Set<string>): boolean => {
    for (const id of groups[seats[seat] ?? 0]?.ids ?? []) {
      if (tried.has(id)) continue;
      tried.add(id);
      const holder = seatOf.get(id);
      if (holder !== undefined && !give(holder, tried)) continue;
      seatOf.set(id, seat);
      return true;
    }
    return false;
  };
  if (!seats.every((_, seat) => give(seat, new Set()))) return undefined;
  return groups.map((_, group) => [...seatOf].filter(([, seat]) => seats[seat] === group).map(([id]) => id));
}

const noTurn: Turn = { priority: 0, weight: 1, recentBookings: 0, lastBookedAt: null };

/** Who comes first, below 0 for `a`, and by which rule. */
function comparison(a: Member, b: Member, stay: readonly string[]): readonly [number, Why] {
  const turnA = a.turn ?? noTurn;
  const turnB = b.turn ?? noTurn;
  const stays = Number(stay.includes(b.id)) - Number(stay.includes(a.id));
  if (stays !== 0) return [stays, "stays"];
  const priority = turnB.priority - turnA.priority;
  if (priority !== 0) return [priority, "priority"];
  // Multiplied out, so that thirds compare exactly.
  const share = turnA.recentBookings * turnB.weight - turnB.recentBookings * turnA.weight;
  if (share !== 0) return [share, "fewest_bookings"];
  const last = compare(
    turnA.lastBookedAt ?? Number.NEGATIVE_INFINITY,
    turnB.lastBookedAt ?? Number.NEGATIVE_INFINITY,
  );
  return last === 0 ? [compare(a.id, b.id), "lowest_id"] : [last, "longest_not_booked"];
}

const compare = <T extends number | string>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);

function whyBefore(member: Member, next: Member | undefined, stay: readonly string[]): Why {
  if (stay.includes(member.id)) return "stays";
  return next ? comparison(member, next, stay)[1] : "only_free";
}
