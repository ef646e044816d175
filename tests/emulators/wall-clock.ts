import { firstInstant, offsetAt, toLocal } from "@/lib/time/zone";

/**
 * The instant of a wall clock (local ms), as calendars read it: the first when the clock shows it
 * twice; when never, as far after the gap as it lies inside (RFC 5545, 3.3.5).
 */
export function instantAt(local: number, timeZone: string): number {
  const instant = firstInstant(local, timeZone);
  return toLocal(instant, timeZone) === local ? instant : local - offsetAt(instant - 1, timeZone);
}

/** "2027-03-01T09:00:00+01:00": an instant as a zone's clock shows it, with the offset. */
export function offsetText(instant: number, timeZone: string): string {
  const offset = offsetAt(instant, timeZone);
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 3_600_000), Math.abs(offset / 60_000) % 60];
  const sign = offset < 0 ? "-" : "+";
  const two = (value: number) => String(value).padStart(2, "0");
  const suffix = offset === 0 ? "Z" : `${sign}${two(hours)}:${two(minutes)}`;
  return `${localText(toLocal(instant, timeZone))}${suffix}`;
}

/** "2027-03-01T09:00:00" */
export const localText = (local: number): string => new Date(local).toISOString().slice(0, 19);

/** Reads "2027-03-01T09:00:00", with or without a fraction, as local ms. */
export const readLocal = (text: string): number => Date.parse(`${text.replace(/(\.\d{3})\d*$/, "$1")}Z`);
