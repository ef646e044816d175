import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { offeredStarts } from "@/lib/availability/offer";
import type { OfferInput } from "@/lib/availability/types";
import { toIso } from "@/lib/time/format";
import { dayMs, member, minuteMs, offer, rule, utc, week } from "./build";

const from = utc("2026-10-15T00:00Z");

/** The mulberry32 generator: the same numbers in [0, 1) for the same seed, everywhere. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A host in New York with so many busy blocks, in no order, over so many days. */
function host(blocks: number, days: number): OfferInput {
  const random = mulberry32(20261101);
  const taken = Array.from({ length: blocks }, () => {
    const day = Math.floor(days * random());
    const minute = 780 + 5 * Math.floor(108 * random());
    const length = 5 * (3 + Math.floor(10 * random()));
    const start = from + day * dayMs + minute * minuteMs;
    return {
      kind: "busy" as const,
      start,
      end: start + length * minuteMs,
      bufferBeforeMs: 0,
      bufferAfterMs: 0,
    };
  });
  const link = rule({
    timeZone: "America/New_York",
    incrementMs: 15 * minuteMs,
    bufferBeforeMs: 10 * minuteMs,
    bufferAfterMs: 10 * minuteMs,
    noticeMs: 240 * minuteMs,
  });
  const ann = member("ann", week("America/New_York", "09:00-17:00"), { taken });
  return offer(ann, link, { now: utc("2026-10-15T12:07Z") });
}

test("a month of a busy host in New York is the list everybody must get", () => {
  const starts = offeredStarts(host(100, 31), from, utc("2026-11-15T00:00Z"));
  expect(starts).toHaveLength(418);
  const hash = createHash("sha256").update(starts.map(toIso).join("\n")).digest("hex");
  expect(hash.slice(0, 12)).toBe("1cb43be9601d");
});
