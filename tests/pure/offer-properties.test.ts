import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { checkStart, offeredStarts } from "@/lib/availability/offer";
import { forGuest, reasonKinds } from "@/lib/availability/reasons";
import type { Member, OfferInput } from "@/lib/availability/types";
import { asked } from "./arbitraries";
import { dayMs, minuteMs } from "./build";
import { oracleStarts } from "./oracle";

// Much work for a test; other suites may be at work on the same machine.
vi.setConfig({ testTimeout: 60_000 });

const runs = { numRuns: 300 };

/** The same input with every member changed. */
const withMembers = (input: OfferInput, change: (member: Member) => Member): OfferInput => ({
  ...input,
  groups: input.groups.map((group) => ({ ...group, members: group.members.map(change) })),
});

const isSubset = (some: readonly number[], all: readonly number[]) => {
  const known = new Set(all);
  return some.every((start) => known.has(start));
};

test("the engine offers exactly what the slow minute-by-minute oracle offers", () => {
  fc.assert(
    fc.property(asked, ({ input, from, until }) => {
      expect(offeredStarts(input, from, until)).toEqual(oracleStarts(input, from, until));
    }),
    { numRuns: 400 },
  );
});

describe("the answer for an instant", () => {
  test("does not depend on the range asked", () => {
    fc.assert(
      fc.property(asked, fc.nat({ max: 4000 }), fc.nat({ max: 4000 }), ({ input, from, until }, a, b) => {
        const part = { from: from + a * minuteMs, until: until - b * minuteMs };
        const whole = offeredStarts(input, from - 2 * dayMs, until + 2 * dayMs);
        const inside = whole.filter((s) => part.from <= s && s + input.link.durationMs <= part.until);
        expect(offeredStarts(input, part.from, part.until)).toEqual(inside);
      }),
      runs,
    );
  });

  test("does not depend on the order in which taken times, ranges or members come", () => {
    fc.assert(
      fc.property(asked, ({ input, from, until }) => {
        const turned = withMembers(input, (member) => ({
          ...member,
          taken: member.taken.toReversed(),
          schedule: {
            ...member.schedule,
            weekly: member.schedule.weekly.toReversed(),
            overrides: member.schedule.overrides.toReversed(),
          },
        }));
        const groups = turned.groups.map((group) => ({ ...group, members: group.members.toReversed() }));
        expect(offeredStarts({ ...turned, groups: groups.toReversed() }, from, until)).toEqual(
          offeredStarts(input, from, until),
        );
      }),
      runs,
    );
  });

  test("is the same for a list and for one start, and comes with members or with reasons", () => {
    fc.assert(
      fc.property(asked, ({ input, from, until }) => {
        const offered = new Set(offeredStarts(input, from, until));
        for (let start = from; start + input.link.durationMs <= until; start += 15 * minuteMs) {
          const check = checkStart(input, start);
          expect(check.isOffered).toBe(offered.has(start));
          if (check.isOffered) expectFilled(input, check.picks);
          else expectReasons(check.reasons);
        }
      }),
      { numRuns: 40 },
    );
  });
});

function expectFilled(input: OfferInput, picks: readonly { group: number; memberId: string }[]) {
  expect(new Set(picks.map(({ memberId }) => memberId)).size).toBe(picks.length);
  for (const [i, { needed, members }] of input.groups.entries()) {
    const mine = picks.filter(({ group }) => group === i);
    expect(mine).toHaveLength(needed === "all" ? members.length : needed);
    expect(mine.every(({ memberId }) => members.some(({ id }) => id === memberId))).toBe(true);
  }
}

function expectReasons(reasons: Parameters<typeof forGuest>[0]) {
  expect(reasons.length).toBeGreaterThan(0);
  const places = forGuest(reasons).map((kind) => reasonKinds.indexOf(kind));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
}

describe("nothing that takes time away ever adds a start", () => {
  const shrinks = (name: string, change: (input: OfferInput, from: number) => OfferInput) =>
    test(name, () => {
      fc.assert(
        fc.property(asked, ({ input, from, until }) => {
          const fewer = offeredStarts(change(input, from), from, until);
          expect(isSubset(fewer, offeredStarts(input, from, until))).toBe(true);
        }),
        runs,
      );
    });

  shrinks("one more busy block", (input, from) =>
    withMembers(input, (member) => {
      const start = from + 20 * 60 * minuteMs;
      const busy = {
        kind: "busy",
        start,
        end: start + 95 * minuteMs,
        bufferBeforeMs: 0,
        bufferAfterMs: 0,
      } as const;
      return { ...member, taken: [...member.taken, busy] };
    }),
  );
  shrinks("a longer notice", (input) => ({
    ...input,
    link: { ...input.link, noticeMs: input.link.noticeMs + 185 * minuteMs },
  }));
  shrinks("longer buffers", (input) => ({
    ...input,
    link: {
      ...input.link,
      bufferBeforeMs: input.link.bufferBeforeMs + 20 * minuteMs,
      bufferAfterMs: 60 * minuteMs,
    },
  }));
  shrinks("a switched-off link", (input) => ({ ...input, link: { ...input.link, isActive: false } }));

  test("a later now, in a window that does not move with it", () => {
    const window = { kind: "fixed", firstDate: "2026-01-01", lastDate: "2028-12-31" } as const;
    fc.assert(
      fc.property(asked, ({ input: { now, link, ...rest }, from, until }) => {
        const at = (instant: number) =>
          offeredStarts({ ...rest, now: instant, link: { ...link, window } }, from, until);
        expect(isSubset(at(now + 90 * minuteMs), at(now))).toBe(true);
      }),
      runs,
    );
  });
});
