import type { DateTimeTimeZone } from "@microsoft/microsoft-graph-types";
import { findIana } from "windows-iana";
import { isTimeZone, toLocal } from "@/lib/time/zone";
import { instantAt, localText, readLocal } from "@/tests/emulators/wall-clock";
import { invalid } from "./errors";

/** The IANA name of a zone that Graph takes: by its Windows name or its IANA name. */
export function ianaOf(name: string): string {
  const found = findIana(name)[0] ?? name;
  if (!isTimeZone(found))
    throw invalid(`The time zone ${name} is not known.`, "TimeZoneNotSupportedException");
  return found;
}

/** Epoch ms of a wall clock with its zone. */
export function instantOf({ dateTime, timeZone }: DateTimeTimeZone): number {
  if (!dateTime) throw invalid("A date and time is missing.", "ErrorPropertyValidationFailure");
  const instant = /(Z|[+-]\d\d:\d\d)$/.test(dateTime)
    ? Date.parse(dateTime)
    : instantAt(readLocal(dateTime), ianaOf(timeZone ?? "UTC"));
  if (Number.isNaN(instant)) throw invalid(`${dateTime} is no time.`, "ErrorPropertyValidationFailure");
  return instant;
}

/** An instant as Graph writes it: a wall clock with seven decimals, and the zone by the name it was asked for. */
export const momentAt = (instant: number, zoneName: string): DateTimeTimeZone =>
  moment(toLocal(instant, ianaOf(zoneName)), zoneName);

/** A wall clock (local ms) as it stands. */
export const moment = (local: number, zoneName: string): DateTimeTimeZone => ({
  dateTime: `${localText(local)}.0000000`,
  timeZone: zoneName,
});

/** The zone that a caller wants times in (Prefer: outlook.timezone="…"); UTC, unless told. */
export const preferredZone = (prefer: string | undefined): string =>
  /outlook\.timezone="([^"]+)"/i.exec(prefer ?? "")?.[1] ?? "UTC";

/** How many events a page may hold (Prefer: odata.maxpagesize=50). */
export const preferredPageSize = (prefer: string | undefined): number | undefined => {
  const size = /odata\.maxpagesize=(\d+)/i.exec(prefer ?? "")?.[1];
  return size === undefined ? undefined : Number(size);
};
