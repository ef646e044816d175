/** How many streams there may be at once, for one address and in all. */
export type Bounds = { readonly perAddress: number; readonly inAll: number };

/**
 * Counts open streams, so that nobody keeps so many that the server has no connections left. `take`
 * gives a place back by the function it returns, which may be called more than once; undefined
 * when there is no place.
 */
export function countPlaces({ perAddress, inAll }: Bounds) {
  const taken = new Map<string, number>();
  let total = 0;
  return {
    take(address: string): (() => void) | undefined {
      const own = taken.get(address) ?? 0;
      if (own >= perAddress || total >= inAll) return undefined;
      taken.set(address, own + 1);
      total += 1;
      let isTaken = true;
      return () => {
        if (!isTaken) return;
        isTaken = false;
        total -= 1;
        const left = (taken.get(address) ?? 1) - 1;
        if (left > 0) taken.set(address, left);
        else taken.delete(address);
      };
    },
  };
}
