import { propfind } from "tsdav";
import { inside, listOf, namesIn, told } from "./answers";
import type { Connection } from "./connection";

/** The reports that a server says it can make of a collection, as tsdav writes their names: `calendarQuery`. */
export type Reports = (collection: string) => Promise<ReadonlySet<string>>;

/** Asks each collection once. One that says nothing, or says it wrongly, is taken to be able to do the least. */
export function askedOnce({ fetch }: Connection, kept: Map<string, ReadonlySet<string>>): Reports {
  return async (url) => {
    const known = kept.get(url);
    if (known) return known;
    const props = { "d:supported-report-set": {} };
    const [answer] = told(await propfind({ url, props, depth: "0", fetch }));
    const supported = listOf(inside(answer?.props.supportedReportSet, "supportedReport"));
    const names = new Set(supported.flatMap((one) => namesIn(inside(one, "report"))));
    kept.set(url, names);
    return names;
  };
}
