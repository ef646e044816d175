import type { Language } from "@/lib/i18n/locale";
import { cityOf, formatOffset, formatTime } from "@/lib/time/format";
import { minuteMs, offsetAt } from "@/lib/time/zone";
import { catalogue, type Entry } from "./catalogue";
import { fold } from "./fold";
import type { FoundZone } from "./rules";

export type ZoneSearch = {
  readonly language: Language;
  /** The reader's locale (BCP 47), with their clock. */
  readonly locale: string;
  readonly now: number;
};

/** More than this nobody reads; a longer text finds fewer. */
const mostFound = 12;

/**
 * The zones that a text may mean, the likeliest first: by city, country, name of the zone, its
 * abbreviation ("CET") or its offset ("+5:30"). Accents and case do not matter.
 */
export function searchZones(text: string, { language, locale, now }: ZoneSearch): FoundZone[] {
  const offset = readOffset(text);
  const words = fold(text);
  if (words === "") return [];
  const matches = catalogue(language).flatMap((entry) => {
    const match =
      offset === undefined ? matchOf(entry, words) : offsetAt(now, entry.id) === offset && plain(entry);
    return match ? [{ entry, ...match }] : [];
  });
  return matches
    .sort((a, b) => b.rank - a.rank || weight(b.entry) - weight(a.entry) || compare(a.city, b.city))
    .slice(0, mostFound)
    .map(({ entry, city }) => ({
      id: entry.id,
      city,
      country: entry.country,
      offset: formatOffset(offsetAt(now, entry.id)),
      time: formatTime(now, { locale, timeZone: entry.id }),
    }));
}

type Match = { readonly rank: number; readonly city: string };

const plain = ({ id }: Entry): Match => ({ rank: 0, city: cityOf(id) });

/** How well a zone fits folded words; undefined when it does not. */
function matchOf(entry: Entry, words: string): Match | undefined {
  const named = cityOf(entry.id);
  for (const { text, folded } of entry.cities) if (folded === words) return { rank: 6, city: text };
  if (entry.abbreviations.includes(words)) return { rank: 5, city: named };
  const largest = entry.cities[0]?.text ?? named;
  if (entry.others.includes(words)) return { rank: 4, city: largest };
  for (const { text, folded } of entry.cities) if (folded.startsWith(words)) return { rank: 3, city: text };
  if (entry.others.some((other) => other.startsWith(words))) return { rank: 2, city: largest };
  const hasWord = [...entry.cities.map(({ folded }) => folded), ...entry.others].some((name) =>
    ` ${name}`.includes(` ${words}`),
  );
  if (hasWord) return { rank: 1, city: largest };
  // "Berlin Germany", "new york usa": every word is found somewhere.
  const all = ` ${[...entry.cities.map(({ folded }) => folded), ...entry.others].join(" ")}`;
  const parts = words.split(" ");
  const isAll = parts.length > 1 && parts.every((part) => all.includes(` ${part}`));
  return isAll ? { rank: 0, city: cityFor(entry, parts) ?? largest } : undefined;
}

const cityFor = (entry: Entry, parts: readonly string[]): string | undefined =>
  entry.cities.find(({ folded }) => folded.split(" ").some((part) => parts.includes(part)))?.text;

/** Zones with several large cities come before islands with one. */
const weight = ({ cities }: Entry): number => cities.length;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** "+5:30", "UTC-3", "GMT+0200" as ms ahead of UTC; undefined for anything else. */
export function readOffset(text: string): number | undefined {
  const found = /^(?:utc|gmt)?\s*([+\-−–])\s*(\d{1,2})(?::?([0-5]\d))?$/i.exec(text.trim());
  if (!found) return undefined;
  const [, sign, hours, minutes = "0"] = found;
  const length = (Number(hours) * 60 + Number(minutes)) * minuteMs;
  return sign === "+" ? length : -length;
}
