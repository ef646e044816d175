import { createHash } from "node:crypto";
import type { MirroredEvent, Window } from "@/lib/calendars/provider";
import { newBudget } from "./bounded-iterator";
import { type ReadEvent, readEvent } from "./event";
import { normalAddress } from "./meaning";
import { textIn, textOf } from "./property";
import { blocksOf } from "./series";
import { SkippedPart } from "./skipped-part";
import { type Component, splitFile } from "./split";
import { ZoneBook } from "./zone-book";

export type FileToRead = {
  readonly ics: string;
  readonly window: Window;
  readonly ownerZone: string;
  readonly ownerAddresses: readonly string[];
};

/** A file, taken apart by UID and ready to be read one group after the other. */
export type OpenFile = {
  readonly isCalendar: boolean;
  readonly name: string | undefined;
  readonly groups: readonly Group[];
  /** What was skipped so far, in words for a log. */
  readonly skipped: string[];
  /** The group as one event; undefined when nothing of it could be read, which `skipped` then tells. */
  read(group: Group): MirroredEvent | undefined;
  /** Says that a group is left out. */
  skip(group: Group, why: string): void;
};

/** All that bears one UID. */
export type Group = {
  readonly id: string;
  readonly uid: string | undefined;
  readonly parts: readonly Part[];
};

type Part = { readonly component: Component; readonly label: string };

const longestUid = 500;
const longestName = 200;

/** Takes a file apart, which is quick whatever is in it. */
export function openFile({ ics, window, ownerZone, ownerAddresses }: FileToRead): OpenFile {
  const file = splitFile(ics);
  const skipped: string[] = file.isCut ? ["the file ends before its calendar does"] : [];
  const skip = ({ parts }: Group, why: string) => {
    for (const { label } of parts) skipped.push(`${label}: ${why}`);
  };
  const zones = new ZoneBook(file.zones, ownerZone, window.until, (why) => skipped.push(why));
  const addresses = new Set(ownerAddresses.map(normalAddress));

  const readPart = ({ component, label }: Part): ReadEvent[] => {
    const note = (what: string) => skipped.push(`${label}: ${what}`);
    try {
      return [readEvent(component, { zones, ownerAddresses: addresses, note })];
    } catch (error) {
      note(reasonOf(error));
      return [];
    }
  };

  return {
    isCalendar: file.isCalendar,
    name: file.nameLine && nameIn(file.nameLine.text)?.slice(0, longestName),
    groups: groupsOf(file.events),
    skipped,
    skip,
    read(group) {
      const events = group.parts.flatMap(readPart);
      if (events.length === 0) return undefined;
      try {
        return { id: group.id, uid: group.uid, blocks: blocksOf(events, window, newBudget()) };
      } catch (error) {
        skip(group, reasonOf(error));
        return undefined;
      }
    },
  };
}

/** ical.js knows none of the properties that name a calendar, and would leave their text escaped; a title's it reads. */
const nameIn = (line: string) => textIn("SUMMARY", line.replace(/^[^:;]+/, "SUMMARY"));

/** Whatever else a part of a file makes fail, its message may quote it. */
const reasonOf = (error: unknown) =>
  error instanceof SkippedPart ? error.message : "it cannot be understood";

function groupsOf(events: readonly Component[]): Group[] {
  const groups = new Map<string, Group & { parts: Part[] }>();
  events.forEach((component, i) => {
    const uid = textOf(component, "UID");
    const id = uid === undefined || uid.length > longestUid ? digestOf(uid ?? component) : uid;
    const group = groups.get(id) ?? { id, uid: id === uid ? uid : undefined, parts: [] };
    group.parts.push({ component, label: `event ${i + 1} (line ${component.line})` });
    groups.set(id, group);
  });
  return [...groups.values()];
}

/** An event without a UID is known by its times and states: it is the same as long as those are. */
const digestOf = (what: string | Component): string =>
  createHash("sha256")
    .update(typeof what === "string" ? what : what.lines.map(({ text }) => text).join("\n"))
    .digest("base64url");
