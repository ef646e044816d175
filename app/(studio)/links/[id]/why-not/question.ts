import type { Link } from "@/lib/links/queries";
import { type ClockTime, readTypedTime, type TypedTime } from "@/lib/time/typed-time";

/** What the form asks, as it was typed. */
export type Typed = TypedTime & { readonly duration: string };

/** The start that is asked about, on the link's clock. */
export type Question = ClockTime & { readonly durationMinutes: number | undefined };

/** What the address says: nothing yet, a question, or what is wrong with it at which field. */
export type Asked = {
  readonly typed: Typed;
  readonly question?: Question;
  readonly errors: readonly { readonly field: keyof Typed; readonly message: string }[];
};

/** Reads the question out of the address. */
export function readQuestion(
  link: Pick<Link, "timeZone" | "durationsMinutes">,
  query: Readonly<Record<string, string | string[] | undefined>>,
): Asked {
  const typed = { date: one(query.date), time: one(query.time), duration: one(query.duration) };
  if (query.date === undefined && query.time === undefined) return { typed, errors: [] };
  // A link of one length has no field to choose it, so whatever an old address says does not matter.
  const hasChoice = link.durationsMinutes.length > 1 && typed.duration !== "";
  const durationMinutes = hasChoice ? Number(typed.duration) : undefined;

  const read = readTypedTime(typed, link.timeZone);
  const errors: Asked["errors"][number][] = [...read.errors];
  if (durationMinutes !== undefined && !link.durationsMinutes.includes(durationMinutes))
    errors.push({ field: "duration", message: "This link has no meetings of that length." });
  if (errors.length > 0 || read.clockTime === undefined) return { typed, errors };
  return { typed, question: { durationMinutes, ...read.clockTime }, errors };
}

const one = (value: string | string[] | undefined): string =>
  (Array.isArray(value) ? value[0] : value)?.trim() ?? "";
