/** What an emulator takes for the time: the given clock, moved ahead by hand. */
export type Clock = {
  /** Epoch ms. */
  now(): number;
  advance(ms: number): void;
};

export function clockOver(now: () => number): Clock {
  let aheadMs = 0;
  return {
    now: () => now() + aheadMs,
    advance: (ms) => {
      aheadMs += ms;
    },
  };
}

/** "2027-03-01T09:00:00.000Z" */
export const isoOf = (instant: number): string => new Date(instant).toISOString();
