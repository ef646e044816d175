import { describe, expect, test } from "vitest";
import { offeredStarts } from "@/lib/availability/offer";
import { conflictsAt, freePlace, gridStarts, refusedStarts } from "@/lib/availability/slots";
import type { LinkRule, Member, Taken } from "@/lib/availability/types";
import {
  clocks,
  everyDay,
  hourMs,
  member,
  minuteMs,
  offer,
  override,
  rule,
  taken,
  times,
  utc,
  week,
} from "./build";

/** The times of day a UTC host with these hours offers on Wednesday 14 October 2026. */
function wednesday(host: Partial<Member>, link: Partial<LinkRule> = {}, hours = "09:00-11:00"): string[] {
  const input = offer(member("ann", week("UTC", hours, [3]), host), rule(link));
  return times(offeredStarts(input, utc("2026-10-14T00:00Z"), utc("2026-10-15T00:00Z")));
}

describe("the grid", () => {
  test("goes from the start of each opening in steps of the increment", () => {
    expect(wednesday({}, { incrementMs: 20 * minuteMs })).toEqual([
      "09:00",
      "09:20",
      "09:40",
      "10:00",
      "10:20",
    ]);
  });

  test("begins anew in each opening", () => {
    expect(wednesday({}, {}, "09:10-10:00 11:25-12:25")).toEqual(["09:10", "11:25", "11:55"]);
  });

  test("is not shifted by busy time", () => {
    const busy = taken("2026-10-14T09:00Z", "2026-10-14T09:20Z", { kind: "busy" });
    expect(wednesday({ taken: [busy] })).toEqual(["09:30", "10:00", "10:30"]);
  });

  test("is not shifted by notice", () => {
    const input = offer(member("ann", week("UTC", "09:00-11:00", [3])), rule(), {
      now: utc("2026-10-14T09:10Z"),
    });
    expect(times(offeredStarts(input, 0, utc("2026-10-15T00:00Z")))).toEqual(["09:30", "10:00", "10:30"]);
  });

  test("is not shifted by the range asked", () => {
    const input = offer(member("ann", week("UTC", "09:00-11:00", [3])));
    const from = utc("2026-10-14T09:07Z");
    expect(times(offeredStarts(input, from, utc("2026-10-14T10:31Z")))).toEqual(["09:30", "10:00"]);
  });

  test("counts elapsed time through a change of the clock", () => {
    const host = member("ann", {
      ...week("Europe/Berlin", ""),
      overrides: [override("2026-10-25", "01:00-04:00")],
    });
    const input = offer(host, rule({ durationMs: hourMs, incrementMs: hourMs }));
    const starts = offeredStarts(input, utc("2026-10-24T12:00Z"), utc("2026-10-25T12:00Z"));
    expect(times(starts, "Europe/Berlin")).toEqual(["01:00", "02:00", "02:00", "03:00"]);
  });

  test("of a host who is always there hangs on local midnight of 1970", () => {
    const host = member("ann", week("Asia/Kathmandu", "00:00-24:00", everyDay));
    const input = offer(host, rule({ durationMs: hourMs, incrementMs: 7 * hourMs }));
    const midnight = utc("1969-12-31T18:30Z");
    const starts = offeredStarts(input, utc("2026-10-14T00:00Z"), utc("2026-10-16T00:00Z"));
    expect(starts.length).toBe(7);
    expect(starts.every((start) => (start - midnight) % (7 * hourMs) === 0)).toBe(true);
  });
});

