import type { Link } from "@/lib/links/queries";
import { durationOrUsual } from "@/lib/links/rules";
import { firstParam, type SearchParams } from "@/lib/search-params";
import { parseInstant, toIso } from "@/lib/time/format";
import { canonicalTimeZone, localDate, parseDate } from "@/lib/time/zone";
import { readTimeZone } from "@/lib/time-zone-names";

const carriedNames = ["lang", "embed", "name", "email"] as const;

/** What the address of a booking page says, so that an address sent to somebody opens the same view. */
export type PageState = {
  readonly token: string;
  /** The zone that times are shown in; `isZoneChosen` when the address names it. */
  readonly timeZone: string;
  readonly isZoneChosen: boolean;
  readonly durationMinutes: number;
  /** First date of the month to show, or the date that was picked; undefined before either. */
  readonly date: string | undefined;
  readonly isDayPicked: boolean;
  /** The start that was picked, epoch ms. */
  readonly time: number | undefined;
  /**
   * The language that was chosen, and what a site that embeds the page says for its visitor: kept in
   * every address, and nowhere else.
   */
  readonly carried: Readonly<Partial<Record<(typeof carriedNames)[number], string>>>;
};

/** Reads the address; what makes no sense in it counts as not said. */
export function readPageState(link: Link, query: SearchParams): PageState {
  const date = firstParam(query.date);
  const read = readTimeZone(firstParam(query.tz));
  const chosenZone = read && canonicalTimeZone(read);
  const timeZone = chosenZone ?? link.timeZone;
  const start = parseInstant(firstParam(query.time));
  const day = parseDate(date);
  const month = parseDate(`${date}-01`);
  return {
    token: link.token,
    timeZone,
    isZoneChosen: chosenZone !== undefined,
    durationMinutes: durationOrUsual(link, Number(firstParam(query.duration))),
    date: day ?? month ?? (start === undefined ? undefined : localDate(start, timeZone)),
    isDayPicked: day !== undefined || start !== undefined,
    time: start,
    carried: readCarried(query),
  };
}

function readCarried(query: SearchParams): PageState["carried"] {
  const said = carriedNames.map((name) => [name, firstParam(query[name])]);
  return Object.fromEntries(said.filter(([, value]) => value));
}

/** What a link on the page changes; the rest of the state stays. */
export type PageChange = {
  readonly date?: string | undefined;
  readonly time?: number | undefined;
  readonly durationMinutes?: number;
};

/** The address of the page after a change. A date "YYYY-MM" shows a month with no day picked. */
export function pageHref(state: PageState, change: PageChange): string {
  const { durationMinutes, date, time } = { ...state, ...change };
  const query = new URLSearchParams();
  if (date !== undefined) query.set("date", date);
  if (time !== undefined) query.set("time", toIso(time));
  query.set("duration", String(durationMinutes));
  if (state.isZoneChosen) query.set("tz", state.timeZone);
  for (const [name, value] of Object.entries(state.carried)) query.set(name, value);
  return `/book/${state.token}?${query}`;
}
