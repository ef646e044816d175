import { type Tab, tabs } from "@/lib/bookings/booking-conditions";
import type { BookingQuery } from "@/lib/bookings/find-bookings";
import { readCursor } from "@/lib/cursor";
import { isId } from "@/lib/ids";
import { firstParam, type SearchParams } from "@/lib/search-params";
import { dayOf, parseDate, startOfDate, startOfDay } from "@/lib/time/zone";

export const views = ["list", "week", "month"] as const;
export type View = (typeof views)[number];

/** What the address of the page asks for. Texts are as they were typed, "" for none. */
export type Asked = {
  readonly view: View;
  readonly tab: Tab;
  readonly q: string;
  readonly link: string;
  readonly host: string;
  /** Dates "YYYY-MM-DD" of the list, both included. */
  readonly from: string;
  readonly until: string;
  /** A date in the week or month that is shown; "" for today's. */
  readonly date: string;
  /** Where the page of the list begins, as `writeCursor` has it. */
  readonly after: string;
  readonly before: string;
};

const longestSearch = 200;

/** Reads the address; what it cannot mean is left out, so that a worn address still shows something. */
export function readAsked(params: SearchParams): Asked {
  const one = (name: string) => firstParam(params[name]);
  const id = (name: string) => (isId(one(name)) ? one(name) : "");
  const date = (name: string) => parseDate(one(name)) ?? "";
  const cursor = (name: string) => (readCursor(one(name)) ? one(name) : "");
  return {
    view: views.find((view) => view === one("view")) ?? "list",
    tab: tabs.find((tab) => tab === one("tab")) ?? "upcoming",
    q: one("q").slice(0, longestSearch),
    link: id("link"),
    host: id("host"),
    from: date("from"),
    until: date("until"),
    date: date("date"),
    after: cursor("after"),
    before: cursor("before"),
  };
}

const defaults: Partial<Asked> = { view: "list", tab: "upcoming" };

/** The address that asks for the same, with changes; without those that change nothing. */
export function hrefOf(asked: Partial<Asked>, changes: Partial<Asked> = {}): string {
  const all = Object.entries({ ...asked, ...changes }).filter(
    ([name, value]) => value !== "" && value !== defaults[name as keyof Asked],
  );
  return all.length === 0 ? "/bookings" : `/bookings?${new URLSearchParams(all)}`;
}

/** The first page of the same question. */
export const fromTheTop = { after: "", before: "" } as const;

/** Nothing left out. */
export const unfiltered = { q: "", link: "", host: "", from: "", until: "", ...fromTheTop } as const;

/** How many filters are set, the search not counted. */
export const countFilters = ({ link, host, from, until }: Asked): number =>
  [link, host, from, until].filter((text) => text !== "").length;

/** The question as the queries take it; dates are whole days of a zone. */
export function toQuery(asked: Asked, timeZone: string): BookingQuery {
  const { tab, q, link, host, from, until } = asked;
  return {
    tab,
    search: q || undefined,
    linkId: link || undefined,
    hostId: host || undefined,
    from: from === "" ? undefined : startOfDate(from, timeZone),
    until: until === "" ? undefined : startOfDay(dayOf(until) + 1, timeZone),
    after: readCursor(asked.after),
    before: readCursor(asked.before),
  };
}
