import { z } from "zod";
import { TimeZone } from "@/lib/accounts/schema";
import type { MinuteRange } from "@/lib/availability/types";
import { parseClock, parseDate } from "@/lib/time/zone";
import { overlapping, rangesMax } from "./rules";

/** A word on one line. */
const Words = (missing: string) =>
  z
    .string()
    .trim()
    .min(1, missing)
    .max(100, "Keep it under 100 characters.")
    .regex(/^[^\p{Cc}]*$/u, "Leave out line breaks and control characters.");

/** A local date, "YYYY-MM-DD". */
const LocalDate = z.string().transform((text, refusal) => {
  const date = parseDate(text.trim());
  if (date !== undefined) return date;
  refusal.addIssue({ code: "custom", message: "Choose a date." });
  return z.NEVER;
});

export const ScheduleName = z.object({ name: Words("Give the schedule a name."), timeZone: TimeZone });
export type ScheduleName = z.infer<typeof ScheduleName>;

/**
 * Two times of day as minutes; undefined when both are empty. An end of 00:00 is midnight at
 * the end of the day, as 24:00 is, which many browsers' fields for times cannot say.
 */
const Hours = z.object({ from: z.string().trim(), to: z.string().trim() }).transform((pair, refusal) => {
  if (pair.from === "" && pair.to === "") return undefined;
  const startMinute = readClock(pair.from);
  const endMinute = readClock(pair.to);
  const refuse = (side: "from" | "to", message: string) =>
    refusal.addIssue({ code: "custom", path: [side], message });
  if (startMinute === undefined) refuse("from", notATime(pair.from));
  if (startMinute === 1440) refuse("from", "Hours begin before midnight; write 00:00 on the next day.");
  if (endMinute === undefined) refuse("to", notATime(pair.to));
  return { startMinute: startMinute ?? 0, endMinute: endMinute || 1440 };
});

/** "9:30" is as good as "09:30" where a browser has no field for times. */
const readClock = (text: string) => parseClock(text.padStart(5, "0"));

const notATime = (text: string) =>
  text ? `“${text}” is no time of day; write it like 09:30.` : "Write both times, or empty both.";

/** The hours of one day: pairs that do not overlap, empty ones left out. */
const DayHours = z
  .array(Hours)
  .max(rangesMax, `A day takes at most ${rangesMax} ranges.`)
  .transform((pairs, refusal) => {
    const ranges: MinuteRange[] = [];
    const positions: number[] = [];
    for (const [position, range] of pairs.entries()) {
      if (range === undefined) continue;
      ranges.push(range);
      positions.push(position);
    }
    for (const found of overlapping(ranges)) {
      const message = "These hours overlap others of the same day.";
      refusal.addIssue({ code: "custom", path: [positions[found] ?? 0, "from"], message });
    }
    return ranges;
  });

/** All hours of a week, Monday first, and the version of those they replace (`weeklyVersion`). */
export const WeeklyHours = z.object({ version: z.string(), days: z.array(DayHours).length(7) });
export type WeeklyHours = z.infer<typeof WeeklyHours>;

/** A date with hours of its own; without any it is closed, which has to be said. */
export const Override = z
  .object({
    onDate: LocalDate,
    isClosed: z.union([z.boolean(), z.literal("on").transform(() => true)]).default(false),
    ranges: DayHours.default([]),
  })
  .refine(({ isClosed, ranges }) => isClosed || ranges.length > 0, {
    path: ["ranges", 0, "from"],
    message: "Write the hours, or choose that the date is closed.",
  })
  .transform(({ onDate, isClosed, ranges }) => ({ onDate, ranges: isClosed ? [] : ranges }));
export type Override = z.infer<typeof Override>;

/** Days off, first and last included. */
export const DaysOff = z
  .object({ startsOn: LocalDate, endsOn: LocalDate, label: Words("Say what it is: Vacation, for example.") })
  .refine(({ startsOn, endsOn }) => endsOn >= startsOn, {
    path: ["endsOn"],
    message: "The last day off comes before the first.",
  });
export type DaysOff = z.infer<typeof DaysOff>;
