import { describe, expect, test } from "vitest";
import { checkStart } from "@/lib/availability/offer";
import { forGuest, type Reason, reasonKinds } from "@/lib/availability/reasons";
import type { LinkRule, Member, OfferInput, Schedule } from "@/lib/availability/types";
import {
  all,
  hourMs,
  member,
  minuteMs,
  noLimits,
  offer,
  override,
  rule,
  some,
  taken,
  utc,
  week,
} from "./build";

const nineToFive = week("Europe/Berlin", "09:00-17:00");

function reasonsOf(input: OfferInput, start: string): readonly Reason[] {
  const check = checkStart(input, utc(start));
  return check.isOffered ? [] : check.reasons;
}
const kinds = (input: OfferInput, start: string) => reasonsOf(input, start).map(({ kind }) => kind);

const ask = (
  changes: Partial<Schedule & Member> = {},
  link: Partial<LinkRule> = {},
  rest: Partial<OfferInput> = {},
) =>
  offer(member("ann", { ...nineToFive, ...changes }, changes), rule({ timeZone: "Europe/Berlin", ...link }), {
    now: utc("2026-10-12T12:00Z"),
    ...rest,
  });

const holiday = { daysOff: [{ startsOn: "2026-10-14", endsOn: "2026-10-14" }] };
const closed = { overrides: [override("2026-10-14", "")] };
const shorter = { overrides: [override("2026-10-14", "12:00-13:00")] };
const busy = (start: string, end: string) => ({
  taken: [taken(start, end, { kind: "busy", linkId: "private" })],
});
const at = (onDate: string, count: number) => ({ counts: new Map([[onDate, count]]) });

describe("every start that the offer lacks is explained, the first reason being the answer", () => {
  // Wednesday 14 October 2026; Berlin is two hours ahead of UTC.
  test.each<[string, OfferInput, string, string[]]>([
    ["outside hours", ask(), "2026-10-14T05:00Z", ["outside_hours"]],
    ["outside hours at the end", ask(), "2026-10-14T14:45Z", ["outside_hours"]],
    ["outside hours on a weekend", ask(), "2026-10-17T08:00Z", ["outside_hours"]],
    ["a day off", ask(holiday), "2026-10-14T08:00Z", ["day_off"]],
    ["outside hours on a day off", ask(holiday), "2026-10-14T05:00Z", ["outside_hours", "day_off"]],
    ["an override that closes", ask(closed), "2026-10-14T08:00Z", ["override"]],
    ["an override that shortens", ask(shorter), "2026-10-14T08:00Z", ["override"]],
    [
      "neither the week's hours nor the override's",
      ask(shorter),
      "2026-10-14T05:00Z",
      ["outside_hours", "override"],
    ],
    ["an override that beats a day off", ask({ ...holiday, ...shorter }), "2026-10-14T08:00Z", ["override"]],
    ["an exclusion", ask({}, { exclusions: ["2026-10-14"] }), "2026-10-14T08:00Z", ["exclusion"]],
    [
      "a day off and an exclusion",
      ask(holiday, { exclusions: ["2026-10-14"] }),
      "2026-10-14T08:00Z",
      ["day_off", "exclusion"],
    ],
    ["notice", ask({}, { noticeMs: 48 * hourMs }), "2026-10-14T08:00Z", ["notice"]],
    ["the past", ask(), "2026-10-12T08:00Z", ["past"]],
    [
      "the past, outside hours and on no day of the window",
      ask(),
      "2026-10-11T08:00Z",
      ["outside_hours", "past", "window"],
    ],
    ["the window", ask({}, { window: { kind: "rolling", days: 1 } }), "2026-10-14T08:00Z", ["window"]],
    ["a busy block", ask(busy("2026-10-14T08:15Z", "2026-10-14T09:00Z")), "2026-10-14T08:00Z", ["busy"]],
    [
      "a meeting",
      ask({ taken: [taken("2026-10-14T08:15Z", "2026-10-14T09:00Z")] }),
      "2026-10-14T08:00Z",
      ["meeting"],
    ],
    [
      "a hold",
      ask({ taken: [taken("2026-10-14T08:15Z", "2026-10-14T09:00Z", { kind: "hold" })] }),
      "2026-10-14T08:00Z",
      ["hold"],
    ],
    [
      "a meeting's buffer",
      ask({ taken: [taken("2026-10-14T08:30Z", "2026-10-14T09:00Z", { bufferBeforeMs: 1 })] }),
      "2026-10-14T08:00Z",
      ["buffer"],
    ],
    [
      "the link's buffer",
      ask(busy("2026-10-14T08:30Z", "2026-10-14T09:00Z"), { bufferAfterMs: minuteMs }),
      "2026-10-14T08:00Z",
      ["buffer"],
    ],
    [
      "a full day",
      ask({}, { limits: { ...noLimits, perDay: 1 } }, at("2026-10-14", 1)),
      "2026-10-14T08:00Z",
      ["limit_day"],
    ],
    [
      "a full week",
      ask({}, { limits: { ...noLimits, perWeek: 1 } }, at("2026-10-16", 1)),
      "2026-10-14T08:00Z",
      ["limit_week"],
    ],
    [
      "a full month",
      ask({}, { limits: { perDay: 5, perWeek: 5, perMonth: 1 } }, at("2026-10-31", 1)),
      "2026-10-14T08:00Z",
      ["limit_month"],
    ],
    [
      "a person's full day",
      ask({ limits: { ...noLimits, perDay: 1 }, ...at("2026-10-14", 1) }),
      "2026-10-14T08:00Z",
      ["limit_day"],
    ],
    ["a time not chosen", ask({}, { chosenTimes: [] }), "2026-10-14T08:00Z", ["not_chosen"]],
    ["a time not chosen, off the grid", ask({}, { chosenTimes: [] }), "2026-10-14T08:07Z", ["not_chosen"]],
    [
      "a calendar that cannot be asked",
      ask({ isUnreachable: true }),
      "2026-10-14T08:00Z",
      ["calendar_unreachable"],
    ],
    ["a link that is off", ask({}, { isActive: false }), "2026-10-14T08:00Z", ["link_inactive"]],
    ["off the grid", ask(), "2026-10-14T08:07Z", ["off_grid"]],
    [
      "everything at once, in order",
      ask(
        { ...busy("2026-10-12T07:00Z", "2026-10-12T09:00Z"), isUnreachable: true },
        {
          isActive: false,
          chosenTimes: [],
          window: { kind: "fixed", firstDate: "2026-10-13", lastDate: "2026-10-13" },
        },
      ),
      "2026-10-12T08:00Z",
      ["past", "window", "busy", "not_chosen", "calendar_unreachable", "link_inactive"],
    ],
  ])("%s", (_, input, start, expected) => {
    expect(kinds(input, start)).toEqual(expected);
    expect(expected.every((kind) => reasonKinds.some((known) => known === kind))).toBe(true);
  });
});

