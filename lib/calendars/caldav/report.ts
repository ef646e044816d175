import { DAVNamespace, type DAVResponse, davRequest, getDAVAttribute } from "tsdav";
import type { Connection } from "./connection";

const namespaces = getDAVAttribute([DAVNamespace.DAV, DAVNamespace.CALDAV, DAVNamespace.CARDDAV]);

/**
 * Asks for a report, as in `c:calendar-query` with what is inside of it. Not by tsdav's own functions for that: they
 * fail for a list of files as soon as one of them is gone, and quote the others in the error.
 */
export function report(
  url: string,
  name: string,
  content: Readonly<Record<string, unknown>>,
  { fetch }: Connection,
): Promise<DAVResponse[]> {
  const body = { [name]: { _attributes: namespaces, ...content } };
  return davRequest({ url, init: { method: "REPORT", headers: { Depth: "1" }, body }, fetch });
}

/** How many files are asked for at once: their answer is of a size that any server can give. */
const mostAtOnce = 50;

/** Asks for files by their paths, in as many goes as it takes. */
export async function reportByPath(
  url: string,
  name: string,
  content: Readonly<Record<string, unknown>>,
  paths: readonly string[],
  connection: Connection,
): Promise<DAVResponse[][]> {
  const answers: DAVResponse[][] = [];
  for (let at = 0; at < paths.length; at += mostAtOnce) {
    const some = { ...content, "d:href": paths.slice(at, at + mostAtOnce) };
    answers.push(await report(url, name, some, connection));
  }
  return answers;
}
