import { type ErrorKey, say } from "@/lib/i18n/say";
import { firstParam, type SearchParams } from "@/lib/search-params";
import { dayOf, parseDate } from "@/lib/time/zone";
import { defaultDays, lastDays, mostDays, type PresetDays, presetDays, type Range } from "./rules";

export type RangeError = { readonly field: "from" | "until"; readonly message: string };

/** What an address asks for: the range, which preset it is if any, and what is wrong at which field. */
export type AskedRange = {
  readonly range: Range;
  /** What the form shows: as typed, or the dates of the range. */
  readonly typed: { readonly from: string; readonly until: string };
  readonly preset: PresetDays | undefined;
  readonly errors: readonly RangeError[];
};

/**
 * Reads `?days=7` or `?from=…&until=…` (dates, both counted) on the clock of a zone. Without either,
 * and beside errors, the range is the usual one.
 */
export function readRange(query: SearchParams, now: number, timeZone: string): AskedRange {
  if (query.from === undefined && query.until === undefined) {
    const preset = presetDays.find((days) => String(days) === firstParam(query.days)) ?? defaultDays;
    const range = lastDays(preset, now, timeZone);
    return { range, typed: range, preset, errors: [] };
  }
  const typed = { from: firstParam(query.from), until: firstParam(query.until) };
  const errors = errorsOf(typed);
  const range = errors.length > 0 ? lastDays(defaultDays, now, timeZone) : { ...typed, timeZone };
  return { range, typed, preset: undefined, errors };
}

function errorsOf(typed: AskedRange["typed"]): RangeError[] {
  const fields = (["from", "until"] as const).filter((field) => parseDate(typed[field]) === undefined);
  if (fields.length > 0) return fields.map((field) => ({ field, message: say("analytics.noDate") }));
  const days = dayOf(typed.until) - dayOf(typed.from) + 1;
  const atUntil = (key: ErrorKey): RangeError[] => [{ field: "until", message: say(key) }];
  if (days < 1) return atUntil("analytics.untilBeforeFrom");
  return days > mostDays ? atUntil("analytics.rangeTooLong") : [];
}

/** The query that asks for the same range again: for links and downloads. */
export const rangeQuery = ({ from, until }: Range): string => `from=${from}&until=${until}`;
