import type { Why } from "@/lib/availability/groups";
import type { ReasonKind } from "@/lib/availability/reasons";
import type { BookingWindow, DaysOff } from "@/lib/availability/types";

/** From one instant up to another, epoch ms. */
export type Span = { readonly start: number; readonly end: number };

/** One reason with all that its sentence names; which fields are there hangs on the kind. */
export type OwnersReason = {
  readonly kind: ReasonKind;
  /** Absent for a rule of the link itself. */
  readonly memberName?: string;
  /** The member takes no bookings at all: what keeps them away is no calendar. */
  readonly isSwitchedOff?: boolean;
  /** The weekly hours on the date that was asked for, or those of the exception on `dates`. */
  readonly hours?: readonly Span[];
  /** First and last date of the exception, the days off or the exclusion. */
  readonly dates?: { readonly first: string; readonly last: string };
  /** The public holiday that the day off is, by language. */
  readonly holiday?: DaysOff["names"];
  /** How many bookings the limit allows. */
  readonly limit?: number;
  readonly busy?: Span;
  readonly meeting?: Span & Meeting & { readonly isSession: boolean };
  /** `keptFor` is the recipient of the one-time link that keeps the time. */
  readonly hold?: Span & { readonly expiresAt?: number; readonly keptFor?: string };
  readonly buffer?: KeptFree;
};

/** What the owner is told of a meeting that is in the way. */
export type Meeting = { readonly bookingId: string; readonly title: string; readonly guestName: string };

/** Time that stays free on one side of what is in the way: by this link's rule, or by the other meeting's. */
export type KeptFree = {
  readonly lengthMs: number;
  readonly side: "before" | "after";
  readonly isOfThisLink: boolean;
};

/** Why a link takes no bookings. */
export type Closed = "used" | "expired" | "archived" | "revoked" | "off";

/** The answer to an owner who asks about one start of a link. Plain data; instants in epoch ms. */
export type OwnersExplanation = Span & {
  readonly now: number;
  readonly link: {
    readonly id: string;
    readonly title: string;
    readonly timeZone: string;
    readonly durationsMinutes: readonly number[];
    readonly incrementMs: number;
    readonly noticeMs: number;
    readonly seats: number;
    readonly window: {
      readonly kind: BookingWindow["kind"];
      readonly firstDate: string;
      readonly lastDate: string;
    };
    readonly closed?: Closed | undefined;
  };
  readonly isOffered: boolean;
  /** Who would take it; only when it is on offer. */
  readonly picks?: readonly { readonly name: string; readonly why: Why }[];
  /** The first is the answer. Empty when it is on offer. */
  readonly reasons: readonly OwnersReason[];
  /** Starts on offer around one that is not, in order; at most three. */
  readonly nearest: readonly number[];
};

/** The same about the start that a booking is to move to. */
export type MoveExplanation = OwnersExplanation & {
  /**
   * Whether the owner may have it all the same. When not, the reasons are only those that
   * nobody overrules: other meetings and holds, and what is past.
   */
  readonly mayOverrule: boolean;
};

/** Names for the ids that a reason carries. */
export type Known = {
  readonly members: ReadonlyMap<string, { readonly name: string; readonly isActive: boolean }>;
  /** By the booking's id. */
  readonly meetings: ReadonlyMap<string, Meeting>;
  /** Whom a one-time link keeps its times for, by the link's id. */
  readonly recipients: ReadonlyMap<string, string>;
};
