import { expect, test } from "vitest";
import { checkStart, offeredStarts } from "@/lib/availability/offer";
import type { OfferInput, Session, Taken } from "@/lib/availability/types";
import { all, everyDay, hourMs, member, noLimits, offer, rule, some, taken, times, utc, week } from "./build";

const ten = utc("2026-10-14T10:00Z");
const atTen = (changes: Partial<Taken> = {}) =>
  taken("2026-10-14T10:00Z", "2026-10-14T11:00Z", { sessionId: "yoga", ...changes });
const yoga: Session = {
  id: "yoga",
  isCounted: true,
  start: ten,
  end: ten + hourMs,
  seatsTaken: 3,
  memberIds: ["ann"],
};
const link = rule({ durationMs: hourMs, seats: 5 });

function class_(session: Session, changes: Partial<OfferInput> = {}, time = atTen()): OfferInput {
  const ann = member("ann", week("UTC", "09:00-12:00", everyDay), { taken: [time] });
  return offer(ann, link, { sessions: [session], ...changes });
}
const wednesday = (input: OfferInput) =>
  times(offeredStarts(input, utc("2026-10-14T00:00Z"), utc("2026-10-15T00:00Z")));

test("a session with free seats stays on offer although its own time is taken", () => {
  expect(wednesday(class_(yoga))).toEqual(["09:00", "10:00", "11:00"]);
  expect(checkStart(class_(yoga), ten)).toEqual({
    isOffered: true,
    sessionId: "yoga",
    picks: [{ group: 0, memberId: "ann", place: 0, why: "session" }],
  });
});

test("a session without a free seat is gone, and says so", () => {
  const full = class_({ ...yoga, seatsTaken: 5 });
  expect(wednesday(full)).toEqual(["09:00", "11:00"]);
  expect(checkStart(full, ten)).toMatchObject({
    isOffered: false,
    reasons: [{ kind: "seats", memberId: "ann" }],
  });
});

test("another link's session is time taken, however many seats are free", () => {
  const input = class_(yoga, { sessions: [] });
  expect(wednesday(input)).toEqual(["09:00", "11:00"]);
  expect(checkStart(input, ten)).toMatchObject({ reasons: [{ kind: "meeting" }] });
});

test("a session that starts at another time of the link's grid is in the way", () => {
  const half = ten + hourMs / 2;
  const time = atTen({ start: half, end: half + hourMs });
  const input = class_({ ...yoga, start: half, end: half + hourMs }, {}, time);
  expect(wednesday(input)).toEqual(["09:00"]);
});

test("a session as long as the link's meetings used to be cannot be joined", () => {
  const shorter = ten + hourMs / 2;
  expect(wednesday(class_({ ...yoga, end: shorter }, {}, atTen({ end: shorter })))).toEqual([
    "09:00",
    "11:00",
  ]);
  const longer = ten + 2 * hourMs;
  expect(wednesday(class_({ ...yoga, end: longer }, {}, atTen({ end: longer })))).toEqual(["09:00"]);
});

test("a session still obeys notice, and what else takes its host's time", () => {
  expect(wednesday(class_(yoga, { now: ten + 1 }))).toEqual(["11:00"]);
  const ann = member("ann", week("UTC", "09:00-12:00", everyDay), {
    taken: [atTen(), taken("2026-10-14T10:30Z", "2026-10-14T10:45Z", { kind: "busy" })],
  });
  const input = offer(ann, link, { sessions: [yoga] });
  expect(wednesday(input)).toEqual(["09:00", "11:00"]);
  expect(checkStart(input, ten)).toMatchObject({ reasons: [{ kind: "busy" }] });
});

test("in a group session only the session counts against limits, so a guest may join on a full day", () => {
  const limited = { ...link, limits: { ...noLimits, perDay: 1 } };
  expect(wednesday(class_(yoga, { link: limited, counts: new Map([["2026-10-14", 1]]) }))).toEqual(["10:00"]);
});

