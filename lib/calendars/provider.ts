import type { MailAddress } from "@/lib/mail-address";

/** Where calendars come from. */
export type ProviderKind = "google" | "microsoft" | "caldav" | "ics";

/** A calendar as its provider lists it. */
export type ListedCalendar = {
  /** The provider's own id: a Google or Graph id, a CalDAV address, a feed's address. */
  readonly id: string;
  readonly name: string;
  readonly isPrimary: boolean;
  /** Whether bookings can be written into it. */
  readonly isWritable: boolean;
};

/** What an event means for its owner's time, in the provider's sense. Whether it blocks is the owner's rule. */
export const blockKinds = ["busy", "tentative", "out_of_office", "working_elsewhere", "free"] as const;
export type BlockKind = (typeof blockKinds)[number];

/** One occurrence of an event. */
export type Block = {
  /** Epoch ms. An all-day event lasts from midnight to midnight on the clock of the calendar's owner. */
  readonly startsAt: number;
  readonly endsAt: number;
  readonly kind: BlockKind;
  readonly isAllDay: boolean;
  /** The owner has declined: they are free. */
  readonly isDeclined: boolean;
};

/** An event of ours or of anybody's, with all its occurrences inside the window that is mirrored. */
export type MirroredEvent = {
  /** The provider's id, which stays the same when the event changes. */
  readonly id: string;
  /** Empty for one that has been cancelled or lies outside the window. */
  readonly blocks: readonly Block[];
  /** The UID of RFC 5545, by which events of ours are known. */
  readonly uid: string | undefined;
};

export type Window = { readonly from: number; readonly until: number };

/** What has changed since a cursor; everything, when there was none. */
export type Changes = {
  readonly changed: readonly MirroredEvent[];
  /** Ids of events that are gone. */
  readonly removed: readonly string[];
  /** Where to go on the next time. */
  readonly cursor: string;
  /** Everything there is, so that whatever is not in it is gone. */
  readonly isWhole: boolean;
  /** Events that could not be read, in words for a log: never their titles. */
  readonly skipped: readonly string[];
};

/** A booking as an event. */
export type EventToWrite = {
  /** The same for the booking's whole life. */
  readonly uid: string;
  /** The provider's id of the event, when it has been written before. */
  readonly eventId: string | undefined;
  readonly sequence: number;
  /** When this state of the booking was written, epoch ms: the same however often it is sent. */
  readonly stampedAt: number;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly timeZone: string;
  readonly title: string;
  readonly description: string;
  readonly location: string | undefined;
  readonly attendees: readonly MailAddress[];
  /** Whether the provider tells the attendees; otherwise we do. */
  readonly isInvitedByProvider: boolean;
  /** Whether the provider shall make a meeting of its own (Meet, Teams). */
  readonly wantsMeeting: boolean;
};

export type WrittenEvent = {
  readonly eventId: string;
  /** Where the provider's own meeting is joined. */
  readonly meetingUrl: string | undefined;
  /** The UID of its copies in other accounts, where the provider gives it another than the booking's. */
  readonly copiesUid?: string | undefined;
};

export type ProviderContact = { readonly id: string; readonly name: string; readonly email: string };

export type Watch = {
  readonly id: string;
  /** What ends it, where the provider asks for more than the id. */
  readonly resourceId: string | undefined;
  readonly expiresAt: number;
};

/**
 * One connected account. Every call may fail with one of the errors below, or with any other when the
 * provider is away; each takes a signal that ends it.
 */
export type CalendarProvider = {
  listCalendars(signal: AbortSignal): Promise<ListedCalendar[]>;
  /** Fails with CursorExpired when the provider knows the cursor no more. */
  changesSince(
    calendarId: string,
    cursor: string | undefined,
    window: Window,
    signal: AbortSignal,
  ): Promise<Changes>;
  /** What is busy now, asked of the provider itself. Events with one of `ownUids` are left out. */
  busyBetween(
    calendarIds: readonly string[],
    window: Window,
    ownUids: ReadonlySet<string>,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, readonly Block[]>>;
  /** Writes it once, however often it is asked: a second time finds the first by its UID. */
  putEvent(calendarId: string, event: EventToWrite, signal: AbortSignal): Promise<WrittenEvent>;
  /** Also when it is gone already. */
  removeEvent(calendarId: string, eventId: string, signal: AbortSignal): Promise<void>;
  /** Asks to be told of changes; undefined where the provider cannot. */
  watch(
    calendarId: string,
    callback: { readonly url: string; readonly token: string; readonly id: string },
    signal: AbortSignal,
  ): Promise<Watch | undefined>;
  unwatch(watch: Watch, signal: AbortSignal): Promise<void>;
  searchContacts(text: string, signal: AbortSignal): Promise<ProviderContact[]>;
  createContact(contact: Omit<ProviderContact, "id">, signal: AbortSignal): Promise<void>;
};

/** The provider knows the cursor no more: everything has to be read again. */
export class CursorExpired extends Error {
  override readonly name = "CursorExpired";
}

/** The owner's consent is gone or was never enough: only they can mend it. */
export class ConsentLost extends Error {
  override readonly name = "ConsentLost";
}

/** The provider asks for patience. */
export class Throttled extends Error {
  override readonly name = "Throttled";

  constructor(
    /** Milliseconds to wait, where it said so. */
    readonly retryAfterMs: number | undefined,
    options?: ErrorOptions,
  ) {
    super("The provider asks for patience.", options);
  }
}
