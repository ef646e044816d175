import { z } from "zod";
import { languages } from "@/lib/i18n/locale";
import { canonicalTimeZone, parseDate } from "@/lib/time/zone";
import { readTimeZone } from "@/lib/time-zone-names";
import { daysAtMost, timesAtMost } from "./rules";

const OnDate = z.string().refine((text) => parseDate(text) !== undefined);

const TimeZone = z
  .string()
  .transform((name) => readTimeZone(name))
  .pipe(z.string().transform(canonicalTimeZone))
  .optional()
  .catch(undefined);

const Minutes = z.coerce.number().int().positive().optional().catch(undefined);
const LanguageName = z.enum(languages).optional().catch(undefined);
const Clock = z.enum(["12h", "24h"]).optional().catch(undefined);

/**
 * What the address of the share panel says of the times for a mail. It is no form that could be
 * wrong: what makes no sense counts as not said, as in the address of a booking page.
 */
export const MailTimesQuery = z.object({
  /** The range of local dates that times are looked for in. */
  from: OnDate.optional().catch(undefined),
  until: OnDate.optional().catch(undefined),
  /** Dates picked one by one out of the range. */
  day: z
    .preprocess((value) => (typeof value === "string" ? [value] : value), z.array(OnDate).max(daysAtMost))
    .catch([]),
  perDay: z.coerce.number().int().min(1).max(timesAtMost).catch(3),
  total: z.coerce.number().int().min(1).max(timesAtMost).catch(9),
  duration: Minutes,
  tz: TimeZone,
  lang: LanguageName,
  clock: Clock,
  /** "1" to add the live picture. */
  picture: z
    .literal("1")
    .transform(() => true)
    .catch(false),
});
export type MailTimesQuery = z.infer<typeof MailTimesQuery>;

/** What the address of the live picture says; bounded, for anybody may ask. */
export const PictureQuery = z.object({
  tz: TimeZone,
  duration: Minutes,
  count: z.coerce.number().int().min(1).max(12).catch(6),
  lang: z.enum(languages).catch("en"),
  clock: Clock,
});
export type PictureQuery = z.infer<typeof PictureQuery>;
