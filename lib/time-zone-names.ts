import { findIana } from "windows-iana";
import { canonicalTimeZone, isTimeZone, listTimeZones } from "@/lib/time/zone";

/** The territory under which CLDR lists a Windows zone's main place. */
const wholeWorld = "001";

/**
 * Windows zones that cover another place than the library's data of 2022 say: Chihuahua has
 * left the clock of Mazatlán since, and Almaty that of Bishkek.
 */
const coveredSince = new Map([
  ["Mountain Standard Time (Mexico)", "America/Mazatlan"],
  ["Central Asia Standard Time", "Asia/Bishkek"],
]);

/** The regions that zones are named by today; names without one, such as "US/Pacific", are of old. */
const regions = new Set(listTimeZones().map(regionOf));

/**
 * The zone that somebody else's program means. Calendars and phones write IANA names, their
 * names of old, and, from Microsoft's world, Windows names such as "Pacific Standard Time". A
 * city's name is left as it is written: runtimes still prefer Calcutta to Kolkata. Undefined
 * for anything else, bare offsets too.
 */
export function readTimeZone(name: string): string | undefined {
  const written = name.trim();
  if (isTimeZone(written)) {
    return regions.has(regionOf(written)) && written.includes("/") ? written : canonicalTimeZone(written);
  }
  const zone = coveredSince.get(written) ?? findIana(written, wholeWorld)[0];
  return zone !== undefined && isTimeZone(zone) ? zone : undefined;
}

function regionOf(zone: string): string {
  return zone.slice(0, zone.indexOf("/"));
}
