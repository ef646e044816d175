import { z } from "zod";
import { say } from "@/lib/i18n/say";
import { isTimeZone, parseDate } from "@/lib/time/zone";
import {
  durationMaxMinutes,
  guestsMax,
  isReservedSlug,
  placeLabelMaxLength,
  placesMax,
  slugShape,
  titleMaxLength,
} from "./rules";

/** The last part of a link's address, as the owner chose it; stored in lower case. */
export const Slug = z
  .string()
  .trim()
  .toLowerCase()
  .min(3, say("links.slugShort"))
  .max(64, say("links.slugLong"))
  .regex(slugShape, say("links.slugShape"))
  .refine((slug) => !isReservedSlug(slug), say("links.slugReserved"));

/** A number of minutes between two bounds, both included. */
const minutes = (least: number, most: number) =>
  z
    .int(say("links.wholeMinutes"))
    .min(least, say("links.minutesLeast", { least }))
    .max(most, say("links.minutesMost", { most }));

/** A local date "YYYY-MM-DD" that the calendar has. */
const LocalDate = z.string().refine((text) => parseDate(text) !== undefined, say("links.noDate"));

/** Most bookings in a period; null for no limit. */
const Limit = z
  .int(say("links.wholeNumber"))
  .min(1, say("links.limitLeast"))
  .max(10_000, say("links.limitMost"))
  .nullable();

/** One place to meet: words of the owner, or a question to the guest. */
export const Place = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("video"),
    value: z
      .url({ protocol: /^https?$/, error: say("links.noUrl") })
      .max(500, say("links.tooLong", { most: 500 })),
  }),
  z.object({
    kind: z.enum(["phone", "address"]),
    value: z
      .string()
      .trim()
      .min(1, say("links.whereMissing"))
      .max(500, say("links.tooLong", { most: 500 }))
      .regex(/^[^\p{Cc}]*$/u, say("oneLine")),
  }),
  z.object({ kind: z.literal("ask"), value: z.literal("").default("") }),
]);
export type Place = z.output<typeof Place>;

/** One of several places: as its link has it already, with an id (`withPlaceIds`), and with a name for guests. */
const PlaceOption = z.intersection(
  Place,
  z.object({
    id: z
      .string()
      .regex(/^[a-z0-9]{1,12}$/)
      .optional(),
    label: z
      .string()
      .trim()
      .max(placeLabelMaxLength, say("links.tooLong", { most: placeLabelMaxLength }))
      .regex(/^[^\p{Cc}]*$/u, say("oneLine"))
      .default(""),
  }),
);

/** Places of which the guest chooses one. Guests can tell them apart, though they see no number and no link. */
export const PlaceChoice = z.object({
  kind: z.literal("choice"),
  options: z
    .array(PlaceOption)
    .min(2, say("links.placesLeast"))
    .max(placesMax, say("links.placesMost", { most: placesMax }))
    .superRefine((options, refusal) => {
      const seen = new Set<string>();
      for (const [i, option] of options.entries()) {
        const look = looksLike(option);
        if (seen.has(look)) {
          const [field, message] =
            option.kind === "ask" ? ["kind", say("links.askTwice")] : ["label", say("links.placesAlike")];
          refusal.addIssue({ code: "custom", path: [i, field], message });
        }
        seen.add(look);
      }
    }),
});

/** What a guest sees of a place before there is a booking. */
const looksLike = ({ kind, value, label }: z.output<typeof PlaceOption>): string =>
  JSON.stringify([kind, kind !== "ask" && label.toLowerCase(), kind === "address" && value.toLowerCase()]);

/** Where the meeting is. */
export const Location = z.union([Place, PlaceChoice]);
export type Location = z.output<typeof Location>;

/** From when until when guests may book, in the link's zone. */
export const BookingWindow = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("none") }),
  z.object({
    kind: z.literal("rolling"),
    days: z.int(say("links.wholeNumber")).min(0, say("links.windowLeast")).max(3650, say("links.windowMost")),
  }),
  z
    .object({ kind: z.literal("fixed"), firstDate: LocalDate, lastDate: LocalDate })
    .refine(({ firstDate, lastDate }) => firstDate <= lastDate, {
      path: ["lastDate"],
      error: say("links.windowOrder"),
    }),
]);
export type BookingWindow = z.output<typeof BookingWindow>;

