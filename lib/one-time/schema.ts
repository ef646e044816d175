import { z } from "zod";
import { Email, PersonName } from "@/lib/accounts/schema";
import { say } from "@/lib/i18n/say";
import { lengthsIn, untouched } from "@/lib/link-forms/rules";
import { checkLink } from "@/lib/link-forms/schema";
import { Lengths, LinkSettings } from "@/lib/links/schema";
import { parseInstant } from "@/lib/time/format";
import { readTypedTime } from "@/lib/time/typed-time";
import {
  expiryPresets,
  noteMaxLength,
  plainTimeNames,
  type TypedOneTime,
  timesMax,
  untouchedOneTime,
} from "./rules";

/** Words to the recipient, over several lines; a form sends its line ends as CRLF. */
export const Note = z
  .string()
  .transform((text) => text.replaceAll("\r\n", "\n").trim())
  .pipe(z.string().max(noteMaxLength, say("links.tooLong", { most: noteMaxLength })));

/** Whose settings a one-time link takes: those of an evergreen link, or its own. */
export const SettingsSource = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("link"), linkId: z.uuid(say("oneTime.linkMissing")) }),
  z.object({ kind: z.literal("settings"), settings: LinkSettings }),
]);

/** A start that the owner picked, epoch ms; outside the opening hours only where that is said. */
export const PickedTime = z.object({
  start: z.int().min(0).max(Date.UTC(9999, 0)),
  isOutsideHours: z.boolean(),
});

/** What a one-time link is made of. */
export const NewOneTimeLink = z.object({
  recipient: z.object({ name: PersonName, email: Email }),
  from: SettingsSource,
  /** Epoch ms. */
  expiresAt: z.int(),
  note: Note.default(""),
  /** Only these are on offer; left out, all free times are. */
  times: z
    .array(PickedTime)
    .max(timesMax, say("oneTime.timesMost", { most: timesMax }))
    .default([]),
  /** Which of the settings' lengths the picked times have; left out, the first. */
  durationMinutes: z.int().optional(),
  /** Keeps the picked times free until the link expires. */
  holdsTimes: z.boolean().default(false),
});
export type NewOneTimeLink = z.output<typeof NewOneTimeLink>;

/** A field as it was typed. A box that is not ticked is `false` in the browser, and not posted at all. */
const Typed = z.union([z.string(), z.literal(false).transform(() => "")]);

/** Whose clock dates and times of the form are on, and what it shows now (epoch ms). */
export type OwnersClock = { readonly timeZone: string; readonly now: number };

type Wrong = { readonly field: keyof TypedOneTime; readonly message: string };

/**
 * The form as it is typed, every field a text, read as what the command takes. Errors stand at
 * the form's own fields, all of them at once.
 */
export const oneTimeForm = (clock: OwnersClock) =>
  z
    .object(
      Object.fromEntries(
        Object.entries(untouchedOneTime).map(([name, usual]) => [name, Typed.default(usual)]),
      ) as { [Name in keyof TypedOneTime]: z.ZodDefault<typeof Typed> },
    )
    .transform((typed, refusal): NewOneTimeLink => {
      const wrong: Wrong[] = [];
      const input = {
        recipient: { name: typed.name, email: typed.email },
        from: readSource(typed, wrong),
        expiresAt: readExpiry(typed, clock, wrong),
        note: typed.note,
        times: readTimes(typed, clock, wrong),
        ...(typed.duration !== "" && { durationMinutes: Number(typed.duration) }),
        holdsTimes: typed.holds !== "",
      };
      const { data, error } = NewOneTimeLink.safeParse(input);
      for (const { path, message } of error?.issues ?? []) {
        // What could not be read at all has been said already.
        const field = formField(path.map(String));
        if (!wrong.some((known) => known.field === field)) wrong.push({ field, message });
      }
      for (const { field, message } of wrong) refusal.addIssue({ code: "custom", path: [field], message });
      return data && wrong.length === 0 ? data : z.NEVER;
    });

