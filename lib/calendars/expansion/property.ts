import ICAL from "ical.js";
import { dayMs } from "@/lib/time/zone";
import { SkippedPart } from "./skipped-part";
import type { Component } from "./split";

export type Property = InstanceType<typeof ICAL.Property>;
export type Time = InstanceType<typeof ICAL.Time>;
export type Duration = InstanceType<typeof ICAL.Duration>;
export type Period = InstanceType<typeof ICAL.Period>;
export type Recur = InstanceType<typeof ICAL.Recur>;

/** The first property of a component by this name. Fails with SkippedPart when it cannot be read. */
export const propertyOf = (component: Component, name: string): Property | undefined =>
  propertiesOf(component, name)[0];

/** All of a component's properties by this name. Fails with SkippedPart when one cannot be read. */
export const propertiesOf = (component: Component, name: string): Property[] =>
  component.lines.filter((line) => line.name === name).map(({ text }) => readProperty(name, text));

/** Reads one unfolded line. Fails with SkippedPart. */
export function readProperty(name: string, text: string): Property {
  return orSkip(name, () => ICAL.Property.fromString(usual(name, text), ICAL.design.icalendar));
}

/** What many programs write and ical.js does not take: rules in small letters, and dates that do not say so. */
function usual(name: string, text: string): string {
  if (name === "RRULE") return text.toUpperCase();
  if (!dated.has(name)) return text;
  return text.replace(/^[\w-]+(?:;[^":]*)?(?=:\d{8}(?:,\d{8})*$)/, `${name};VALUE=DATE`);
}

const dated = new Set(["DTSTART", "DTEND", "EXDATE", "RDATE", "RECURRENCE-ID"]);

/** The property's values, each an object of ical.js. Fails with SkippedPart. */
export function valuesOf(property: Property): unknown[] {
  const written = property.toJSON().slice(3);
  const values: unknown[] = orSkip(property.name, () => [...property.getValues()]);
  // ical.js takes 32 March for 1 April, and 90 o'clock for an hour of days later.
  const isMoved = (value: unknown, i: number) =>
    value instanceof ICAL.Time && value.toString() !== String(written[i]);
  if (values.some(isMoved)) throw new SkippedPart(cannotBeRead(property.name));
  return values;
}

/** A property of text, without the blanks around it; undefined when it is absent, empty or unreadable. */
export function textOf(component: Component, name: string): string | undefined {
  const line = component.lines.find((candidate) => candidate.name === name);
  return line && textIn(line.name, line.text);
}

/** What a line of text says; undefined when it says nothing or cannot be read. */
export function textIn(name: string, line: string): string | undefined {
  try {
    // A NUL cannot be stored, and no other control character means anything in a name or an id.
    const text = String(readProperty(name, line).getFirstValue());
    return text.replace(/\p{Cc}/gu, "").trim() || undefined;
  } catch {
    return undefined;
  }
}

/** A parameter that has one value; undefined when it is absent. */
export function parameterOf(property: Property, name: string): string | undefined {
  const value: unknown = property.getParameter(name);
  return typeof value === "string" ? value : undefined;
}

/** What the numbers of a time show, as local ms. Fails with SkippedPart far from any year that people plan in. */
export function wallOf(time: Time, property: string): number {
  if (!(time.year >= 1 && time.year < 9000)) throw new SkippedPart(cannotBeRead(property));
  return localOf(time);
}

/** What the numbers of a time show, as local ms. */
export const localOf = ({ year, month, day, hour, minute, second }: Time): number =>
  // Date.UTC takes the years before 100 for those of the last century.
  new Date(0).setUTCFullYear(year, month - 1, day) + ((hour * 60 + minute) * 60 + second) * 1000;

/** A local time as ical.js holds one that is in no zone. */
export function floating(wall: number): Time {
  const date = new Date(wall);
  const fields = {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    isDate: false,
  };
  return new ICAL.Time(fields, ICAL.Timezone.localTimezone);
}

/** A duration as whole days, which may be 23 or 25 hours long, and the exact time after them. */
export function partsOf(duration: Duration): { days: number; ms: number } {
  const sign = duration.isNegative ? -1 : 1;
  const days = duration.weeks * 7 + duration.days;
  const ms = ((duration.hours * 60 + duration.minutes) * 60 + duration.seconds) * 1000;
  if (!Number.isFinite(days * dayMs + ms)) throw new SkippedPart(cannotBeRead("DURATION"));
  return { days: sign * days, ms: sign * ms };
}

/** Runs something of ical.js; whatever it fails with becomes a word for the log. */
export function orSkip<Result>(property: string, work: () => Result): Result {
  try {
    return work();
  } catch {
    throw new SkippedPart(cannotBeRead(property));
  }
}

export const cannotBeRead = (property: string): string => `its ${property.toUpperCase()} cannot be read`;
