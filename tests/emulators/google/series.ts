import type { calendar_v3 } from "@googleapis/calendar";
import { dayMs, dayOf, toLocal } from "@/lib/time/zone";
import { type Beginning, beginnings, type Rule, readRule } from "@/tests/emulators/recurrence";
import { instantOf, momentAt, spanOf } from "./event-times";
import type { GoogleEvent } from "./state";

export type Range = { readonly from: number; readonly until: number };

const isoDigits = (instant: number) => new Date(instant).toISOString().replace(/[-:]|\.\d+/g, "");

/** What a series looks like in a range, exceptions left out: those are events of their own. */
export function instancesOf(series: GoogleEvent, zone: string, { from, until }: Range): GoogleEvent[] {
  const found: GoogleEvent[] = [];
  for (const beginning of beginningsOf(series, zone)) {
    const instance = instanceAt(series, zone, beginning);
    const [start, end] = spanOf(instance, zone);
    if (start >= until) break;
    if (end > from) found.push(instance);
  }
  return found;
}

/** One instance by its id ("series_20270301T080000Z"), whatever it has become; undefined when it never was. */
export function instanceById(series: GoogleEvent, zone: string, id: string): GoogleEvent | undefined {
  for (const beginning of beginningsOf(series, zone)) {
    const instance = instanceAt(series, zone, beginning);
    if (instance.id === id) return instance;
    // Ids of one series are in the order of time.
    if (instance.id > id) return undefined;
  }
  return undefined;
}

export const isSeries = (event: GoogleEvent): boolean => (event.recurrence ?? []).length > 0;

/** The rule of a series; undefined when there is none or one that the emulator does not know. */
export const ruleOf = (recurrence: readonly string[]): Rule | undefined =>
  readRule(recurrence.find((line) => line.startsWith("RRULE:")) ?? "");

function* beginningsOf(series: GoogleEvent, zone: string): Generator<Beginning> {
  const rule = ruleOf(series.recurrence ?? []);
  if (!rule) return;
  const { start } = series;
  // A day without a clock is counted as on UTC and only becomes an instant of the calendar in the end.
  if (start?.date) yield* beginnings(rule, dayOf(start.date) * dayMs, "UTC");
  else {
    const ownZone = start?.timeZone ?? zone;
    yield* beginnings(rule, toLocal(instantOf(start, zone), ownZone), ownZone);
  }
}

function instanceAt(series: GoogleEvent, zone: string, { instant }: Beginning): GoogleEvent {
  const { recurrence: _, ...event } = series;
  const { start, end } = series;
  const lengthMs = start?.date
    ? (dayOf(end?.date ?? start.date) - dayOf(start.date)) * dayMs
    : instantOf(end, zone) - instantOf(start, zone);
  const suffix = start?.date ? isoDigits(instant).slice(0, 8) : isoDigits(instant);
  const startsAt: calendar_v3.Schema$EventDateTime = momentAt(instant, start, zone);
  return {
    ...event,
    id: `${series.id}_${suffix}`,
    recurringEventId: series.id,
    originalStartTime: startsAt,
    start: startsAt,
    end: momentAt(instant + lengthMs, end, zone),
  };
}
