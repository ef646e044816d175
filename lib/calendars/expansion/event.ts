import ICAL from "ical.js";
import { type Length, lengthOf } from "./length";
import { type Meaning, meaningOf } from "./meaning";
import {
  cannotBeRead,
  type Duration,
  type Property,
  parameterOf,
  partsOf,
  propertiesOf,
  propertyOf,
  readProperty,
  type Time,
  textOf,
  valuesOf,
} from "./property";
import { type Rule, readRule } from "./rule";
import { SkippedPart } from "./skipped-part";
import type { Component } from "./split";
import { type Stamp, type Start, stampOf, startAt } from "./stamp";
import type { Zone } from "./zone";
import type { ZoneBook } from "./zone-book";

/** A VEVENT, understood: one event, a series, or what became of one of a series' occurrences. */
export type ReadEvent = {
  readonly start: Start;
  readonly length: Length;
  readonly meaning: Meaning;
  readonly sequence: number;
  readonly rules: readonly Rule[];
  /** RDATEs; a period brings its own length. */
  readonly added: readonly Added[];
  /** EXDATEs. */
  readonly left: readonly Stamp[];
  /** The occurrence of a series that it stands for, where it does. */
  readonly instead: Stamp | undefined;
  /** Whether it stands for all later ones too. */
  readonly reachesOn: boolean;
};

export type Added = { readonly stamp: Stamp; readonly length: Length | undefined };

export type Reading = {
  readonly zones: ZoneBook;
  readonly ownerAddresses: ReadonlySet<string>;
  /** Says what of an event is left out or guessed, while the event itself stays. */
  readonly note: (what: string) => void;
};

/** Reads an event. Fails with SkippedPart when it cannot be known what times it takes. */
export function readEvent(component: Component, reading: Reading): ReadEvent {
  if (!component.isWhole) throw new SkippedPart("it has no end");
  const { zones, note } = reading;
  const meaning = meaningOf(component, reading.ownerAddresses);
  const replaced = propertyOf(component, "RECURRENCE-ID");
  const instead = replaced && onlyStamp(replaced, reading);
  const dtstart = propertyOf(component, "DTSTART");
  // A cancellation may name no more than what it cancels.
  const first = dtstart ? onlyStamp(dtstart, reading) : meaning.isCancelled ? instead : undefined;
  if (!first) throw new SkippedPart("it has no start");
  const start = startAt(first, zones);
  return {
    start,
    length: lengthOf(component, start, (property) => known(property, reading)),
    meaning,
    sequence: Number.parseInt(textOf(component, "SEQUENCE") ?? "0", 10) || 0,
    rules: propertiesOf(component, "RRULE").map((property) => readRule(property, start.isAllDay)),
    added: listOf(component, "RDATE", note, (property) =>
      valuesOf(property).map((value) => addedBy(value, property, reading)),
    ),
    left: listOf(component, "EXDATE", note, (property) =>
      timesOf(property).map((time) => stampOf(time, property, known(property, reading))),
    ),
    instead,
    reachesOn: replaced !== undefined && parameterOf(replaced, "range")?.toUpperCase() === "THISANDFUTURE",
  };
}

function onlyStamp(property: Property, reading: Reading): Stamp {
  const [time] = timesOf(property);
  if (!time) throw new SkippedPart(cannotBeRead(property.name));
  return stampOf(time, property, known(property, reading));
}

const timesOf = (property: Property): Time[] =>
  valuesOf(property).filter((value) => value instanceof ICAL.Time);

/** The zone that a property's times are in, unless they end in Z; undefined for none, or for one that is not known. */
function known(property: Property, { zones, note }: Reading): Zone | undefined {
  const tzid = parameterOf(property, "tzid");
  if (tzid === undefined) return undefined;
  const zone = zones.find(tzid);
  const standIn = property.name === "dtstart" ? "the owner's" : "its start's";
  if (!zone) note(`the zone of its ${property.name.toUpperCase()} is not known; ${standIn} stands in for it`);
  return zone;
}

/** Lists of dates: a line that cannot be read takes only itself out. */
function listOf<Item>(
  component: Component,
  name: string,
  note: Reading["note"],
  read: (property: Property) => Item[],
): Item[] {
  return component.lines
    .filter((line) => line.name === name)
    .flatMap(({ text }) => {
      try {
        return read(readProperty(name, text));
      } catch (error) {
        if (!(error instanceof SkippedPart)) throw error;
        note(error.message);
        return [];
      }
    });
}

function addedBy(value: unknown, property: Property, reading: Reading): Added {
  const zone = known(property, reading);
  if (value instanceof ICAL.Time) return { stamp: stampOf(value, property, zone), length: undefined };
  if (!(value instanceof ICAL.Period)) throw new SkippedPart(cannotBeRead(property.name));
  const stamp = stampOf(value.start, property, zone);
  const { end, duration }: { end: Time | null; duration: Duration | null } = value;
  if (duration) return { stamp, length: partsOf(duration) };
  if (!end) throw new SkippedPart(cannotBeRead(property.name));
  const clock = stamp.zone ?? reading.zones.owner;
  const ms = clock.toInstant(stampOf(end, property, zone).wall) - clock.toInstant(stamp.wall);
  return { stamp, length: { days: 0, ms: Math.max(0, ms) } };
}
