import { AppError } from "@/lib/errors";
import { say } from "@/lib/i18n/say";
import { at } from "./interval";

const secondMs = 1000;
const dayMs = 86_400_000;

/** Length of a block of a zone's table: four years, cut at multiples of it since 1970. */
export const blockMs = 1461 * dayMs;

/** No zone has kept an offset for less than a week since 1970, so no change hides between two samples. */
const stepMs = 7 * dayMs;

/** Some 2 MB. A year in every zone there is needs about 600 blocks. */
const mostBlocks = 3000;
const mostNames = 2000;

/**
 * When a zone's clock changed within one block: [instant, offset, instant, offset, …],
 * each offset (ms ahead of UTC) holding from its instant to the next, the last to the
 * block's end. The first instant is the block's start.
 */
export type Block = readonly number[];

export type Zone = { readonly name: string; readonly blocks: Map<number, Block> };

const zones = new Map<string, Zone>();
let blocksKept = 0;
let latest: { readonly name: string; readonly zone: Zone } | undefined;

/** The table of a zone by any name `Intl` knows. Fails with `invalid` for a name it does not. */
export function zoneOf(name: string): Zone {
  if (latest?.name === name) return latest.zone;
  const zone = zones.get(name) ?? openZone(name);
  latest = { name, zone };
  return zone;
}

function openZone(name: string): Zone {
  const canonical = canonicalName(name);
  if (canonical === undefined) throw new AppError("invalid", say("time.noZone", { name }));
  if (zones.size >= mostNames) forgetAll();
  const zone = zones.get(canonical) ?? { name: canonical, blocks: new Map() };
  zones.set(canonical, zone).set(name, zone);
  return zone;
}

/** The one name the runtime uses for a zone and its aliases; undefined when it knows none. */
export function canonicalName(name: string): string | undefined {
  // Intl takes bare offsets such as "+02:00" too; those are no zones.
  if (!/^[A-Za-z]/.test(name)) return undefined;
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** The zone's block with this number, `Math.floor(instant / blockMs)`, built when first asked for. */
export function blockOf(zone: Zone, number: number): Block {
  const known = zone.blocks.get(number);
  if (known) return known;
  if (blocksKept >= mostBlocks) forgetAll();
  const block = buildBlock(zone.name, number * blockMs);
  zone.blocks.set(number, block);
  blocksKept += 1;
  return block;
}

function forgetAll(): void {
  for (const zone of zones.values()) zone.blocks.clear();
  zones.clear();
  latest = undefined;
  blocksKept = 0;
}

function buildBlock(timeZone: string, start: number): Block {
  const offsetAt = offsetReader(timeZone);
  let offset = offsetAt(start);
  const block = [start, offset];
  for (let from = start; from < start + blockMs; from += stepMs) {
    const until = Math.min(from + stepMs, start + blockMs - secondMs);
    const target = offsetAt(until);
    let changed = from;
    while (offset !== target) {
      changed = firstChange(offsetAt, changed, until, offset);
      offset = offsetAt(changed);
      block.push(changed, offset);
    }
  }
  return block;
}

/** The first instant after `low`, to the second, at which the offset is no longer the one at `low`. */
function firstChange(
  offsetAt: (instant: number) => number,
  low: number,
  high: number,
  offset: number,
): number {
  let before = low;
  let after = high;
  while (after - before > secondMs) {
    const middle = before + Math.floor((after - before) / 2 / secondMs) * secondMs;
    if (offsetAt(middle) === offset) before = middle;
    else after = middle;
  }
  return after;
}

/** Reads offsets from the runtime's own data. Slow (µs), hence the tables. Fails with a RangeError for a zone it does not know. */
export function offsetReader(timeZone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
  return (instant) => {
    const found = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(format.format(instant));
    if (!found) throw new Error(`The runtime gives no offset for ${timeZone} at ${instant}.`);
    const [, sign, hours = 0, minutes = 0, seconds = 0] = found;
    const length = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * secondMs;
    return sign === "-" ? -length : length;
  };
}

/** Position in a block of the offset in force at an instant of that block. */
export function positionIn(block: Block, instant: number): number {
  let i = block.length - 2;
  while (i > 0 && at(block, i) > instant) i -= 2;
  return i;
}
