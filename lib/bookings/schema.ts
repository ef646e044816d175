import { z } from "zod";
import { Email, PersonName, TimeZone } from "@/lib/accounts/schema";
import { languages } from "@/lib/i18n/locale";
import { say } from "@/lib/i18n/say";
import { guestsMax } from "@/lib/links/rules";
import { isStorable } from "@/lib/storable";
import { parseInstant } from "@/lib/time/format";

/** An instant as RFC 3339 with its offset, read as epoch milliseconds. */
export const Instant = z.string().transform((text, refusal) => {
  const instant = parseInstant(text);
  if (instant !== undefined) return instant;
  refusal.addIssue({
    code: "custom",
    message: say("time.instant"),
  });
  return z.NEVER;
});

/** Why a booking is called off, in the words of whoever does; may be left empty. */
export const CancelBooking = z.object({
  reason: z
    .string()
    .trim()
    .max(500, say("bookings.reasonTooLong", { max: 500 }))
    .default(""),
});
export type CancelBooking = z.output<typeof CancelBooking>;

/** Why a request is turned down, in the owner's words; may be left empty. */
export const RejectBooking = CancelBooking;
export type RejectBooking = z.output<typeof RejectBooking>;

export const noteMaxLength = 2000;

/** Forms send line ends as CRLF, whatever was typed. */
const Lines = z.string().transform((text) => text.replaceAll("\r\n", "\n"));

/** The owner's own words about a booking, and what they were when writing began. */
export const SaveNote = z.object({
  note: Lines.pipe(
    z
      .string()
      .trim()
      .max(noteMaxLength, say("bookings.noteTooLong", { max: noteMaxLength })),
  ),
  loaded: Lines,
});
export type SaveNote = z.output<typeof SaveNote>;

/** A guest's request for one time. */
export const BookSlot = z.object({
  start: Instant,
  /** Minutes; one of the link's, and when left out its first. */
  duration: z.int().min(1).max(1440).optional(),
  attendee: z.object({
    name: PersonName,
    email: Email,
    timeZone: TimeZone,
    /** Of the mails; left out for English, or what the request's `Accept-Language` asks for. */
    language: z.enum(languages).optional(),
  }),
  /** By question id: words, a number, a tick, a list of choices, a date, or a file; what the link asks decides. */
  answers: z.record(z.string(), z.unknown()).default({}),
  /** Where to meet, for a link, or a place of it, that asks. */
  location: z
    .string()
    .trim()
    .max(300, say("answers.tooLong", { max: 300 }))
    .regex(/^[^\p{Cc}]*$/u, say("answers.oneLine"))
    .refine(isStorable, say("answers.notWords"))
    .optional(),
  /** Which of the link's places the guest chose, by its id, for a link that has several. */
  place: z.string().max(12).optional(),
  /** Whom the guest brings along; they get the invitation and all news of it. */
  guests: z
    .array(z.object({ email: Email, name: PersonName.optional() }))
    .max(guestsMax, say("guests.tooMany", { most: guestsMax }))
    .optional(),
  /** The guest's own hold, which the booking uses up; unknown or lapsed ones change nothing. */
  holdId: z.uuid().optional(),
});
export type BookSlot = z.output<typeof BookSlot>;

/**
 * A request without what may be another when the same is sent again: the hold may have lapsed, and
 * the page may be read in another language by then.
 */
export function whatIsAsked({ holdId: _, ...request }: BookSlot): Omit<BookSlot, "holdId"> {
  const { language: __, ...attendee } = request.attendee;
  return { ...request, attendee };
}
