import { type Intervals, intersectIntervals, unionIntervals } from "@/lib/time/interval";
import {
  filledStarts,
  hasRightMembers,
  type Picked,
  pickMembers,
  type Roster,
  rosterOf,
  sharedHours,
  uniqueMembers,
} from "./groups";
import { allowedStarts, fullPeriods } from "./limits";
import { openingsOf } from "./openings";
import { explainStart, type Reason } from "./reasons";
import { chosenStarts, freePlace, gridStarts, refusedStarts, type StartRange } from "./slots";
import type { LinkRule, Member, OfferInput, Session } from "./types";

/** Who comes to a booking, on which place of theirs, and why they. */
export type Pick = Picked & { readonly place: number };

/** The answer for one start. `sessionId` names the group session that a booking joins. */
export type Check =
  | { readonly isOffered: true; readonly picks: readonly Pick[]; readonly sessionId?: string }
  | { readonly isOffered: false; readonly reasons: readonly Reason[] };

/**
 * Lists the starts a link offers, epoch ms in order, of meetings inside `[from, until)`.
 * The answer for an instant is the same whatever range is asked.
 */
export function offeredStarts(input: OfferInput, from: number, until: number): number[] {
  const starts = freeStarts(input, from, until).starts;
  const joined = joinableSessions(input, from, until).map((session) => session.start);
  return joined.length === 0 ? starts : [...new Set([...starts, ...joined])].sort((a, b) => a - b);
}

/**
 * How many seats each start in the range has left whose group session has begun to fill: those of the
 * sessions there, and another session's where others are free to give one. A start without one has all
 * of the link's.
 */
export function seatsLeft(input: OfferInput, from: number, until: number): Map<number, number> {
  const { seats } = input.link;
  const left = new Map<number, number>();
  for (const { start, seatsTaken } of joinableSessions(input, from, until)) {
    const others = left.get(start) ?? (picksAt(input, start, []) ? seats : 0);
    left.set(start, others + seats - seatsTaken);
  }
  return left;
}

/**
 * Checks one start against the same rules and says who takes it, or why it is not on
 * offer. `stay` are the members of a booking that is being moved: they keep it when free.
 */
export function checkStart(input: OfferInput, start: number, stay: readonly string[] = []): Check {
  const sessions = joinableSessions(input, start, start + input.link.durationMs);
  const own = sessions.find(({ memberIds }) => stay.every((id) => memberIds.includes(id)));
  if (own) return join(input, own);
  const picks = picksAt(input, start, stay);
  const [other] = sessions;
  const isKept = picks && stay.every((id) => picks.some(({ memberId }) => memberId === id));
  if (other && !isKept) return join(input, other);
  return picks ? { isOffered: true, picks } : { isOffered: false, reasons: explainStart(input, start) };
}

function join(input: OfferInput, session: Session): Check {
  const picks = picksAt(joining(input, session), session.start, session.memberIds) ?? [];
  return {
    isOffered: true,
    sessionId: session.id,
    picks: picks.map((pick) => ({ ...pick, why: "session" })),
  };
}

/** Who takes a start; undefined when it is not on offer. */
function picksAt(input: OfferInput, start: number, stay: readonly string[]): Pick[] | undefined {
  const { starts, startsOf, roster } = freeStarts(input, start, start + input.link.durationMs);
  if (starts.length === 0 || !roster) return undefined;
  const free = new Set([...startsOf].filter(([, own]) => own.includes(start)).map(([id]) => id));
  const needed = roster.required.map(
    (member): Picked => ({
      group: input.groups.findIndex((group) => group.needed === "all" && group.members.includes(member)),
      memberId: member.id,
      why: "needed",
    }),
  );
  const members = new Map(
    input.groups.flatMap((group) => group.members).map((member) => [member.id, member]),
  );
  return [...needed, ...(pickMembers(roster.choices, free, stay) ?? [])].map((picked) => {
    const member = members.get(picked.memberId);
    return { ...picked, place: (member && freePlace(member, input.link, start)) ?? 0 };
  });
}

