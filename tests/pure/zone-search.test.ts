import { expect, test } from "vitest";
import { canonicalTimeZone } from "@/lib/time/zone";
import { germanCities } from "@/lib/time-zones/german-cities";
import { readOffset, searchZones } from "@/lib/time-zones/search";

const now = Date.parse("2026-12-02T07:00:00Z");
const find = (text: string, language: "en" | "de" = "en") =>
  searchZones(text, { language, locale: language === "de" ? "de-DE" : "en-GB", now });
const ids = (text: string, language: "en" | "de" = "en") => find(text, language).map(({ id }) => id);

test("a zone is shown with its city, country, offset and clock", () => {
  expect(find("kathmandu")).toEqual([
    { id: "Asia/Katmandu", city: "Kathmandu", country: "Nepal", offset: "UTC+5:45", time: "12:45" },
  ]);
});

test.each([
  ["a city that has its zone's name", "berlin", "Europe/Berlin"],
  ["a city that has not", "munich", "Europe/Berlin"],
  ["a beginning", "kathm", "Asia/Katmandu"],
  ["accents left out", "sao paulo", "America/Sao_Paulo"],
  ["accents written", "São Paulo", "America/Sao_Paulo"],
  ["capitals", "NEW YORK", "America/New_York"],
  ["a dot left out", "st johns", "America/St_Johns"],
  ["a country", "Nepal", "Asia/Katmandu"],
  ["a country before a city that begins like it", "India", "Asia/Calcutta"],
  ["a zone's name", "Asia/Tokyo", "Asia/Tokyo"],
  ["a clock's name", "Newfoundland", "America/St_Johns"],
  ["a city with its country", "berlin germany", "Europe/Berlin"],
  ["today's name of a city", "kolkata", "Asia/Calcutta"],
  ["UTC", "utc", "UTC"],
])("%s finds its zone first: %s", (_, text, id) => {
  expect(ids(text)[0]).toBe(id);
});

test.each([
  ["Deutschland", "Europe/Berlin"],
  ["Österreich", "Europe/Vienna"],
  ["osterreich", "Europe/Vienna"],
  ["Moskau", "Europe/Moscow"],
  ["Wien", "Europe/Vienna"],
  ["köln", "Europe/Berlin"],
  ["MEZ", "Europe/Berlin"],
])("German names are known, and in English pages too: %s", (text, id) => {
  expect(ids(text, "de")).toContain(id);
  expect(ids(text, "en")).toContain(id);
});

test("every German name of a city finds its zone first, by that name", () => {
  for (const [zone, cities] of Object.entries(germanCities)) {
    for (const city of cities) {
      expect(find(city, "de")[0]).toMatchObject({ id: canonicalTimeZone(zone), city });
    }
  }
});

test("a country is named in the reader's language", () => {
  expect(find("tokyo", "de")[0]).toMatchObject({ city: "Tokyo", country: "Japan" });
  expect(find("berlin", "de")[0]?.country).toBe("Deutschland");
});

test.each([
  ["CET", "Europe/Berlin"],
  ["cest", "Europe/Berlin"],
  ["PDT", "America/Los_Angeles"],
  ["+5:30", "Asia/Calcutta"],
  ["UTC+05:45", "Asia/Katmandu"],
  ["gmt -3:30", "America/St_Johns"],
])("an abbreviation or an offset finds the zones that have it: %s", (text, id) => {
  expect(ids(text)).toContain(id);
});

test("an offset counts at this moment, whatever the season", () => {
  expect(ids("+1")).toContain("Europe/Berlin");
  const summer = Date.parse("2026-07-01T00:00:00Z");
  const inSummer = searchZones("+1", { language: "en", locale: "en-GB", now: summer });
  expect(inSummer.map(({ id }) => id)).not.toContain("Europe/Berlin");
});

test("at most twelve are told, and nothing for what means nothing", () => {
  expect(find("a")).toHaveLength(12);
  for (const text of ["", "  ", "…", "xyzzy", "+99"]) expect(find(text)).toEqual([]);
});

test.each([
  ["+5:30", 5.5],
  ["utc-3", -3],
  ["GMT+0200", 2],
  ["−4", -4],
])("an offset is read as people write it: %s", (text, hours) => {
  expect(readOffset(text)).toBe(hours * 3_600_000);
});

test.each(["5", "berlin", "+5:75", "utc"])("what is none is not: %s", (text) => {
  expect(readOffset(text)).toBeUndefined();
});
