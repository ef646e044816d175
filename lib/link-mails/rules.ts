/** When the mails about a link's bookings go out, and which; in the order in which a booking comes to them. */
export const mailMoments = [
  { when: "requested", kinds: ["booking_requested_guest", "booking_requested_owner"] },
  { when: "confirmed", kinds: ["booking_confirmed_guest", "booking_confirmed_owner"] },
  {
    when: "moved",
    kinds: [
      "booking_moved_guest",
      "booking_moved_owner",
      "booking_reassigned_owner",
      "booking_clock_guest",
      "booking_clock_owner",
      "booking_request_moved_guest",
      "booking_request_moved_owner",
      "booking_request_reassigned_owner",
    ],
  },
  {
    when: "cancelled",
    kinds: [
      "booking_cancelled_guest",
      "booking_cancelled_owner",
      "booking_request_cancelled_guest",
      "booking_request_cancelled_owner",
    ],
  },
  { when: "rejected", kinds: ["booking_rejected_guest", "booking_expired_guest"] },
  { when: "declined", kinds: ["booking_declined_owner"] },
  { when: "reminder", kinds: ["booking_reminder_guest", "booking_reminder_owner"] },
  { when: "follow_up", kinds: ["booking_follow_up_guest"] },
] as const;

export type MailMoment = (typeof mailMoments)[number]["when"];

/** A kind of mail whose words the owner of a link may change. The one that proves an address is none of them. */
export type LinkMailKind = (typeof mailMoments)[number]["kinds"][number];

export const linkMailKinds: readonly LinkMailKind[] = mailMoments.flatMap(({ kinds }) => kinds);

export const momentOf = (kind: LinkMailKind): MailMoment =>
  mailMoments.find(({ kinds }) => (kinds as readonly string[]).includes(kind))?.when ?? "confirmed";

export const toWhom = (kind: LinkMailKind): "guest" | "host" => (kind.endsWith("_guest") ? "guest" : "host");

/** Whether a mail is about a request that waits for its answer; a link that books at once sends none. */
export const isOfRequests = (kind: LinkMailKind): boolean => /_request|_rejected_|_expired_/.test(kind);

/** Whether the mail is switched on and off here; thanks after the meeting are the template's own matter. */
export const isSwitched = (kind: LinkMailKind): boolean => kind !== "booking_follow_up_guest";

/**
 * What a reader's calendar does not learn when this mail is off, for the invitation travels with it: that there is
 * a meeting, that it has moved, or that it is called off. Undefined for a mail without one.
 */
export function lostWith(kind: LinkMailKind): "entry" | "move" | "end" | undefined {
  if (/_confirmed_/.test(kind)) return "entry";
  if (/^booking_(moved|clock)_/.test(kind)) return "move";
  if (/^booking_(cancelled|reassigned)_/.test(kind)) return "end";
  return undefined;
}

export const subjectMaxLength = 200;
export const introMaxLength = 2000;

/** How many minutes before the start a reminder may go out. */
export const leadMinutes = { least: 5, most: 40_320 } as const;
export const leadsMax = 5;

/** The leads that are offered to tick. */
export const presetLeads = [15, 60, 1440, 2880, 10_080] as const;
