import { z } from "zod";
import { TimeZone } from "@/lib/accounts/schema";
import type { MinuteRange } from "@/lib/availability/types";
import { say } from "@/lib/i18n/say";
import { parseClock, parseDate } from "@/lib/time/zone";
import { overlapping, rangesMax } from "./rules";

/** A word on one line. */
const Words = (missing: string) =>
  z
    .string()
    .trim()
    .min(1, missing)
    .max(100, say("schedules.wordTooLong", { max: 100 }))
    .regex(/^[^\p{Cc}]*$/u, say("oneLine"));

/** A local date, "YYYY-MM-DD". */
const LocalDate = z.string().transform((text, refusal) => {
  const date = parseDate(text.trim());
  if (date !== undefined) return date;
  refusal.addIssue({ code: "custom", message: say("schedules.chooseDate") });
  return z.NEVER;
});

export const ScheduleName = z.object({ name: Words(say("schedules.nameMissing")), timeZone: TimeZone });
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
  if (startMinute === 1440) refuse("from", say("schedules.beforeMidnight"));
  if (endMinute === undefined) refuse("to", notATime(pair.to));
  return { startMinute: startMinute ?? 0, endMinute: endMinute || 1440 };
});

/** "9:30" is as good as "09:30" where a browser has no field for times. */
const readClock = (text: string) => parseClock(text.padStart(5, "0"));

const notATime = (text: string) => (text ? say("schedules.notATime", { text }) : say("schedules.bothTimes"));

/** The hours of one day: pairs that do not overlap, empty ones left out. */
const DayHours = z
  .array(Hours)
  .max(rangesMax, say("schedules.rangesMost", { max: rangesMax }))
  .transform((pairs, refusal) => {
    const ranges: MinuteRange[] = [];
    const positions: number[] = [];
    for (const [position, range] of pairs.entries()) {
      if (range === undefined) continue;
      ranges.push(range);
      positions.push(position);
    }
    for (const found of overlapping(ranges)) {
      const message = say("schedules.overlap");
      refusal.addIssue({ code: "custom", path: [positions[found] ?? 0, "from"], message });
    }
    return ranges;
  });

/** All hours of a week, Monday first, and the version of those they replace (`weeklyVersion`). */
export const WeeklyHours = z.object({ version: z.string(), days: z.array(DayHours).length(7) });
export type WeeklyHours = z.infer<typeof WeeklyHours>;

/** Most dates that are changed at once: a year of them. */
const datesMax = 366;

/** Dates, each once, in order; a form sends them in one field, with commas between. */
const Dates = z
  .preprocess((sent) => (typeof sent === "string" ? sent.split(",") : sent), z.array(LocalDate))
  .transform((dates) => [...new Set(dates)].toSorted())
  .refine((dates) => dates.length > 0, say("schedules.chooseDate"))
  .refine((dates) => dates.length <= datesMax, say("schedules.datesMost", { max: datesMax }));

/** What dates have in place of their weekly hours: hours of their own, none at all, or nothing else any more. */
export const Override = z
  .object({ dates: Dates, kind: z.enum(["hours", "closed", "weekly"]), ranges: DayHours.default([]) })
  .refine(({ kind, ranges }) => kind !== "hours" || ranges.length > 0, {
    path: ["ranges", 0, "from"],
    message: say("schedules.hoursOrClosed"),
  })
  .transform(({ dates, kind, ranges }) => ({
    dates,
    /** Without any the dates are closed; null gives them their weekly hours back. */
    ranges: kind === "weekly" ? null : kind === "closed" ? [] : ranges,
  }));
export type Override = z.infer<typeof Override>;

/** Days off, first and last included. */
export const DaysOff = z
  .object({ startsOn: LocalDate, endsOn: LocalDate, label: Words(say("schedules.labelMissing")) })
  .refine(({ startsOn, endsOn }) => endsOn >= startsOn, {
    path: ["endsOn"],
    message: say("schedules.lastBeforeFirst"),
  });
export type DaysOff = z.infer<typeof DaysOff>;

/** A country (ISO 3166) whose public holidays close a schedule, or a region of it; "" for the whole country. */
export const HolidayChoice = z.object({
  country: z
    .string()
    .trim()
    .regex(/^[A-Z]{2}$/, say("schedules.chooseCountry")),
  region: z.string().trim().max(20, say("schedules.chooseRegion")).default(""),
});
export type HolidayChoice = z.infer<typeof HolidayChoice>;
