import { describe, expect, test } from "vitest";
import { pickMembers } from "@/lib/availability/groups";
import { checkStart, offeredStarts } from "@/lib/availability/offer";
import type { Group, Member, OfferInput, Turn } from "@/lib/availability/types";
import { all, everyDay, hourMs, member, minuteMs, offer, rule, some, taken, times, utc, week } from "./build";

const anybody = member("nobody", week("UTC", ""));

function asking(groups: Group[], link = rule()): OfferInput {
  return offer(anybody, link, { groups });
}

/** The times of day these groups offer on Wednesday 14 October 2026, in UTC. */
const wednesday = (groups: Group[], link = rule()): string[] =>
  times(offeredStarts(asking(groups, link), utc("2026-10-14T00:00Z"), utc("2026-10-15T00:00Z")));

const host = (id: string, hours: string, changes: Partial<Member> = {}) =>
  member(id, week("UTC", hours, everyDay), changes);

const ten = utc("2026-10-14T10:00Z");
const busyAtTen = { taken: [taken("2026-10-14T10:00Z", "2026-10-14T10:30Z")] };

describe("a group that needs all", () => {
  test("offers what suits everybody", () => {
    expect(wednesday([all(host("ann", "09:00-11:00"), host("bob", "10:00-12:00"))])).toEqual([
      "10:00",
      "10:30",
    ]);
    expect(wednesday([all(host("ann", "09:00-11:00", busyAtTen), host("bob", "10:00-12:00"))])).toEqual([
      "10:30",
    ]);
  });

  test("has its grid on the opening hours they share", () => {
    expect(wednesday([all(host("ann", "09:00-11:00"), host("bob", "09:20-12:00"))])).toEqual([
      "09:20",
      "09:50",
      "10:20",
    ]);
  });

  test("works over zones", () => {
    const ann = member("ann", week("America/New_York", "09:00-17:00"));
    const bob = member("bob", week("Europe/Berlin", "09:00-17:00"));
    expect(wednesday([all(ann, bob)], rule({ durationMs: hourMs }))).toEqual(["13:00", "14:00"]);
  });

  test("is one with another such group: a person and a room are as two people", () => {
    const person = host("ann", "09:00-12:00");
    const room = host("room", "00:00-24:00");
    const link = rule({ durationMs: 45 * minuteMs });
    expect(wednesday([all(person), all(room)], link)).toEqual(wednesday([all(person, room)], link));
    expect(wednesday([all(person), all(room)], link)).toEqual(["09:00", "09:45", "10:30", "11:15"]);
  });

  test("takes each member once, however often it is named", () => {
    const ann = host("ann", "09:00-10:00");
    expect(checkStart(asking([all(ann), all(ann)]), utc("2026-10-14T09:00Z"))).toMatchObject({
      isOffered: true,
      picks: [{ memberId: "ann", why: "needed" }],
    });
  });

  test("offers nothing without members, and a link nothing without groups", () => {
    expect(wednesday([all()])).toEqual([]);
    expect(wednesday([all(host("ann", "09:00-10:00")), all()])).toEqual([]);
    expect(wednesday([])).toEqual([]);
  });
});

describe("a group that needs some", () => {
  test("offers what suits one of them, each on the grid of their own hours", () => {
    expect(wednesday([some(1, host("ann", "09:00-10:00"), host("bob", "09:10-10:10"))])).toEqual([
      "09:00",
      "09:10",
      "09:30",
      "09:40",
    ]);
  });

  test("needs as many as it says at the same start", () => {
    const members = [
      host("ann", "09:00-11:00", busyAtTen),
      host("bob", "09:30-11:00"),
      host("cat", "10:00-11:00"),
    ];
    expect(wednesday([some(2, ...members)])).toEqual(["09:30", "10:00", "10:30"]);
    expect(wednesday([some(3, ...members)])).toEqual(["10:30"]);
    expect(wednesday([some(4, ...members)])).toEqual([]);
  });

  test("leaves out a member whose calendar cannot be asked", () => {
    const ann = host("ann", "09:00-10:00", { isUnreachable: true });
    expect(wednesday([some(1, ann, host("bob", "09:30-10:30"))])).toEqual(["09:30", "10:00"]);
    expect(wednesday([all(ann)])).toEqual([]);
  });
});