describe("the meeting lies inside one opening", () => {
  test("and not in two with a gap between", () => {
    expect(
      wednesday({}, { durationMs: hourMs, incrementMs: 30 * minuteMs }, "09:00-10:00 10:01-11:01"),
    ).toEqual(["09:00", "10:01"]);
  });

  test("and may end with it", () => {
    expect(wednesday({}, { durationMs: 2 * hourMs })).toEqual(["09:00"]);
    expect(wednesday({}, { durationMs: 2 * hourMs + minuteMs })).toEqual([]);
  });

  test("over midnight, when the hours of two days touch", () => {
    const input = offer(
      member("ann", week("UTC", "00:00-24:00", [3, 4])),
      rule({ durationMs: 2 * hourMs, incrementMs: hourMs }),
    );
    const starts = offeredStarts(input, utc("2026-10-14T22:00Z"), utc("2026-10-15T02:00Z"));
    expect(times(starts)).toEqual(["22:00", "23:00", "00:00"]);
  });

  test("but its buffers may stick out", () => {
    const buffers = { bufferBeforeMs: hourMs, bufferAfterMs: hourMs };
    expect(wednesday({}, buffers)).toEqual(["09:00", "09:30", "10:00", "10:30"]);
  });
});

describe("conflicts", () => {
  const tenToHalfPast = (changes: Partial<Taken> = {}) => ({
    taken: [taken("2026-10-14T10:00Z", "2026-10-14T10:30Z", changes)],
  });

  test("times that only touch do not conflict", () => {
    expect(wednesday(tenToHalfPast())).toEqual(["09:00", "09:30", "10:30"]);
  });

  test("holds count like meetings", () => {
    expect(wednesday(tenToHalfPast({ kind: "hold" }))).toEqual(wednesday(tenToHalfPast()));
  });

  test("the other meeting's buffers keep this one away", () => {
    expect(wednesday(tenToHalfPast({ bufferBeforeMs: 5 * minuteMs }))).toEqual(["09:00", "10:30"]);
    expect(wednesday(tenToHalfPast({ bufferAfterMs: 5 * minuteMs }))).toEqual(["09:00", "09:30"]);
  });

  test("this meeting's buffers keep the other away, busy blocks too", () => {
    expect(wednesday(tenToHalfPast({ kind: "busy" }), { bufferAfterMs: 5 * minuteMs })).toEqual([
      "09:00",
      "10:30",
    ]);
    expect(wednesday(tenToHalfPast({ kind: "busy" }), { bufferBeforeMs: 5 * minuteMs })).toEqual([
      "09:00",
      "09:30",
    ]);
  });

  test("two buffers may share the same minutes: the longer counts, not the sum", () => {
    const own = { bufferBeforeMs: 30 * minuteMs, bufferAfterMs: 30 * minuteMs };
    const host = { taken: [taken("2026-10-14T10:00Z", "2026-10-14T10:30Z", own)] };
    const link = { incrementMs: 10 * minuteMs, bufferBeforeMs: 20 * minuteMs, bufferAfterMs: 20 * minuteMs };
    expect(wednesday(host, link, "08:50-12:00")).toEqual([
      "08:50",
      "09:00",
      "11:00",
      "11:10",
      "11:20",
      "11:30",
    ]);
  });

  test.each([
    // [a - max(p, after) - d, b + max(q, before)], both ends free, with d = 30 min.
    ["no buffers", 0, 0, 0, 0, -30, 30],
    ["own buffers", 10, 20, 0, 0, -40, 50],
    ["the link's buffers", 0, 0, 10, 20, -50, 40],
    ["the longer before", 15, 0, 0, 10, -45, 30],
    ["the longer after", 0, 5, 25, 0, -30, 55],
  ])("refused is an open interval: %s", (_, p, q, before, after, first, last) => {
    const ten = utc("2026-10-14T10:00Z");
    const time = taken("2026-10-14T10:00Z", "2026-10-14T10:30Z", {
      bufferBeforeMs: p * minuteMs,
      bufferAfterMs: q * minuteMs,
    });
    const link = rule({ bufferBeforeMs: before * minuteMs, bufferAfterMs: after * minuteMs });
    const edge = { first: ten + first * minuteMs, last: ten + last * minuteMs };
    expect(conflictsAt(time, link, edge.first)).toBe(false);
    expect(conflictsAt(time, link, edge.first + 1)).toBe(true);
    expect(conflictsAt(time, link, edge.last - 1)).toBe(true);
    expect(conflictsAt(time, link, edge.last)).toBe(false);
    const host = member("ann", week("UTC", ""), { taken: [time] });
    expect(refusedStarts(host, link, { first: 0, end: Number.MAX_SAFE_INTEGER })).toEqual([
      edge.first + 1,
      edge.last,
    ]);
  });

  test("a time of no length takes nothing, whatever its buffers", () => {
    const empty = taken("2026-10-14T10:00Z", "2026-10-14T10:00Z", {
      bufferBeforeMs: hourMs,
      bufferAfterMs: hourMs,
    });
    expect(wednesday({ taken: [empty] })).toEqual(["09:00", "09:30", "10:00", "10:30"]);
  });

  test("a time that begins long before the range asked still counts", () => {
    const long = taken("2026-10-01T00:00Z", "2026-10-14T09:45Z", { kind: "busy" });
    expect(wednesday({ taken: [long] })).toEqual(["10:00", "10:30"]);
  });
});

