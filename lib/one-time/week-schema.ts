import { z } from "zod";
import { durationMaxMinutes } from "@/lib/links/rules";
import { parseDate } from "@/lib/time/zone";

const minutes = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

/** For which meetings times are picked: of a link's settings, or of own ones. */
export const WeekSource = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("link"),
    linkId: z.uuid(),
    durationMinutes: minutes(5, durationMaxMinutes),
  }),
  z.object({
    kind: z.literal("settings"),
    scheduleId: z.union([z.literal("").transform(() => null), z.uuid()]).default(null),
    durationMinutes: minutes(5, durationMaxMinutes),
    bufferBeforeMinutes: minutes(0, 1440).default(0),
    bufferAfterMinutes: minutes(0, 1440).default(0),
    noticeMinutes: minutes(0, 525_600).default(0),
  }),
]);
export type WeekSource = z.output<typeof WeekSource>;

/** The seven days from a date on, as the calendar asks for them. */
export const WeekQuery = z.intersection(
  z.object({ from: z.string().refine((text) => parseDate(text) !== undefined) }),
  WeekSource,
);