type FreeStarts = {
  readonly starts: number[];
  /** For groups that need only some members: each one's own free starts, by id. */
  readonly startsOf: ReadonlyMap<string, readonly number[]>;
  readonly roster: Roster | undefined;
};

/** The starts at which every group can be filled; sessions that can be joined not counted. */
function freeStarts(input: OfferInput, from: number, until: number): FreeStarts {
  const { link } = input;
  const roster = rosterOf(input.groups);
  const allowed = allowedStarts(link, input.now);
  const range = {
    first: Math.max(from, allowed.first),
    end: Math.min(until - link.durationMs + 1, allowed.end),
  };
  const nothing = { starts: [], startsOf: new Map(), roster };
  if (!link.isActive || !roster || range.first >= range.end) return nothing;
  if (roster.required.some((member) => member.isUnreachable)) return nothing;

  const last = range.end + link.durationMs;
  const shared = sharedHours(roster.required, link.exclusions, range.first, last);
  const refused = roster.required.reduce<Intervals>(
    (sum, member) => unionIntervals(sum, refusedBy(member, link, range)),
    fullPeriods(link.limits, input.counts, link.timeZone),
  );
  if (shared && roster.choices.length === 0) {
    return { ...nothing, starts: startsIn(link, shared, refused, range) };
  }
  const startsOf = new Map<string, readonly number[]>();
  for (const member of uniqueMembers(roster.choices.flatMap((choice) => choice.members))) {
    if (member.isUnreachable) continue;
    const own = openingsOf(member.schedule, link.exclusions, range.first, last);
    const hours = shared ? intersectIntervals(shared, own) : own;
    const taken = unionIntervals(refused, refusedBy(member, link, range));
    startsOf.set(member.id, startsIn(link, hours, taken, range));
  }
  return { starts: filledStarts(roster.choices, startsOf), startsOf, roster };
}

/** The starts at which a member is taken, or has had enough bookings over all links. */
function refusedBy(member: Member, link: LinkRule, range: StartRange): Intervals {
  const taken = refusedStarts(member, link, range);
  if (!member.limits) return taken;
  return unionIntervals(taken, fullPeriods(member.limits, member.counts ?? new Map(), link.timeZone));
}

const startsIn = (link: LinkRule, hours: Intervals, refused: Intervals, range: StartRange): number[] =>
  link.chosenTimes
    ? chosenStarts(link.chosenTimes, hours, refused, link.durationMs, range)
    : gridStarts(hours, refused, link, range);

/**
 * The link's own sessions inside `[from, until)` that have a seat left and that only their
 * own time keeps off the offer, lowest id first.
 */
function joinableSessions(input: OfferInput, from: number, until: number): Session[] {
  const { sessions = [], link } = input;
  return sessions
    .filter(
      ({ seatsTaken, start, end }) =>
        seatsTaken < link.seats && end - start === link.durationMs && start >= from && end <= until,
    )
    .filter((session) => hasRightMembers(session, input.groups))
    .filter((session) => freeStarts(joining(input, session), session.start, session.end).starts.length > 0)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * The same question put to the session's own members, as if the session were not there.
 * Limits count sessions, and a guest who joins one that counts makes no new one.
 */
function joining(input: OfferInput, session: Session): OfferInput {
  const { isCounted } = session;
  const groups = input.groups.map(({ needed, members }) => ({
    needed,
    members: members
      .filter((member) => session.memberIds.includes(member.id))
      .map((member) => ({
        ...member,
        taken: member.taken.filter((taken) => taken.sessionId !== session.id),
        ...(isCounted && { limits: undefined }),
      })),
  }));
  const limits = isCounted ? { perDay: null, perWeek: null, perMonth: null } : input.link.limits;
  return { ...input, link: { ...input.link, limits }, groups, sessions: [] };
}