describe("a member with room for several", () => {
  const at10 = (place?: number) => taken("2026-10-14T10:00Z", "2026-10-14T10:30Z", { place });

  test("is taken only when every place is", () => {
    expect(wednesday({ capacity: 2, taken: [at10(0)] })).toContain("10:00");
    expect(wednesday({ capacity: 2, taken: [at10(0), at10(1)] })).not.toContain("10:00");
  });

  test("is taken whole by what names no place, or one it no longer has", () => {
    expect(wednesday({ capacity: 3, taken: [at10()] })).not.toContain("10:00");
    expect(wednesday({ capacity: 2, taken: [at10(5)] })).not.toContain("10:00");
    expect(wednesday({ taken: [at10(3)] })).not.toContain("10:00");
  });

  test("needs one place for the whole meeting", () => {
    const host = {
      capacity: 2,
      taken: [
        taken("2026-10-14T09:00Z", "2026-10-14T09:30Z", { place: 0 }),
        taken("2026-10-14T09:30Z", "2026-10-14T10:00Z", { place: 1 }),
      ],
    };
    expect(wednesday(host, { durationMs: hourMs, incrementMs: hourMs })).toEqual(["10:00"]);
    const sameplace = { ...host, taken: host.taken.map((time) => ({ ...time, place: 0 })) };
    expect(wednesday(sameplace, { durationMs: hourMs, incrementMs: hourMs })).toEqual(["09:00", "10:00"]);
  });

  test("gives the lowest free place", () => {
    const host = member("room", week("UTC", ""), { capacity: 3, taken: [at10(0), at10(2)] });
    expect(freePlace(host, rule(), utc("2026-10-14T10:00Z"))).toBe(1);
    expect(freePlace(host, rule(), utc("2026-10-14T11:00Z"))).toBe(0);
    expect(freePlace({ ...host, taken: [at10()] }, rule(), utc("2026-10-14T10:00Z"))).toBeUndefined();
  });
});

describe("notice", () => {
  const at = (now: string, noticeMs: number) => {
    const input = offer(member("ann", week("UTC", "09:00-11:00", [3])), rule({ noticeMs }), {
      now: utc(now),
    });
    return times(offeredStarts(input, utc("2026-10-14T00:00Z"), utc("2026-10-15T00:00Z")));
  };

  test("is not rounded: a start exactly then is offered, one a minute sooner is not", () => {
    expect(at("2026-10-14T05:00Z", 4 * hourMs)).toEqual(["09:00", "09:30", "10:00", "10:30"]);
    expect(at("2026-10-14T05:01Z", 4 * hourMs)).toEqual(["09:30", "10:00", "10:30"]);
  });

  test("of nothing still leaves out the past", () => {
    expect(at("2026-10-14T09:45Z", 0)).toEqual(["10:00", "10:30"]);
  });
});

