import type { PatternedRecurrence } from "@microsoft/microsoft-graph-types";
import { dayOf, startOfDay, toLocal } from "@/lib/time/zone";
import { beginnings, type Rule } from "@/tests/emulators/recurrence";
import { readLocal } from "@/tests/emulators/wall-clock";
import { invalid } from "./errors";
import { spanOf } from "./event-times";
import type { GraphCalendar, GraphEvent } from "./state";
import { ianaOf, moment, momentAt } from "./zones";

export type Range = { readonly from: number; readonly until: number };

const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** The rule of a recurrence. Fails for one that the emulator does not repeat. */
export function ruleOf({ pattern, range }: PatternedRecurrence, timeZone: string): Rule {
  if (pattern?.type !== "daily" && pattern?.type !== "weekly")
    throw invalid("Only daily and weekly series are emulated.", "ErrorInvalidRecurrencePattern");
  const isNumbered = range?.type === "numbered";
  const lastDay = range?.type === "endDate" && range.endDate ? dayOf(range.endDate) : undefined;
  return {
    every: pattern.type === "daily" ? "day" : "week",
    interval: pattern.interval ?? 1,
    weekdays: (pattern.daysOfWeek ?? []).map((name) => weekdays.indexOf(name) + 1),
    count: isNumbered ? range.numberOfOccurrences : undefined,
    until: lastDay === undefined ? undefined : startOfDay(lastDay + 1, timeZone) - 1,
  };
}

/** What a series looks like in a range; occurrences that were changed on their own are events of their own. */
export function occurrencesOf(
  series: GraphEvent,
  calendar: GraphCalendar,
  { from, until }: Range,
): GraphEvent[] {
  const found: GraphEvent[] = [];
  for (const occurrence of allOf(series, calendar)) {
    const [start, end] = spanOf(occurrence, calendar);
    if (start >= until) break;
    if (end > from) found.push(occurrence);
  }
  return found;
}

/** One occurrence by its id, whatever it has become; undefined when it never was. */
export function occurrenceById(series: GraphEvent, calendar: GraphCalendar, id: string) {
  for (const occurrence of allOf(series, calendar)) {
    if (occurrence.id === id) return occurrence;
    // Ids of one series are in the order of time.
    if (occurrence.id > id) return undefined;
  }
  return undefined;
}

function* allOf(series: GraphEvent, calendar: GraphCalendar): Generator<GraphEvent> {
  if (!series.recurrence) return;
  const { recurrence: _, ...event } = series;
  const zone = series.isAllDay ? "UTC" : ianaOf(series.originalStartTimeZone ?? "UTC");
  const [start, end] = spanOf(series, calendar);
  const first = series.isAllDay ? readLocal(series.start.dateTime ?? "") : toLocal(start, zone);
  const write = (instant: number) => (series.isAllDay ? moment(instant, "UTC") : momentAt(instant, "UTC"));
  for (const { instant } of beginnings(ruleOf(series.recurrence, zone), first, zone)) {
    yield {
      ...event,
      id: occurrenceId(series.id, instant),
      type: "occurrence",
      seriesMasterId: series.id,
      originalStart: new Date(instant).toISOString(),
      start: write(instant),
      end: write(instant + (end - start)),
    };
  }
}

const occurrenceId = (seriesId: string, instant: number) =>
  `${seriesId.slice(0, -1)}.${new Date(instant).toISOString().replace(/\D/g, "").slice(0, 12)}=`;

/** The series that an id of an occurrence belongs to. */
export const seriesIdOf = (id: string): string => id.replace(/\.\d{12}=$/, "=");
