import type { Link } from "@/lib/links/queries";
import { durationOrUsual } from "@/lib/links/rules";
import { firstParam, type SearchParams } from "@/lib/search-params";
import { parseInstant, toIso } from "@/lib/time/format";
import { canonicalTimeZone, localDate, parseDate } from "@/lib/time/zone";
import { readTimeZone } from "@/lib/time-zone-names";

const carriedNames = ["lang", "embed", "name", "email", "guests"] as const;

/** Answers that the address brings for the form: `q.` and the question's id. */
type AnswerName = `q.${string}`;

/** What the address of a booking page says, so that an address sent to somebody opens the same view. */
export type PageState = {
  readonly token: string;
  /** Where the page is, when it is not the link's own: one that chooses a new time for a booking. */
  readonly path?: string | undefined;
  /** The zone that times are shown in; `isZoneChosen` when the address names it. */
  readonly timeZone: string;
  readonly isZoneChosen: boolean;
  readonly durationMinutes: number;
  /** First date of the month to show, or the date that was picked; undefined before either. */
  readonly date: string | undefined;
  readonly isDayPicked: boolean;
  /** The start that was picked, epoch ms. */
  readonly time: number | undefined;
  /** The clock that times are written on, when the address names one. */
  readonly clock: "12h" | "24h" | undefined;
  /** What somebody without script looks for among the zones; no other address keeps it. */
  readonly zoneQuery: string | undefined;
  /**
   * The language that was chosen, and what a site that embeds the page says for its visitor: kept in
   * every address, and nowhere else.
   */
  readonly carried: Readonly<
    Partial<Record<(typeof carriedNames)[number], string>> & Record<AnswerName, string>
  >;
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
    clock: readClock(firstParam(query.clock)),
    zoneQuery: firstParam(query.zones).slice(0, longestZoneQuery) || undefined,
    carried: readCarried(query),
  };
}

const longestZoneQuery = 80;

const readClock = (said: string) => (said === "12h" || said === "24h" ? said : undefined);

/** Room for some long answers in an address that servers and mail programs on the way still take. */
const longestCarried = 4000;

function readCarried(query: SearchParams): PageState["carried"] {
  const names = [...carriedNames, ...Object.keys(query).filter((name) => name.startsWith("q."))];
  const carried: Record<string, string> = {};
  let room = longestCarried;
  for (const name of names) {
    const value = name.startsWith("q.") ? allParams(query[name]) : firstParam(query[name]);
    room -= value ? name.length + value.length : 0;
    if (value && room >= 0) carried[name] = value;
  }
  return carried;
}

/** Several answers to one question come several times, and are one text with a line for each. */
const allParams = (value: SearchParams[string]): string =>
  (Array.isArray(value) ? value : [value ?? ""]).map((text) => text.trim()).join("\n");

/** What a link on the page changes; the rest of the state stays. */
export type PageChange = {
  readonly date?: string | undefined;
  readonly time?: number | undefined;
  readonly durationMinutes?: number;
  readonly clock?: "12h" | "24h";
  /** A zone that is chosen with it. */
  readonly timeZone?: string;
};

/** The address of the page after a change. A date "YYYY-MM" shows a month with no day picked. */
export function pageHref(state: PageState, change: PageChange): string {
  const { durationMinutes, date, time, clock, timeZone } = { ...state, ...change };
  const query = new URLSearchParams();
  if (date !== undefined) query.set("date", date);
  if (time !== undefined) query.set("time", toIso(time));
  query.set("duration", String(durationMinutes));
  if (state.isZoneChosen || change.timeZone) query.set("tz", timeZone);
  if (clock !== undefined) query.set("clock", clock);
  for (const [name, value] of Object.entries(state.carried)) if (value) query.set(name, value);
  return `${state.path ?? `/book/${state.token}`}?${query}`;
}