test("a night shift cut off by the day it belongs to is explained by that day", () => {
  const nights = week("Europe/Berlin", "22:00-06:00", [3]);
  const link = rule({ timeZone: "Europe/Berlin", durationMs: hourMs });
  const host = member("ann", { ...nights, ...holiday });
  expect(kinds(offer(host, link), "2026-10-15T01:00Z")).toEqual(["day_off"]);
  const excluded = offer(member("ann", nights), { ...link, exclusions: ["2026-10-14"] });
  expect(kinds(excluded, "2026-10-15T01:00Z")).toEqual(["exclusion"]);
});

test("the first start after the window is outside it", () => {
  const host = member("ann", week("UTC", "00:00-24:00", [1, 2, 3, 4, 5, 6, 7]));
  const input = offer(host, rule({ window: { kind: "rolling", days: 0 } }), {
    now: utc("2026-10-14T12:00Z"),
  });
  expect(kinds(input, "2026-10-14T23:30Z")).toEqual([]);
  expect(kinds(input, "2026-10-15T00:00Z")).toEqual(["window"]);
});

test("a buffer after another meeting is a buffer, not the meeting", () => {
  const input = ask({
    taken: [taken("2026-10-14T07:30Z", "2026-10-14T08:00Z", { bufferAfterMs: minuteMs })],
  });
  expect(kinds(input, "2026-10-14T08:00Z")).toEqual(["buffer"]);
});

test("a start on offer has no reasons", () => {
  expect(checkStart(ask(), utc("2026-10-14T08:00Z"))).toMatchObject({ isOffered: true });
});

test("the owner sees what blocks and whose it is, a guest only the kind, each once", () => {
  const time = taken("2026-10-14T08:15Z", "2026-10-14T09:00Z", { kind: "busy", linkId: "private" });
  const ann = member("ann", nineToFive, { taken: [time, { ...time, start: time.start - minuteMs }] });
  const reasons = reasonsOf(offer(ann, rule({ timeZone: "Europe/Berlin" })), "2026-10-14T08:00Z");
  expect(reasons[0]).toEqual({ kind: "busy", memberId: "ann", taken: time });
  expect(reasons).toHaveLength(2);
  expect(forGuest(reasons)).toEqual(["busy"]);
});

describe("over several people", () => {
  const free = member("ann", nineToFive);
  const gone = member("bob", { ...nineToFive, ...holiday });
  const met = member("cat", nineToFive, { taken: [taken("2026-10-14T08:00Z", "2026-10-14T08:30Z")] });
  const link = rule({ timeZone: "Europe/Berlin" });
  const owners = (groups: OfferInput["groups"], start = "2026-10-14T08:00Z") =>
    reasonsOf(offer(free, link, { groups }), start).map(({ kind, memberId }) => [kind, memberId]);

  test("those who cannot come are named, those who can are not", () => {
    expect(owners([all(free, gone, met)])).toEqual([
      ["day_off", "bob"],
      ["meeting", "cat"],
    ]);
  });

  test("a group that could be filled is not blamed", () => {
    expect(owners([some(1, free, gone), all(met)])).toEqual([["meeting", "cat"]]);
    expect(owners([some(2, free, gone), all(met)])).toEqual([
      ["day_off", "bob"],
      ["meeting", "cat"],
    ]);
  });

  test("off the grid is said once for all, and of each member who could come alone", () => {
    expect(owners([all(free, gone)], "2026-10-15T08:07Z")).toEqual([["off_grid", undefined]]);
    expect(owners([some(1, free, gone)], "2026-10-15T08:07Z")).toEqual([
      ["off_grid", "ann"],
      ["off_grid", "bob"],
    ]);
  });

  test("groups that nobody can fill have an answer too", () => {
    expect(owners([])).toEqual([["outside_hours", undefined]]);
    expect(owners([some(2, free)])).toEqual([["outside_hours", undefined]]);
    expect(owners([some(1, free), some(1, free)])).toEqual([["outside_hours", undefined]]);
  });
});
