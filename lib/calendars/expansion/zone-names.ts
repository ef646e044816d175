import { findIana } from "windows-iana";
import { isTimeZone } from "@/lib/time/zone";

/**
 * The zone that a TZID means by its name alone, as the runtime knows it; undefined when the name tells none.
 * Tried in this order: an IANA name, a name of Windows, and an IANA name at the end of a longer one
 * ("/freeassociation.sourceforge.net/Europe/Berlin").
 */
export function zoneNamed(tzid: string): string | undefined {
  const name = tzid.trim();
  if (isTimeZone(name)) return name;
  const [windows] = findIana(name);
  if (windows !== undefined && isTimeZone(windows)) return windows;
  return name.includes("/") ? endOf(name) : undefined;
}

/** "America/Argentina/Ushuaia" has three parts, so the longest end that is a zone wins; one part alone says too little. */
function endOf(name: string): string | undefined {
  const parts = name.split("/").filter((part) => part !== "");
  return [3, 2]
    .filter((count) => count <= parts.length)
    .map((count) => parts.slice(-count).join("/"))
    .find(isTimeZone);
}
