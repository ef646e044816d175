import fc from "fast-check";
import type {
  Group,
  Limits,
  LinkRule,
  Member,
  MinuteRange,
  OfferInput,
  Schedule,
  Taken,
} from "@/lib/availability/types";
import { dateOfDay, dayMs, dayOf, minuteMs } from "@/lib/time/zone";
import { noLimits } from "./build";

/** A range of instants to ask for; everything else is made to happen around it. */
export type Asked = { readonly input: OfferInput; readonly from: number; readonly until: number };

/** Zones with something odd about them, and days on which they or others change. */
const oddZones = [
  "UTC",
  "America/New_York",
  "Europe/Berlin",
  "Australia/Lord_Howe",
  "Antarctica/Troll",
  "Africa/Casablanca",
  "America/Havana",
  "America/Nuuk",
  "Asia/Kathmandu",
  "Pacific/Chatham",
  "Pacific/Apia",
  "America/St_Johns",
  "Africa/Cairo",
  "Asia/Beirut",
];
const oddDays = [
  "2026-03-08",
  "2026-03-29",
  "2026-04-05",
  "2026-09-20",
  "2026-10-04",
  "2026-10-25",
  "2026-11-01",
  "2026-12-31",
  "2028-02-29",
];

const zone = fc.constantFrom(...oddZones);
const quarters = (most: number) => fc.integer({ min: 0, max: most / 15 }).map((count) => count * 15);

const range: fc.Arbitrary<MinuteRange> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ startMinute: quarters(1425), endMinute: quarters(1440) }) },
  { weight: 1, arbitrary: fc.constant({ startMinute: 0, endMinute: 1440 }) },
  { weight: 1, arbitrary: fc.constant({ startMinute: 720, endMinute: 720 }) },
);
const ranges = fc.array(range, { maxLength: 2 });

const dateNear = (day: number) => fc.integer({ min: day - 6, max: day + 6 }).map(dateOfDay);

const weekly = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.array(fc.tuple(fc.integer({ min: 1, max: 7 }), range), { minLength: 2, maxLength: 9 }),
  },
  // The same hours every day: with 00:00–24:00 or 12:00–12:00 a schedule that never closes.
  {
    weight: 1,
    arbitrary: range.map((hours) => [1, 2, 3, 4, 5, 6, 7].map((weekday) => [weekday, hours] as const)),
  },
);

const schedule = (day: number): fc.Arbitrary<Schedule> =>
  fc.record({
    timeZone: zone,
    weekly: weekly.map((list) => list.map(([weekday, hours]) => ({ weekday, ...hours }))),
    overrides: fc.uniqueArray(fc.record({ onDate: dateNear(day), ranges }), {
      maxLength: 3,
      selector: ({ onDate }) => onDate,
    }),
    daysOff: fc.array(
      fc.tuple(dateNear(day), fc.nat({ max: 3 })).map(([startsOn, days]) => ({
        startsOn,
        endsOn: dateOfDay(dayOf(startsOn) + days),
      })),
      { maxLength: 1 },
    ),
  });

const buffer = fc.constantFrom(0, 0, 5, 10, 45).map((minutes) => minutes * minuteMs);

const takenNear = (day: number, capacity: number): fc.Arbitrary<Taken> =>
  fc
    .record({
      kind: fc.constantFrom("busy", "meeting", "hold"),
      start: fc.integer({ min: -24 * 12, max: 96 * 12 }).map((five) => day * dayMs + five * 5 * minuteMs),
      lengthMs: fc.integer({ min: 1, max: 40 }).map((five) => five * 5 * minuteMs),
      bufferBeforeMs: buffer,
      bufferAfterMs: buffer,
      place: fc.option(fc.nat({ max: capacity }), { nil: undefined }),
    })
    .map(({ lengthMs, ...time }) => ({ ...time, end: time.start + lengthMs }));

const counts = (day: number) =>
  fc
    .array(fc.tuple(dateNear(day), fc.integer({ min: 1, max: 3 })), { maxLength: 4 })
    .map((list) => new Map(list));

const limits: fc.Arbitrary<Limits> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(noLimits) },
  {
    weight: 1,
    arbitrary: fc.record({
      perDay: fc.constantFrom(null, 1, 2),
      perWeek: fc.constantFrom(null, 3, 5),
      perMonth: fc.constantFrom(null, 4, 8),
    }),
  },
);

const member = (id: string, day: number): fc.Arbitrary<Member> =>
  fc.constantFrom(1, 1, 1, 2).chain((capacity) =>
    fc.record({
      id: fc.constant(id),
      schedule: schedule(day),
      capacity: fc.constant(capacity),
      taken: fc.array(takenNear(day, capacity), { maxLength: 8 }),
      isUnreachable: fc.nat({ max: 15 }).map((chance) => chance === 0),
      limits,
      counts: counts(day),
    }),
  );

