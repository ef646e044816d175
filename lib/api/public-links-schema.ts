import { z } from "@hono/zod-openapi";
import { TimeZone } from "@/lib/accounts/schema";
import type { OnePlace } from "@/lib/bookings/guest-rules";
import { AppError } from "@/lib/errors";
import type { Link } from "@/lib/links/queries";
import { requireDuration } from "@/lib/links/rules";
import { questionKinds } from "@/lib/templates/rules";
import { parseInstant } from "@/lib/time/format";
import { dayMs, parseDate, startOfDate } from "@/lib/time/zone";

const longestRangeMs = 93 * dayMs;

const placeKinds = ["video", "phone", "address", "ask"] as const;

const Question = z
  .object({
    id: z.uuid(),
    kind: z.enum(questionKinds).openapi({
      description:
        "How it is answered: `number` with a number, `checkbox` with true or false, `multi_choice` with a list of " +
        "options, `date` with YYYY-MM-DD, `file` with `{name, mediaType, base64}`, all others with a string.",
    }),
    label: z.string(),
    helpText: z.string(),
    isRequired: z.boolean(),
    options: z.array(z.string()),
  })
  .openapi("Question");

export const PublicLink = z
  .object({
    token: z.string(),
    kind: z.enum(["evergreen", "one_time"]),
    title: z.string(),
    description: z.string(),
    hostName: z.string(),
    organizationName: z.string(),
    timeZone: z.string(),
    durationsMinutes: z.array(z.int()),
    requiresApproval: z.boolean(),
    /** What the booking's `answers` are to, in the order to ask. */
    questions: z.array(Question),
    location: z
      .object({
        kind: z.enum([...placeKinds, "choice"]),
        value: z.string().optional(),
        options: z
          .array(
            z.object({
              id: z.string(),
              kind: z.enum(placeKinds),
              value: z.string().optional(),
              label: z.string().optional(),
            }),
          )
          .optional(),
      })
      .nullable()
      .openapi({
        description:
          "Where the meeting is. With `ask` the booking's `location` says it; with `choice` its `place` is the id of " +
          "one of the options, whose `label` tells those of one kind apart, and `location` is needed for one that asks. A video link or a phone number is told " +
          "only to who has booked.",
      }),
    maxGuests: z.int().openapi({ description: "How many `guests` a booking may bring along." }),
  })
  .openapi("PublicLink");

/** What anybody with the address may know of where a link's meetings are. */
export function publicLocation({ location }: Pick<Link, "location">) {
  if (location?.kind !== "choice") return location && publicPlace(location);
  return {
    kind: location.kind,
    options: location.options.map((option) => ({
      id: option.id,
      ...publicPlace(option),
      ...(option.label && { label: option.label }),
    })),
  };
}

const publicPlace = ({ kind, value }: OnePlace) => (kind === "address" ? { kind, value } : { kind });

/** As `altcha-lib` and the ALTCHA widget read it. */
export const Challenge = z
  .object({ parameters: z.record(z.string(), z.unknown()), signature: z.string() })
  .openapi("Challenge");

export const AvailabilityQuery = z.object({
  from: z.string().optional().openapi({
    description: "An instant (RFC 3339) or a date in `timeZone`; now when left out.",
    example: "2026-12-01",
  }),
  to: z.string().optional().openapi({
    description: "An instant or a date in `timeZone`, not included; 31 days after `from` when left out.",
    example: "2027-01-01",
  }),
  duration: z.coerce.number("Write minutes.").int().min(1).max(1440).optional(),
  timeZone: TimeZone.optional().openapi({ example: "Europe/Berlin" }),
});

export const Availability = z
  .object({
    timeZone: z.string(),
    slots: z.array(z.object({ start: z.iso.datetime(), end: z.iso.datetime() })),
  })
  .openapi("Availability");

export const NewBooking = z
  .object({
    id: z.uuid(),
    status: z.enum(["pending", "confirmed"]),
    start: z.iso.datetime(),
    end: z.iso.datetime(),
    manageUrl: z.url(),
  })
  .openapi("NewBooking");

/**
 * The range and length that an availability request means, in epoch ms and minutes.
 * Fails with `malformed` for what is no time, runs backwards, or is over 93 days, and
 * with `invalid` for a length the link does not have.
 */
export function slotRange(query: z.output<typeof AvailabilityQuery>, link: Link, now: number) {
  const timeZone = query.timeZone ?? link.timeZone;
  const from = query.from === undefined ? now : readTime("from", query.from, timeZone);
  const until = query.to === undefined ? from + 31 * dayMs : readTime("to", query.to, timeZone);
  if (until < from) throw new AppError("malformed", "`to` comes before `from`.");
  if (until - from > longestRangeMs) throw new AppError("malformed", "Ask for at most 93 days at a time.");
  const durationMinutes = requireDuration(link, query.duration);
  return { from, until, timeZone, durationMinutes };
}

function readTime(name: string, text: string, timeZone: string): number {
  const date = parseDate(text);
  const instant = date === undefined ? parseInstant(text) : startOfDate(date, timeZone);
  if (instant !== undefined) return instant;
  throw new AppError(
    "malformed",
    `\`${name}\` is neither an instant, like 2026-12-03T09:00:00Z, nor a date.`,
  );
}
