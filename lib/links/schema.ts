import { z } from "zod";
import { durationMaxMinutes, isReservedSlug } from "./rules";

/** The last part of a link's address, as the owner chose it; stored in lower case. */
export const Slug = z
  .string()
  .trim()
  .toLowerCase()
  .min(3, "Use at least 3 characters.")
  .max(64, "Use at most 64 characters.")
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Use letters a–z, digits, and single hyphens between them.")
  .refine((slug) => !isReservedSlug(slug), "Openhour needs this word itself; choose another.");

/** What a plain new evergreen link needs; everything else has a default. */
export const NewLink = z.object({
  title: z
    .string()
    .trim()
    .min(1, "Give the link a title.")
    .max(120, "Keep the title under 120 characters.")
    .regex(/^[^\p{Cc}]*$/u, "Leave out line breaks and control characters."),
  durationMinutes: z.coerce
    .number("Write the minutes as a number.")
    .int("Write whole minutes.")
    .min(5, "A meeting takes at least 5 minutes.")
    .max(durationMaxMinutes, "A meeting takes at most a day, 1440 minutes."),
  /** Empty for a random address. */
  slug: z.union([z.literal("").transform(() => undefined), Slug]).optional(),
});
export type NewLink = z.infer<typeof NewLink>;