/** Different ways for up to three members to come together. */
const groupings = (day: number): fc.Arbitrary<Group[]> =>
  fc
    .tuple(member("ann", day), member("bob", day), member("cat", day), fc.nat({ max: 7 }))
    .map(([ann, bob, cat, way]): Group[] => {
      const all = (...members: Member[]): Group => ({ needed: "all", members });
      const some = (needed: number, ...members: Member[]): Group => ({ needed, members });
      const ways: Group[][] = [
        [all(ann)],
        [all(ann)],
        [all(ann, bob)],
        [all(ann), all(bob)],
        [some(1, ann, bob, cat)],
        [some(2, ann, bob, cat)],
        [some(1, ann, bob), all(cat)],
        [some(1, ann, bob), some(1, bob, cat)],
      ];
      return ways[way] ?? [];
    });

const chosenTime = (day: number) =>
  fc.record({
    start: fc.integer({ min: 0, max: 72 * 4 }).map((quarter) => day * dayMs + quarter * 15 * minuteMs),
    outsideHoursAllowed: fc.boolean(),
  });

const link = (day: number): fc.Arbitrary<LinkRule> =>
  fc.record({
    isActive: fc.constant(true),
    timeZone: zone,
    durationMs: fc.constantFrom(15, 30, 50, 60, 90).map((minutes) => minutes * minuteMs),
    incrementMs: fc.constantFrom(10, 15, 30, 45, 60).map((minutes) => minutes * minuteMs),
    bufferBeforeMs: buffer,
    bufferAfterMs: buffer,
    noticeMs: fc.constantFrom(0, 0, 60, 1440).map((minutes) => minutes * minuteMs),
    window: fc.oneof(
      fc.constant({ kind: "none" as const }),
      fc.constant({ kind: "rolling" as const, days: 30 }),
      fc.record({ kind: fc.constant("rolling" as const), days: fc.integer({ min: 0, max: 4 }) }),
      fc.record({ kind: fc.constant("fixed" as const), firstDate: dateNear(day), lastDate: dateNear(day) }),
    ),
    exclusions: fc.array(dateNear(day), { maxLength: 1 }),
    limits,
    chosenTimes: fc.oneof(
      { weight: 7, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: fc.array(chosenTime(day), { maxLength: 12 }) },
    ),
    seats: fc.constant(2),
  });

/** Sessions that have begun to fill, and the time they take of their members. */
function withSessions(input: OfferInput, starts: readonly number[]): OfferInput {
  const sessions = starts.map((start, i) => ({
    id: `session ${i}`,
    start,
    end: start + input.link.durationMs,
    // The third is only held; the second has lost somebody, as when the link has changed since.
    isCounted: i !== 2,
    seatsTaken: 1 + (i % input.link.seats),
    memberIds: [
      ...new Set(
        input.groups.flatMap(({ needed, members }) =>
          members.slice(0, needed === "all" ? members.length : needed).map(({ id }) => id),
        ),
      ),
    ].slice(i === 1 ? 1 : 0),
  }));
  const takes = sessions.map(({ id, start, end }): Taken => {
    const { bufferBeforeMs, bufferAfterMs } = input.link;
    return { kind: "meeting", sessionId: id, start, end, bufferBeforeMs, bufferAfterMs };
  });
  const groups = input.groups.map((group) => ({
    ...group,
    members: group.members.map((m) =>
      sessions.some(({ memberIds }) => memberIds.includes(m.id))
        ? { ...m, taken: [...m.taken, ...takes] }
        : m,
    ),
  }));
  return { ...input, groups, sessions };
}

/** Everything a link may be asked, over three days around a day on which clocks change. */
export const asked: fc.Arbitrary<Asked> = fc.constantFrom(...oddDays).chain((date) => {
  const day = dayOf(date);
  const from = (day - 1) * dayMs;
  const quarter = (least: number, most: number) =>
    fc.integer({ min: least, max: most }).map((count) => from + count * 15 * minuteMs);
  return fc
    .record({
      from: quarter(0, 96),
      now: quarter(-96, 100),
      link: link(day),
      groups: groupings(day),
      counts: counts(day),
      sessionStarts: fc.oneof(fc.constant([]), fc.uniqueArray(quarter(0, 288), { maxLength: 3 })),
    })
    .map(({ sessionStarts, from, now, ...input }) => ({
      from,
      until: (day + 2) * dayMs,
      input: withSessions({ ...input, now: now + 7 * minuteMs }, sessionStarts),
    }));
});
