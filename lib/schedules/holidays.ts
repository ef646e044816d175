import type Holidays from "date-holidays";
import type { HolidaysTypes } from "date-holidays";
import { type Language, languages } from "@/lib/i18n/locale";
import { dateOfDay, dayMs, dayOf } from "@/lib/time/zone";

/** A country (ISO 3166) with its public holidays, or a region of it: "BY", "BY-A" for a part of one, "" for none. */
export type HolidayPlace = { readonly country: string; readonly region: string };

/** A date that a public holiday takes, with its name in every language we speak. */
export type Holiday = { readonly onDate: string; readonly names: Readonly<Record<Language, string>> };

/** How many years of places are kept: some 4 kB each. */
const mostKept = 500;
const kept = new Map<string, Promise<readonly Holiday[]>>();

/** The library knows the whole world (about 40 MB in memory), so it comes only with the first holiday asked for. */
export const holidayLibrary = async () => (await import("date-holidays")).default;

/** The public holidays of a place that begin in a year, by date; a long one reaches into the next year. */
export function holidaysOf(place: HolidayPlace, year: number): Promise<readonly Holiday[]> {
  const key = `${place.country} ${place.region} ${year}`;
  const known = kept.get(key) ?? computeHolidays(place, year);
  // Written anew at the end, so that the first is always the one longest not asked for.
  kept.delete(key);
  kept.set(key, known);
  // What failed is tried again.
  known.catch(() => kept.delete(key));
  if (kept.size > mostKept) kept.delete(kept.keys().next().value ?? key);
  return known;
}

async function computeHolidays({ country, region }: HolidayPlace, year: number): Promise<Holiday[]> {
  const Library = await holidayLibrary();
  const [state = "", part = ""] = region.split("-");
  const byLanguage = languages.map((language) => {
    // English stands in where a name has not been translated.
    const options = { languages: [language, "en"], types: ["public" as const] };
    return publicHolidays(new Library(country, state, part, options), year);
  });
  const found = new Map<string, Holiday>();
  for (const holiday of byLanguage[0] ?? []) {
    const names = languages.map((language, i) => {
      const same = byLanguage[i]?.find(({ date, rule }) => date === holiday.date && rule === holiday.rule);
      return [language, (same ?? holiday).name] as const;
    });
    for (const onDate of datesOf(holiday)) {
      // Two holidays on one date close it once, under the name of the first.
      if (!found.has(onDate))
        found.set(onDate, { onDate, names: Object.fromEntries(names) as Holiday["names"] });
    }
  }
  return [...found.values()].toSorted((a, b) => (a.onDate < b.onDate ? -1 : 1));
}

const publicHolidays = (library: Holidays, year: number) =>
  library.getHolidays(year).filter(({ type }) => type === "public");

const hourMs = dayMs / 24;

/** "2026-03-20 00:00:00 -0600": where it begins on the place's clock; the end is so many hours before, at sunset. */
const written = /^(\d{4}-\d\d-\d\d) (\d\d):(\d\d):\d\d(?: ([+-]\d\d)\d\d)?/;

/**
 * The local dates that a holiday takes: those of whose afternoon, 12:00 to 18:00, it has any. So one
 * from sunset to sunset is not off on its eve, an evening before Christmas closes nothing, and
 * half a day does: whoever works until noon gives the date hours of its own.
 */
export function datesOf({
  date,
  start,
  end,
}: Pick<HolidaysTypes.Holiday, "date" | "start" | "end">): string[] {
  const [, onDate = "", hour, minute, ahead = "0"] = written.exec(date) ?? [];
  const begins = dayOf(onDate) * dayMs + (Number(hour) + Number(ahead)) * hourMs + Number(minute) * 60_000;
  const ends = begins + (end.getTime() - start.getTime());
  const dates: string[] = [];
  for (let day = Math.floor(begins / dayMs); day * dayMs < ends; day += 1) {
    const noon = day * dayMs + 12 * hourMs;
    if (begins < noon + 6 * hourMs && ends > noon) dates.push(dateOfDay(day));
  }
  return dates;
}
