import { getCountryCode, type RawTimeZone, rawTimeZones } from "@vvo/tzdb";
import { type Language, languages } from "@/lib/i18n/locale";
import { cityOf, genericZoneName } from "@/lib/time/format";
import { canonicalTimeZone, isTimeZone, listTimeZones } from "@/lib/time/zone";
import { fold } from "./fold";
import { germanCities } from "./german-cities";

/** One name that a zone is found by. */
export type Name = { readonly text: string; readonly folded: string };

/** A zone with all that people may call it. */
export type Entry = {
  readonly id: string;
  /** Its largest cities first, then the one that it is named after. */
  readonly cities: readonly Name[];
  /** In the reader's language; undefined for zones of no country, such as UTC. */
  readonly country: string | undefined;
  /** Countries in all languages that we speak, and the names of the clock, all folded. */
  readonly others: readonly string[];
  /** "CET" and "CEST", folded. */
  readonly abbreviations: readonly string[];
};

const catalogues = new Map<Language, readonly Entry[]>();

/** All zones of the runtime with their names. Made once for each language: names take some time. */
export function catalogue(language: Language): readonly Entry[] {
  const known = catalogues.get(language);
  if (known) return known;
  const zones = zonesByName();
  const german = new Map(
    Object.entries(germanCities).map(([zone, cities]) => [canonicalTimeZone(zone), cities]),
  );
  const made = listTimeZones().map((id) => toEntry(id, zones.get(id), german.get(id) ?? [], language));
  catalogues.set(language, made);
  return made;
}

/**
 * What the data says of each zone, by the runtime's name of it. Zones that have always shown the same
 * time are one group there, under the name of the largest, whose cities are not the others'.
 */
function zonesByName(): Map<string, RawTimeZone> {
  const zones = new Map<string, RawTimeZone>();
  for (const zone of rawTimeZones)
    for (const name of zone.group)
      if (isTimeZone(name)) zones.set(canonicalTimeZone(name), { ...zone, mainCities: [] });
  for (const zone of rawTimeZones) if (isTimeZone(zone.name)) zones.set(canonicalTimeZone(zone.name), zone);
  return zones;
}

function toEntry(
  id: string,
  zone: RawTimeZone | undefined,
  german: readonly string[],
  language: Language,
): Entry {
  const { mainCities = [], alternativeName = "" } = zone ?? {};
  const countryCode = getCountryCode(id);
  const { abbreviation = id === "UTC" ? "GMT" : "", dstAbbreviation = "" } = zone ?? {};
  const named = languages.map((each) => genericZoneName(id, each, "shortGeneric").replace(/ ?\(.*\)$/, ""));
  const cities = [...new Set([...mainCities, cityOf(id), ...german])];
  const countries = countryCode ? languages.map((each) => countryIn(countryCode, each)) : [];
  return {
    id,
    cities: cities.map((text) => ({ text, folded: fold(text) })),
    country: countryCode && countryIn(countryCode, language),
    others: [
      ...countries,
      alternativeName,
      ...named,
      ...languages.map((each) => genericZoneName(id, each, "longGeneric")),
      id,
    ].map(fold),
    abbreviations: [abbreviation, dstAbbreviation, ...named].map(fold).filter((text) => text !== ""),
  };
}

const countryIn = (code: string, language: Language): string =>
  new Intl.DisplayNames(language, { type: "region" }).of(code) ?? "";
