import type { FormState } from "@/lib/form-state";
import { type Pair, readPairs } from "@/lib/schedules/rules";

/** A pair of times in a form, with a key of its own among its neighbours. */
export type HourRow = Pair & {
  readonly key: number;
  /** Just added: takes the focus. */
  readonly isNew?: boolean;
};

/** Pairs of times as rows of a form. */
export const toRows = (pairs: readonly Pair[]): HourRow[] => pairs.map((pair, key) => ({ ...pair, key }));

/** The rows with one more at the end. */
export const addRow = (rows: readonly HourRow[], pair: Pair): HourRow[] => [
  ...rows,
  { ...pair, key: Math.max(-1, ...rows.map(({ key }) => key)) + 1, isNew: true },
];

/** The rows a form came back with; the empty one at the end is drawn anew. Undefined for a form not sent yet. */
export function sentRows({ values }: FormState, below: string): HourRow[] | undefined {
  if (values[`${below}/0/from`] === undefined) return undefined;
  const pairs = readPairs(values, below);
  const isLastEmpty = pairs.at(-1)?.from === "" && pairs.at(-1)?.to === "";
  return toRows(isLastEmpty ? pairs.slice(0, -1) : pairs);
}
