/** Chance that a seed repeats: the same emulator does the same again. Nothing here is secret. */
export type Random = {
  /** From 0 up to 1. */
  fraction(): number;
  /** Whole, from 0 up to `count`. */
  below(count: number): number;
  /** Lower-case letters and digits, as ids and tokens are made of. */
  word(length: number): string;
};

/** Mulberry32, by Tommy Ettinger (public domain). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const fraction = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number) => Math.floor(fraction() * count);
  // Google takes only these for an event's id: base32hex.
  const word = (length: number) => Array.from({ length }, () => below(32).toString(32)).join("");
  return { fraction, below, word };
}
