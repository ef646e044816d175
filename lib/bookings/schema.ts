import { z } from "zod";
import { Email, PersonName, TimeZone } from "@/lib/accounts/schema";
import { parseInstant } from "@/lib/time/format";

/** An instant as RFC 3339 with its offset, read as epoch milliseconds. */
export const Instant = z.string().transform((text, refusal) => {
  const instant = parseInstant(text);
  if (instant !== undefined) return instant;
  refusal.addIssue({
    code: "custom",
    message: "Write an instant with its offset, like 2026-12-03T09:00:00Z.",
  });
  return z.NEVER;
});

/** Why a booking is called off, in the words of whoever does; may be left empty. */
export const CancelBooking = z.object({
  reason: z.string().trim().max(500, "Keep the reason under 500 characters.").default(""),
});
export type CancelBooking = z.output<typeof CancelBooking>;

/** A guest's request for one time. */
export const BookSlot = z.object({
  start: Instant,
  /** Minutes; one of the link's, and when left out its first. */
  duration: z.int().min(1).max(1440).optional(),
  attendee: z.object({ name: PersonName, email: Email, timeZone: TimeZone }),
  /** By question id. */
  answers: z.record(z.string(), z.unknown()).default({}),
  /** The guest's own hold, which the booking uses up; unknown or lapsed ones change nothing. */
  holdId: z.uuid().optional(),
});
export type BookSlot = z.output<typeof BookSlot>;
