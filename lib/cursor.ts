import { isId } from "./ids";

/** Where a page of a list in order of time ends: the time of its last entry (epoch ms), and which one it is. */
export type Cursor = { readonly at: number; readonly id: string };

/** A cursor as an address has it. */
export const writeCursor = ({ at, id }: Cursor): string => `${at}_${id}`;

/** The end of the year 9999: of what comes after, the database knows nothing. */
const latest = Date.UTC(10_000, 0) - 1;

/** Reads a cursor out of an address; undefined for what makes no sense. */
export function readCursor(text: string): Cursor | undefined {
  const [, at, id = ""] = /^(-?\d{1,15})_(.+)$/.exec(text) ?? [];
  return at !== undefined && Math.abs(Number(at)) <= latest && isId(id) ? { at: Number(at), id } : undefined;
}