describe("several groups are joined by and", () => {
  test("any of some people in one room", () => {
    const people = some(1, host("ann", "09:00-10:00"), host("bob", "10:00-11:00"));
    expect(wednesday([people, all(host("room", "09:30-12:00", busyAtTen))])).toEqual(["09:30", "10:30"]);
  });

  test("a room that is always open does not move the people's grid", () => {
    const people = some(1, host("ann", "09:00-12:00"), host("bob", "09:00-12:00"));
    expect(
      wednesday([people, all(host("room", "00:00-24:00"))], rule({ durationMs: 45 * minuteMs })),
    ).toEqual(["09:00", "09:45", "10:30", "11:15"]);
  });

  test("nobody fills two places at once", () => {
    const ann = host("ann", "09:00-10:00");
    const bob = host("bob", "09:30-10:00");
    expect(wednesday([some(1, ann, bob), some(1, ann, bob)])).toEqual(["09:30"]);
    expect(wednesday([some(1, ann, bob), all(ann)])).toEqual(["09:30"]);
  });

  test("somebody gives way in one group who alone can fill another", () => {
    const ann = host("ann", "09:00-10:00");
    const bob = host("bob", "09:00-10:00");
    const check = checkStart(asking([some(1, ann, bob), some(1, ann)]), utc("2026-10-14T09:00Z"));
    expect(check).toMatchObject({
      isOffered: true,
      picks: [
        { group: 0, memberId: "bob" },
        { group: 1, memberId: "ann" },
      ],
    });
  });
});

describe("round robin picks, among the members free the whole time", () => {
  const turn = (changes: Partial<Turn>): Turn => ({
    priority: 0,
    weight: 1,
    recentBookings: 0,
    lastBookedAt: null,
    ...changes,
  });
  const pick = (turns: Record<string, Partial<Turn>>, stay: string[] = [], needed = 1) => {
    const members = Object.entries(turns).map(([id, own]) =>
      member(id, week("UTC", ""), { turn: turn(own) }),
    );
    const free = new Set(Object.keys(turns));
    return pickMembers([{ group: 0, needed, members }], free, stay)?.map(({ memberId, why }) => [
      memberId,
      why,
    ]);
  };

  test.each([
    [
      "the highest priority first",
      { a: { recentBookings: 0 }, b: { priority: 2, recentBookings: 9 } },
      "b",
      "priority",
    ],
    [
      "then the fewest bookings",
      { a: { recentBookings: 3 }, b: { recentBookings: 2 } },
      "b",
      "fewest_bookings",
    ],
    [
      "bookings divided by weight",
      { a: { recentBookings: 3, weight: 1 }, b: { recentBookings: 5, weight: 2 } },
      "b",
      "fewest_bookings",
    ],
    [
      "equal shares exactly",
      {
        a: { recentBookings: 1, weight: 3, lastBookedAt: 5 },
        b: { recentBookings: 2, weight: 6, lastBookedAt: 4 },
      },
      "b",
      "longest_not_booked",
    ],
    [
      "then the one longest not booked",
      { a: { lastBookedAt: 200 }, b: { lastBookedAt: 100 } },
      "b",
      "longest_not_booked",
    ],
    [
      "one never booked before all",
      { a: { lastBookedAt: 100 }, b: { lastBookedAt: null } },
      "b",
      "longest_not_booked",
    ],
    ["then the lowest id", { b: {}, a: {} }, "a", "lowest_id"],
    ["the only one there is", { b: {} }, "b", "only_free"],
  ])("%s", (_, turns, id, why) => {
    expect(pick(turns)).toEqual([[id, why]]);
  });

  test("as many as the group needs, in order", () => {
    const turns = { a: { recentBookings: 3 }, b: { recentBookings: 1 }, c: { recentBookings: 2 } };
    expect(pick(turns, [], 2)).toEqual([
      ["b", "fewest_bookings"],
      ["c", "fewest_bookings"],
    ]);
    expect(pick(turns, [], 3)?.map(([, why]) => why)).toEqual(["only_free", "only_free", "only_free"]);
  });

  test("on a reschedule the same members, when they are free", () => {
    const turns = { a: { priority: 9 }, b: { recentBookings: 7 } };
    expect(pick(turns, ["b"])).toEqual([["b", "stays"]]);
    const groups = [some(1, host("ann", "09:00-11:00"), host("bob", "09:00-11:00", busyAtTen))];
    expect(checkStart(asking(groups), ten + 30 * minuteMs, ["bob"])).toMatchObject({
      picks: [{ memberId: "bob" }],
    });
    expect(checkStart(asking(groups), ten, ["bob"])).toMatchObject({
      picks: [{ memberId: "ann", why: "only_free" }],
    });
  });

  test("nobody when too few are free", () => {
    expect(pick({ a: {} }, [], 2)).toBeUndefined();
  });
});

test("a booking is told which place of a shared resource it gets", () => {
  const room = host("room", "09:00-12:00", {
    capacity: 3,
    taken: [taken("2026-10-14T10:00Z", "2026-10-14T10:30Z", { place: 0 })],
  });
  expect(checkStart(asking([all(host("ann", "09:00-12:00"), room)]), ten)).toMatchObject({
    picks: [
      { memberId: "ann", place: 0 },
      { memberId: "room", place: 1 },
    ],
  });
});
