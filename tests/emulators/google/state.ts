import type { calendar_v3 } from "@googleapis/calendar";
import type { people_v1 } from "@googleapis/people";
import type { Clock } from "@/tests/emulators/clock";
import type { Kept } from "@/tests/emulators/history";
import type { Account } from "@/tests/emulators/oauth/tokens";
import type { Random } from "@/tests/emulators/random";

export type GoogleEvent = calendar_v3.Schema$Event & { id: string };

export type StoredEvent = Kept<GoogleEvent>;

export type GoogleCalendar = {
  readonly id: string;
  readonly owner: Account;
  readonly summary: string;
  readonly timeZone: string;
  readonly isPrimary: boolean;
  readonly accessRole: "owner" | "writer" | "reader" | "freeBusyReader";
  readonly events: Map<string, StoredEvent>;
  /** Counts the changes of this calendar. */
  changes: number;
  /** Cursors from before this change are too old. */
  oldestCursor: number;
};

export type Contacts = {
  readonly own: people_v1.Schema$Person[];
  readonly others: people_v1.Schema$Person[];
  /** What a search finds: as it stood at the last warm-up. */
  found: { own: readonly people_v1.Schema$Person[]; others: readonly people_v1.Schema$Person[] };
};

/** A mail that Google would have sent to the attendees. */
export type SentUpdate = {
  readonly eventId: string;
  readonly what: "invitation" | "update" | "cancellation";
  readonly sendUpdates: string;
  readonly to: readonly string[];
};

export type GoogleState = {
  /** Where the emulator stands; known as soon as it listens. */
  url: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly accounts: readonly Account[];
  readonly calendars: readonly GoogleCalendar[];
  readonly contacts: ReadonlyMap<string, Contacts>;
  readonly sent: SentUpdate[];
  /** Is told of every change of a calendar. */
  onChange(calendar: GoogleCalendar): void;
};