test("a session that is only held counts nowhere yet, so nobody joins it on a full day", () => {
  const full = {
    link: { ...link, limits: { ...noLimits, perDay: 1 } },
    counts: new Map([["2026-10-14", 1]]),
  };
  const held = { ...yoga, isCounted: false };
  expect(wednesday(class_(held, full))).toEqual([]);
  expect(checkStart(class_(held, full), ten)).toMatchObject({ reasons: [{ kind: "limit_day" }] });
  expect(wednesday(class_(held))).toContain("10:00");
});

test("nobody joins a session that lacks somebody the link asks for now, or has somebody it no longer has", () => {
  const ann = member("ann", week("UTC", "09:00-12:00", everyDay), { taken: [atTen()] });
  const room = member("room", week("UTC", "09:00-12:00", everyDay));
  const withRoom = offer(ann, link, { groups: [all(ann, room)], sessions: [yoga] });
  expect(wednesday(withRoom)).toEqual(["09:00", "11:00"]);
  expect(checkStart(withRoom, ten)).toMatchObject({ reasons: [{ kind: "meeting", memberId: "ann" }] });
  const withBob = { ...yoga, memberIds: ["ann", "bob"] };
  expect(wednesday(class_(withBob))).toEqual(["09:00", "11:00"]);
});

test("nobody joins a session of two when the link asks for one now", () => {
  const ann = member("ann", week("UTC", "09:00-12:00", everyDay), { taken: [atTen()] });
  const bob = member("bob", week("UTC", "09:00-12:00", everyDay), { taken: [atTen()] });
  const session = { ...yoga, memberIds: ["ann", "bob"] };
  const groups = [some(1, ann, bob)];
  expect(wednesday(offer(ann, link, { groups, sessions: [session] }))).toEqual(["09:00", "11:00"]);
});

test("a move stays with its own host who is free, and joins another's session only when not", () => {
  const ann = member("ann", week("UTC", "10:00-11:00", everyDay));
  const bob = member("bob", week("UTC", "10:00-11:00", everyDay), { taken: [atTen()] });
  const session = { ...yoga, memberIds: ["bob"] };
  const input = offer(ann, link, { groups: [some(1, ann, bob)], sessions: [session] });
  expect(checkStart(input, ten, ["ann"])).toMatchObject({ picks: [{ memberId: "ann", why: "stays" }] });
  expect(checkStart(input, ten, ["bob"])).toMatchObject({ sessionId: "yoga", picks: [{ memberId: "bob" }] });
  expect(checkStart(input, ten)).toMatchObject({ sessionId: "yoga" });
});

test("in a round robin guests join the host who has the session, and another host may open one", () => {
  const ann = member("ann", week("UTC", "10:00-11:00", everyDay), { taken: [atTen()] });
  const bob = member("bob", week("UTC", "10:00-11:00", everyDay));
  const groups = [some(1, bob, ann)];
  expect(checkStart(offer(ann, link, { groups, sessions: [yoga] }), ten)).toMatchObject({
    sessionId: "yoga",
    picks: [{ memberId: "ann" }],
  });
  const full = checkStart(offer(ann, link, { groups, sessions: [{ ...yoga, seatsTaken: 5 }] }), ten);
  expect(full).toMatchObject({ isOffered: true, picks: [{ memberId: "bob" }] });
  expect(full).not.toHaveProperty("sessionId");
});

test("a session needs all its members free", () => {
  const ann = member("ann", week("UTC", "09:00-12:00", everyDay), { taken: [atTen()] });
  const bob = member("bob", week("UTC", "09:00-12:00", everyDay), {
    taken: [atTen(), taken("2026-10-14T10:50Z", "2026-10-14T11:00Z")],
  });
  const session = { ...yoga, memberIds: ["ann", "bob"] };
  expect(wednesday(offer(ann, link, { groups: [all(ann, bob)], sessions: [session] }))).toEqual([
    "09:00",
    "11:00",
  ]);
});
