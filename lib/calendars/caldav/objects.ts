import { type DAVResponse, propfind } from "tsdav";
import type { Window } from "@/lib/calendars/provider";
import { addressOf, pathOf } from "./address";
import { namesIn, textOf, told } from "./answers";
import type { Connection } from "./connection";
import { report, reportByPath } from "./report";

/** A file of a calendar: everything with one UID. */
export type CalendarObject = { readonly address: string; readonly ics: string };

const withData = { "d:prop": { "d:getetag": {}, "c:calendar-data": {} } };

/** Reads files at these addresses, and says which are gone. One that the server just now cannot give is neither. */
export async function objectsAt(
  calendarId: string,
  addresses: readonly string[],
  connection: Connection,
): Promise<{ objects: CalendarObject[]; gone: string[] }> {
  const paths = addresses.map(pathOf);
  const answers = await reportByPath(calendarId, "c:calendar-multiget", withData, paths, connection);
  const lost = answers.flatMap(told).filter(({ status }) => status === 404 || status === 410);
  return {
    objects: answers.flatMap((answer) => objectsIn(answer, calendarId)),
    gone: lost.map(({ href }) => addressOf(href, calendarId)),
  };
}

/** Files with an event inside a window, by the word of the server. */
export async function objectsBetween(
  calendarId: string,
  { from, until }: Window,
  connection: Connection,
): Promise<CalendarObject[]> {
  const range = { "c:time-range": { _attributes: { start: instant(from), end: instant(until) } } };
  const asked = { ...withData, ...eventsWith(range) };
  return objectsIn(await report(calendarId, "c:calendar-query", asked, connection), calendarId);
}

/** Addresses of the files with a UID. */
export async function addressesOfUid(
  calendarId: string,
  uid: string,
  connection: Connection,
): Promise<string[]> {
  const match = { "c:text-match": { _attributes: { collation: "i;octet" }, _text: uid } };
  const asked = eventsWith({ "c:prop-filter": { _attributes: { name: "UID" }, ...match } });
  const prop = { "d:prop": { "d:getetag": {} } };
  const answer = await report(calendarId, "c:calendar-query", { ...prop, ...asked }, connection);
  return told(answer)
    .filter(({ status }) => status < 300)
    .map(({ href }) => addressOf(href, calendarId));
}

/** The state of every file in a collection, by address. A server that tells none is asked again every time. */
export async function etagsIn(collection: string, { fetch }: Connection): Promise<Map<string, string>> {
  const props = { "d:getetag": {}, "d:resourcetype": {} };
  const answers = told(await propfind({ url: collection, props, depth: "1", fetch }));
  return new Map(
    answers
      .filter(({ status, props }) => status < 300 && !namesIn(props.resourcetype).includes("collection"))
      .map(({ href, props }) => [addressOf(href, collection), textOf(props.getetag) ?? ""]),
  );
}

const eventsWith = (filter: object) => ({
  "c:filter": {
    "c:comp-filter": {
      _attributes: { name: "VCALENDAR" },
      "c:comp-filter": { _attributes: { name: "VEVENT" }, ...filter },
    },
  },
});

/** As in 20270102T080000Z. */
export const instant = (ms: number): string =>
  `${new Date(ms).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;

const objectsIn = (answer: readonly DAVResponse[], calendarId: string): CalendarObject[] =>
  told(answer).flatMap(({ href, props }) => {
    const ics = textOf(props.calendarData);
    return ics === undefined ? [] : [{ address: addressOf(href, calendarId), ics }];
  });
