import { say } from "@/lib/i18n/say";
import type { Link } from "@/lib/links/queries";
import { firstParam, type SearchParams } from "@/lib/search-params";
import { parseInstant } from "@/lib/time/format";
import { type ClockTime, readTypedTime, type TypedTime } from "@/lib/time/typed-time";
import { wallClockText } from "@/lib/time/zone";

/** What the form asks, as it was typed. */
export type Typed = TypedTime & { readonly duration: string };

/** The start that is asked about, on the link's clock. */
export type Question = ClockTime & { readonly durationMinutes: number | undefined };

/** A date that is asked about as a whole. */
export type DayQuestion = { readonly onDate: string; readonly durationMinutes: number | undefined };

/** What the address says: a date, also a time on it, or what is wrong with it at which field. */
export type Asked = {
  readonly typed: Typed;
  readonly day?: DayQuestion;
  readonly question?: Question;
  readonly errors: readonly { readonly field: keyof Typed; readonly message: string }[];
};

/** Reads the question out of the address; without any, it is about today (a date on the link's clock). */
export function readQuestion(
  link: Pick<Link, "timeZone" | "durationsMinutes">,
  query: SearchParams,
  today: string,
): Asked {
  const typed = {
    date: firstParam(query.date) || today,
    time: firstParam(query.time),
    duration: firstParam(query.duration),
  };
  // A link of one length has no field to choose it, so whatever an old address says does not matter.
  const hasChoice = link.durationsMinutes.length > 1 && typed.duration !== "";
  const durationMinutes = hasChoice ? Number(typed.duration) : undefined;

  // Any time does to see whether there is such a date.
  const read = readTypedTime({ ...typed, time: typed.time || "12:00" }, link.timeZone);
  const errors: Asked["errors"][number][] = [...read.errors];
  if (durationMinutes !== undefined && !link.durationsMinutes.includes(durationMinutes))
    errors.push({ field: "duration", message: say("links.noSuchDuration") });
  if (errors.length > 0 || read.clockTime === undefined) return { typed, errors };
  const day = { onDate: typed.date, durationMinutes };
  const at = parseInstant(firstParam(query.at));
  // The list of the day names the instant too; it counts as long as date and time say the same.
  if (at !== undefined && wallClockText(at, link.timeZone) === `${typed.date}T${typed.time}`)
    return { typed, day, question: { durationMinutes, ...read.clockTime, start: at, shown: "once" }, errors };
  return { typed, day, ...(typed.time && { question: { durationMinutes, ...read.clockTime } }), errors };
}