/** What the link is: the first step of making one. */
const Basics = z.object({
  title: z
    .string()
    .trim()
    .min(1, say("links.titleMissing"))
    .max(titleMaxLength, say("links.tooLong", { most: titleMaxLength }))
    .regex(/^[^\p{Cc}]*$/u, say("oneLine")),
  description: z
    .string()
    .trim()
    .max(2000, say("links.tooLong", { most: 2000 }))
    .default(""),
  /** Empty for an address that nobody can guess. */
  slug: z.union([z.literal("").transform(() => undefined), Slug]).optional(),
  location: Location.nullable().default(null),
});

/** When it offers times. */
export const Availability = z.object({
  /** The hours that the host keeps for this link; null for those of their own schedule. */
  scheduleId: z.uuid(say("links.noSchedule")).nullable().default(null),
  /** The zone of window and limits; left out, the one of the hours. */
  timeZone: z.string().refine(isTimeZone, say("links.noTimeZone")).optional(),
  window: BookingWindow.default({ kind: "none" }),
  /** Local dates on which it offers nothing. */
  exclusions: z.array(LocalDate).max(200, say("links.exclusionsMost")).default([]),
});

/** How long a meeting is, how far apart starts are, and what stays free around it. Minutes. */
export const Lengths = z.object({
  /** The first is chosen beforehand on the guest's page. */
  durationsMinutes: z
    .array(minutes(5, durationMaxMinutes))
    .min(1, say("links.durationMissing"))
    .max(10, say("links.durationsMost"))
    .refine((all) => new Set(all).size === all.length, say("links.durationTwice"))
    .default([30]),
  /** null for the duration. */
  incrementMinutes: minutes(5, 1440).nullable().default(null),
  bufferBeforeMinutes: minutes(0, 1440).default(0),
  bufferAfterMinutes: minutes(0, 1440).default(0),
});

/** How many, how soon, and whether the owner decides. */
export const Limits = z.object({
  noticeMinutes: minutes(0, 525_600).default(0),
  limitPerDay: Limit.default(null),
  limitPerWeek: Limit.default(null),
  limitPerMonth: Limit.default(null),
  requiresApproval: z.boolean().default(false),
  /** Seats of a group session; null for a meeting with one guest. */
  seats: z
    .int(say("links.wholeNumber"))
    .min(1, say("links.seatsLeast"))
    .max(10_000, say("links.seatsMost"))
    .nullable()
    .default(null),
  /** What guests may do with their own booking, and until how long before its start. */
  guestMayMove: z.boolean().default(true),
  guestMayCancel: z.boolean().default(true),
  changeNoticeMinutes: minutes(0, 525_600).default(0),
});

/** What guests are asked, and where they are sent once they have booked. */
export const Questions = z.object({
  /** null to ask for name and e-mail only. */
  templateId: z.uuid(say("links.noTemplate")).nullable().default(null),
  /** How many people a guest may bring along. */
  maxGuests: z
    .int(say("links.wholeNumber"))
    .min(0, say("links.guestsLeast"))
    .max(guestsMax, say("links.guestsMost", { most: guestsMax }))
    .default(5),
  /** A web address in place of our own confirmation; null for our own. */
  redirectUrl: z
    .url({ protocol: /^https?$/, error: say("links.noUrl") })
    .max(2000, say("links.tooLong", { most: 2000 }))
    .nullable()
    .default(null),
});

/** The settings of a link, by the steps of the wizard, in their order. */
export const steps = {
  basics: Basics,
  availability: Availability,
  lengths: Lengths,
  limits: Limits,
  questions: Questions,
} as const;
export type StepName = keyof typeof steps;

/** All settings of a link: what the wizard ends with, what editing changes, what the API will take. */
export const LinkSettings = z.object({
  ...Basics.shape,
  ...Availability.shape,
  ...Lengths.shape,
  ...Limits.shape,
  ...Questions.shape,
});
export type LinkSettings = z.output<typeof LinkSettings>;
