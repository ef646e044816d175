import type { Contact, DateTimeTimeZone, Event, Person } from "@microsoft/microsoft-graph-types";
import type { Clock } from "@/tests/emulators/clock";
import type { Kept } from "@/tests/emulators/history";
import type { Account } from "@/tests/emulators/oauth/tokens";
import type { Random } from "@/tests/emulators/random";

/** An event as it is kept: its times on UTC, or as dates without a zone when it lasts whole days. */
export type GraphEvent = Omit<Event, "start" | "end"> & {
  readonly id: string;
  readonly start: DateTimeTimeZone;
  readonly end: DateTimeTimeZone;
};

export type StoredEvent = Kept<GraphEvent>;

export type GraphCalendar = {
  readonly id: string;
  readonly owner: Account;
  readonly name: string;
  /** The mailbox's own zone, an IANA name. */
  readonly timeZone: string;
  readonly isDefault: boolean;
  readonly canEdit: boolean;
  readonly events: Map<string, StoredEvent>;
  /** Counts the changes of this calendar. */
  changes: number;
  /** Cursors from before this change are too old. */
  oldestCursor: number;
};

export type ChangeKind = "created" | "updated" | "deleted";

export type GraphState = {
  /** Where the emulator stands; known as soon as it listens. */
  url: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly accounts: readonly Account[];
  readonly calendars: readonly GraphCalendar[];
  readonly contacts: ReadonlyMap<string, Contact[]>;
  readonly people: ReadonlyMap<string, readonly Person[]>;
  /** Is told of every change of a calendar. */
  onChange(calendar: GraphCalendar, kind: ChangeKind, event: GraphEvent): void;
};
