import { dayMs } from "@/lib/time/zone";

/** What has become of a one-time link. */
export const oneTimeStatuses = ["active", "booked", "expired", "revoked"] as const;
export type OneTimeStatus = (typeof oneTimeStatuses)[number];

/** The state of a one-time link. One that has booked stays booked, whatever became of the booking. */
export function statusOf(
  link: {
    readonly usedAt: number | null;
    readonly revokedAt: number | null;
    readonly expiresAt: number | null;
  },
  now: number,
): OneTimeStatus {
  if (link.usedAt !== null) return "booked";
  if (link.revokedAt !== null) return "revoked";
  return link.expiresAt !== null && link.expiresAt <= now ? "expired" : "active";
}

/** How long a link lasts unless its owner says a date: by the name in the form. */
export const expiryPresets = {
  days3: 3 * dayMs,
  week: 7 * dayMs,
  weeks2: 14 * dayMs,
  month: 30 * dayMs,
} as const;
export type ExpiryPreset = keyof typeof expiryPresets;
export const usualExpiry: ExpiryPreset = "weeks2";

/** The longest a link lasts. */
export const longestExpiryMs = 366 * dayMs;

/** How many exact times one link offers. */
export const timesMax = 40;

/** How far apart the starts are that the calendar lets choose, in minutes, unless the settings say. */
export const usualStepMinutes = 15;

export const noteMaxLength = 1000;

/** The fields for exact times in a browser without script. */
export const plainTimeNames = ["time1", "time2", "time3", "time4", "time5", "time6"] as const;

/** The fields of the form, with what stands in them before anything is typed. */
export const untouchedOneTime = {
  name: "",
  email: "",
  /** "link" for the settings of `linkId`, "own" for those that follow, named as in lib/link-forms. */
  source: "link",
  linkId: "",
  title: "",
  scheduleId: "",
  durationsOther: "30",
  bufferBeforeMinutes: "0",
  bufferAfterMinutes: "0",
  notice: "0",
  noticeUnit: "hours",
  locationKind: "",
  locationVideo: "",
  locationPhone: "",
  locationAddress: "",
  templateId: "",
  expiry: usualExpiry as string,
  expiryDate: "",
  expiryTime: "",
  note: "",
  /** Picked on the calendar: instants (RFC 3339) with commas between. */
  times: "",
  duration: "",
  outside: "",
  holds: "",
  time1: "",
  time2: "",
  time3: "",
  time4: "",
  time5: "",
  time6: "",
} as const satisfies Readonly<Record<string, string>>;

/** What is typed into the form, by field. */
export type TypedOneTime = { readonly [Name in keyof typeof untouchedOneTime]: string };