describe("the window", () => {
  /** First and last start that a host who is always there offers, in the link's zone. */
  const ends = (link: Partial<LinkRule>, now: string) => {
    const host = member("ann", week("UTC", "00:00-24:00", everyDay));
    const input = offer(host, rule({ timeZone: "America/New_York", ...link }), { now: utc(now) });
    const starts = clocks(
      offeredStarts(input, utc("2026-01-01T00:00Z"), utc("2028-01-01T00:00Z")),
      "America/New_York",
    );
    return [starts[0], starts.at(-1)];
  };

  test("rolling means today through today plus so many dates of the link's zone", () => {
    // 02:00 UTC is still the evening of the 13th in New York.
    expect(ends({ window: { kind: "rolling", days: 2 } }, "2026-10-14T02:00Z")).toEqual([
      "2026-10-13T22:00",
      "2026-10-15T23:30",
    ]);
    expect(ends({ window: { kind: "rolling", days: 0 } }, "2026-10-14T02:00Z")[1]).toBe("2026-10-13T23:30");
  });

  test("fixed means first date through last date, both included", () => {
    const window = { kind: "fixed", firstDate: "2026-10-20", lastDate: "2026-10-21" } as const;
    expect(ends({ window }, "2026-10-14T02:00Z")).toEqual(["2026-10-20T00:00", "2026-10-21T23:30"]);
  });

  test("of a link without one ends 365 days ahead", () => {
    expect(ends({}, "2026-10-14T12:00Z")[1]).toBe("2027-10-14T23:30");
  });

  test("bounds the start of a meeting, not its end", () => {
    const window = { kind: "rolling", days: 0 } as const;
    expect(ends({ window, durationMs: 2 * hourMs, incrementMs: hourMs }, "2026-10-14T12:00Z")[1]).toBe(
      "2026-10-14T23:00",
    );
  });
});

describe("a one-time link with chosen times", () => {
  const chosen = (text: string, outsideHoursAllowed = false) => ({ start: utc(text), outsideHoursAllowed });

  test("offers only those, on the grid or not", () => {
    const chosenTimes = [
      chosen("2026-10-14T10:10Z"),
      chosen("2026-10-14T09:00Z"),
      chosen("2026-10-14T09:00Z"),
    ];
    expect(wednesday({}, { chosenTimes })).toEqual(["09:00", "10:10"]);
  });

  test("offers times outside opening hours only when the owner said so", () => {
    const chosenTimes = [
      chosen("2026-10-14T07:00Z"),
      chosen("2026-10-14T08:00Z", true),
      chosen("2026-10-14T10:45Z"),
    ];
    expect(wednesday({}, { chosenTimes })).toEqual(["08:00"]);
  });

  test("offers none that conflicts", () => {
    const busy = taken("2026-10-14T08:15Z", "2026-10-14T09:00Z", { kind: "busy" });
    const chosenTimes = [chosen("2026-10-14T08:00Z", true), chosen("2026-10-14T09:00Z")];
    expect(wednesday({ taken: [busy] }, { chosenTimes })).toEqual(["09:00"]);
  });

  test("offers none too soon", () => {
    const input = offer(
      member("ann", week("UTC", "09:00-11:00", [3])),
      rule({ noticeMs: hourMs, chosenTimes: [chosen("2026-10-14T09:00Z"), chosen("2026-10-14T10:00Z")] }),
      { now: utc("2026-10-14T08:30Z") },
    );
    expect(times(offeredStarts(input, 0, utc("2026-10-15T00:00Z")))).toEqual(["10:00"]);
  });

  test("without any left offers nothing", () => {
    expect(wednesday({}, { chosenTimes: [] })).toEqual([]);
  });
});

test("a stretch of refused starts is leapt over to the next point of the same grid", () => {
  const day = [0, 24 * hourMs];
  const link = { durationMs: hourMs, incrementMs: 7 * minuteMs, bufferBeforeMs: 0, bufferAfterMs: 0 };
  const starts = gridStarts(day, [10 * minuteMs, 5 * hourMs], link, { first: 0, end: 6 * hourMs });
  expect(starts.slice(0, 3)).toEqual([0, 7 * minuteMs, 301 * minuteMs]);
});
