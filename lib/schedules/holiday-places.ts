import type { Language } from "@/lib/i18n/locale";
import { type HolidayPlace, holidayLibrary } from "./holidays";

/** A country or a region in a list to choose from. */
export type NamedPlace = { readonly code: string; readonly name: string };

/** The countries whose public holidays are known, by their names in the reader's language. */
export async function findCountries(language: Language): Promise<NamedPlace[]> {
  const codes = Object.keys(new (await holidayLibrary())().getCountries());
  return byName(
    codes.map((code) => ({ code, name: countryName(code, language) })),
    language,
  );
}

/** The regions of a country that have holidays of their own, and after each region its parts; none for most countries. */
export async function findRegions(country: string, language: Language): Promise<NamedPlace[]> {
  const library = new (await holidayLibrary())();
  if (!(country in library.getCountries())) return [];
  const states = named(library.getStates(country, language));
  return byName(states, language).flatMap((state) => {
    const parts = named(library.getRegions(country, state.code, language));
    const ofState = parts.map(({ code, name }) => ({
      code: `${state.code}-${code}`,
      name: `${state.name}: ${name}`,
    }));
    return [state, ...byName(ofState, language)];
  });
}

/** Whether holidays of this place are known. */
export async function isHolidayPlace({ country, region }: HolidayPlace): Promise<boolean> {
  if (!(country in new (await holidayLibrary())().getCountries())) return false;
  return region === "" || (await findRegions(country, "en")).some(({ code }) => code === region);
}

/** "Germany, Bayern": a place in words. */
export async function placeName({ country, region }: HolidayPlace, language: Language): Promise<string> {
  const regions = region === "" ? [] : await findRegions(country, language);
  const name = regions.find(({ code }) => code === region)?.name;
  return [countryName(country, language), name].filter(Boolean).join(", ");
}

const countryName = (code: string, language: Language): string =>
  new Intl.DisplayNames(language, { type: "region" }).of(code) ?? code;

/** The library answers nothing at all for what has no parts. */
const named = (names: Readonly<Record<string, string>> | undefined): NamedPlace[] =>
  Object.entries(names ?? {}).map(([code, name]) => ({ code, name }));

const byName = (places: readonly NamedPlace[], language: Language): NamedPlace[] => {
  const order = new Intl.Collator(language).compare;
  return places.toSorted((a, b) => order(a.name, b.name));
};