/**
 * The lengths of own settings as they are typed, in the order in which the link will have them: the
 * first is what picked times take unless another is named. None while they make no sense.
 */
export function ownLengths({ durationsOther }: Pick<TypedOneTime, "durationsOther">): readonly number[] {
  const lengths = lengthsIn({ durations: [], durationsOther, durationFirst: "" });
  return Lengths.shape.durationsMinutes.safeParse(lengths).data ?? [];
}

/** Where the form shows an error of the command's input, by its path there. */
export function formField([first = "", second, third]: readonly string[]): keyof TypedOneTime {
  if (first === "recipient") return second === "email" ? "email" : "name";
  if (first === "from") return second === "settings" && third === "title" ? "title" : "linkId";
  if (first === "expiresAt") return "expiry";
  if (first === "durationMinutes") return "duration";
  return first in untouchedOneTime ? (first as keyof TypedOneTime) : "name";
}

function readSource(typed: TypedOneTime, wrong: Wrong[]): unknown {
  if (typed.source !== "own") return { kind: "link", linkId: typed.linkId };
  const known = Object.entries(typed).filter(([name]) => name in untouched);
  const checked = checkLink({ ...untouched, durations: [], ...Object.fromEntries(known) });
  if (checked.settings) return { kind: "settings", settings: checked.settings };
  for (const { field, message } of checked.errors) {
    const shown = field === "durations" ? "durationsOther" : field;
    wrong.push({ field: shown in untouchedOneTime ? (shown as Wrong["field"]) : "title", message });
  }
  // Only to go on reading: the mistakes are noted.
  return { kind: "settings", settings: { title: "–", durationsMinutes: [30] } };
}

function readExpiry(typed: TypedOneTime, clock: OwnersClock, wrong: Wrong[]): number {
  if (typed.expiry in expiryPresets)
    return clock.now + expiryPresets[typed.expiry as keyof typeof expiryPresets];
  if (typed.expiry !== "custom") {
    wrong.push({ field: "expiry", message: say("oneTime.expiryUnknown") });
    return clock.now;
  }
  const { clockTime, errors } = readTypedTime(
    { date: typed.expiryDate.trim(), time: typed.expiryTime.trim() },
    clock.timeZone,
  );
  for (const { field, message } of errors)
    wrong.push({ field: field === "date" ? "expiryDate" : "expiryTime", message });
  if (!clockTime) return clock.now;
  if (clockTime.shown === "never")
    wrong.push({ field: "expiryTime", message: say("oneTime.skipped", { typed: typed.expiryTime }) });
  if (clockTime.start <= clock.now) wrong.push({ field: "expiryDate", message: say("oneTime.expiryPast") });
  return clockTime.start;
}

/** The times of the calendar, and those of the plain fields, in order; each once. */
function readTimes(typed: TypedOneTime, clock: OwnersClock, wrong: Wrong[]) {
  const picked = typed.times
    .split(",")
    .flatMap((text) => (text === "" ? [] : [parseInstant(text) ?? Number.NaN]));
  if (picked.some(Number.isNaN)) wrong.push({ field: "times", message: say("oneTime.timeShape") });
  const written = plainTimeNames.flatMap((field) => {
    const text = typed[field].trim();
    if (text === "") return [];
    const [date = "", time = ""] = text.split("T");
    const { clockTime } = readTypedTime({ date, time: time.slice(0, 5) }, clock.timeZone);
    if (!clockTime) wrong.push({ field, message: say("oneTime.timeShape") });
    else if (clockTime.shown === "never")
      wrong.push({ field, message: say("oneTime.skipped", { typed: time }) });
    return clockTime ? [clockTime.start] : [];
  });
  const isOutsideHours = typed.outside !== "";
  return [...new Set([...picked, ...written])]
    .filter((start) => !Number.isNaN(start))
    .toSorted((a, b) => a - b)
    .map((start) => ({ start, isOutsideHours }));
}
