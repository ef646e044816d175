import type { Language } from "@/lib/i18n/locale";

/*
 * What the engine is told. Instants are epoch ms, lengths ms, dates "YYYY-MM-DD" in the
 * zone named beside them, minutes count from local midnight.
 */

/** Opening hours of one day. A range whose end is not after its start runs past midnight. */
export type MinuteRange = { readonly startMinute: number; readonly endMinute: number };

export type Schedule = {
  readonly timeZone: string;
  /** ISO weekday: Monday is 1, Sunday 7. */
  readonly weekly: readonly (MinuteRange & { readonly weekday: number })[];
  /** Replace all weekly ranges of their date; without ranges the date is closed. */
  readonly overrides: readonly { readonly onDate: string; readonly ranges: readonly MinuteRange[] }[];
  /** Closed from one date through another, inclusive: vacations and public holidays. */
  readonly daysOff: readonly DaysOff[];
};

/** Dates that are off, first and last included; a public holiday has its name in every language we speak. */
export type DaysOff = {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly names?: Readonly<Record<Language, string>>;
};

/** Which dates of the link's zone are bookable; `none` ends 365 days ahead. */
export type BookingWindow =
  | { readonly kind: "rolling"; readonly days: number }
  | { readonly kind: "fixed"; readonly firstDate: string; readonly lastDate: string }
  | { readonly kind: "none" };

/** Most bookings that start in one day, ISO week or month; null for no limit. */
export type Limits = {
  readonly perDay: number | null;
  readonly perWeek: number | null;
  readonly perMonth: number | null;
};

/** Bookings that count, by local start date in the link's zone; a group session counts once. */
export type DateCounts = ReadonlyMap<string, number>;

/** A start the owner picked by hand for a one-time link. */
export type ChosenTime = { readonly start: number; readonly outsideHoursAllowed: boolean };

export type LinkRule = {
  readonly isActive: boolean;
  readonly timeZone: string;
  readonly durationMs: number;
  /** From one start to the next; the duration unless the owner chose otherwise. */
  readonly incrementMs: number;
  readonly bufferBeforeMs: number;
  readonly bufferAfterMs: number;
  readonly noticeMs: number;
  readonly window: BookingWindow;
  /** Dates, in each schedule's own zone, on which the link offers nothing. */
  readonly exclusions: readonly string[];
  readonly limits: Limits;
  /** When present, even if empty, only these starts are on offer. */
  readonly chosenTimes?: readonly ChosenTime[] | undefined;
  /** Guests that fit into one session; 1 for an ordinary meeting. */
  readonly seats: number;
};

/** Time that something else takes of a member. */
export type Taken = {
  readonly kind: "busy" | "meeting" | "hold";
  readonly start: number;
  readonly end: number;
  /** Its own buffers; 0 for busy blocks from outside calendars. */
  readonly bufferBeforeMs: number;
  readonly bufferAfterMs: number;
  /** The place it takes of a member with room for several; without one it takes the whole member. */
  readonly place?: number | undefined;
  /** The group session it belongs to. */
  readonly sessionId?: string | undefined;
  /** What the owner may be told of it: which booking, made through which link, and when a hold lapses. */
  readonly bookingId?: string | undefined;
  readonly linkId?: string | undefined;
  readonly expiresAt?: number | undefined;
};

/** A person, room or thing that a group can take. */
export type Member = {
  readonly id: string;
  readonly schedule: Schedule;
  /** Without the booking that is being moved, and without the asking guest's own hold. */
  readonly taken: readonly Taken[];
  /** How many meetings fit at one time, on places 0 … capacity − 1; 1 when left out. */
  readonly capacity?: number | undefined;
  /** A calendar of this member could not be asked, so nothing can be promised. */
  readonly isUnreachable?: boolean | undefined;
  /** Limits over all links of this person, counted by date in the link's zone. */
  readonly limits?: Limits | undefined;
  readonly counts?: DateCounts | undefined;
  readonly turn?: Turn | undefined;
};

/** A member's place in a round robin. */
export type Turn = {
  /** Higher goes first. */
  readonly priority: number;
  /** Share of the bookings; positive. */
  readonly weight: number;
  /** Bookings of this link in the last 30 days. */
  readonly recentBookings: number;
  /** Instant of the last booking; null for never. */
  readonly lastBookedAt: number | null;
};

/** Members of whom all, or so many, must be free. */
export type Group = { readonly needed: "all" | number; readonly members: readonly Member[] };

/** A group session of this link that has begun to fill. */
export type Session = {
  readonly id: string;
  /** Whether it counts against limits: one that is only held does not yet. */
  readonly isCounted: boolean;
  readonly start: number;
  readonly end: number;
  readonly seatsTaken: number;
  readonly memberIds: readonly string[];
};

/** All that decides what a link offers. */
export type OfferInput = {
  readonly now: number;
  readonly link: LinkRule;
  readonly groups: readonly Group[];
  /** Bookings of this link that count against its limits. */
  readonly counts: DateCounts;
  readonly sessions?: readonly Session[] | undefined;
};
