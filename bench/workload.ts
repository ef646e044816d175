import { readFileSync } from "node:fs";
import { z } from "zod";
import { fieldErrors } from "@/lib/input";
import { parseInstant } from "@/lib/time/format";
import { isTimeZone, parseClock, parseDate } from "@/lib/time/zone";

/** Years that a date of four digits can name, with room for a window around them. */
const latestInstant = Date.UTC(9999, 11, 1);

/** Epoch ms, or RFC 3339 text, of which the seconds may be left out. */
const Instant = z
  .union([z.number(), z.string()], { error: "must be an instant: RFC 3339 with its offset, or epoch ms" })
  .transform((value, ctx) => {
    const instant = typeof value === "number" ? value : instantOf(value);
    if (Number.isInteger(instant) && instant >= 0 && instant <= latestInstant) return instant;
    ctx.addIssue(`${JSON.stringify(value)} is not an instant (RFC 3339 with its offset, or epoch ms)`);
    return z.NEVER;
  });

const instantOf = (text: string): number =>
  parseInstant(text.toUpperCase().replace(/(T\d\d:\d\d)(?=Z|[+-])/, "$1:00")) ?? Number.NaN;

/** "HH:MM", 00:00 to 24:00, as minutes after midnight. */
const Clock = z.string().transform((text, ctx) => {
  const minutes = parseClock(text);
  if (minutes !== undefined) return minutes;
  ctx.addIssue(`“${text}” is not a time HH:MM from 00:00 to 24:00`);
  return z.NEVER;
});

const LocalDate = z.string().refine((text) => parseDate(text) !== undefined, "must be a date YYYY-MM-DD");
const TimeZone = z.string().refine(isTimeZone, { error: ({ input }) => `There is no time zone “${input}”` });
const Positive = z.int().min(1);
const NotNegative = z.int().min(0);

const Busy = z
  .object({ start: Instant, end: Instant })
  .refine(({ start, end }) => start <= end, { path: ["end"], error: "must not lie before the start" });

/** Strict, because a misspelt name of a list that may be left out would pass as an empty one. */
const Host = z.strictObject({
  timeZone: TimeZone,
  /** Days from 0, Sunday, to 6. A range whose end is not after its start runs past midnight. */
  weekly: z.array(z.object({ days: z.array(z.int().min(0).max(6)), start: Clock, end: Clock })),
  /** All entries of a date replace its weekly hours together; one with equal times adds none. */
  overrides: z.array(z.object({ date: LocalDate, start: Clock, end: Clock })).default([]),
  busy: z.array(Busy).default([]),
});

/** One question to the engine, as a file has it: whose starts, between which instants. */
const Workload = z
  .object({
    now: Instant,
    from: Instant,
    to: Instant,
    durationMin: Positive,
    intervalMin: Positive,
    beforeBufferMin: NotNegative,
    afterBufferMin: NotNegative,
    minimumNoticeMin: NotNegative,
    /** Whether its one host, all of its hosts, or any one of them must be free. */
    mode: z.enum(["single", "collective", "any"]),
    hosts: z.array(Host).min(1),
  })
  .refine(({ from, to }) => from <= to, { path: ["to"], error: "must not lie before from" })
  .refine(({ mode, hosts }) => mode !== "single" || hosts.length === 1, {
    path: ["hosts"],
    error: "must be one host in mode single",
  });

/** Read: instants in epoch ms, times of day in minutes after midnight. */
export type Workload = z.output<typeof Workload>;

/** As JSON has it. */
export type WorkloadJson = z.input<typeof Workload>;

/** A file that holds no workloads; the message names the place. */
export class BadWorkload extends Error {}

/** Reads a file with one workload or an array of them. Fails with `BadWorkload`. */
export function readWorkloads(file: string): Workload[] {
  try {
    return parseWorkloads(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    throw new BadWorkload(`${file}: ${error instanceof Error ? error.message : error}`);
  }
}

/** Checks one workload or an array of them. Fails with `BadWorkload`. */
export function parseWorkloads(json: unknown): Workload[] {
  return Array.isArray(json) ? parse(z.array(Workload), json) : [parse(Workload, json)];
}

/** Says where in the file, as a JSON pointer (RFC 6901), for the first few mistakes. */
function parse<T extends z.ZodType>(schema: T, json: unknown): z.output<T> {
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  const lines = fieldErrors(result.error).map(({ pointer, detail }) => `${pointer || "/"} ${detail}`);
  const more = lines.length > 10 ? [`and ${lines.length - 10} more`] : [];
  throw new BadWorkload(["this is not a workload", ...lines.slice(0, 10), ...more].join("\n  "));
}
