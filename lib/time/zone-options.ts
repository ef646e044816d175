import { cityOf, formatOffset } from "./format";
import { canonicalTimeZone, listTimeZones, offsetAt } from "./zone";

/** All zones for a select, by region, each with its place and its offset now; the shown one is always among them. */
export function zoneOptions(shown: string, now: number, locale: string) {
  const names = new Set([...listTimeZones(), canonicalTimeZone(shown)]);
  const order = new Intl.Collator(locale).compare;
  const options = [...names].map((value) => ({
    value,
    region: value.includes("/") ? value.slice(0, value.indexOf("/")) : "Other",
    label: `${cityOf(value)} (${formatOffset(offsetAt(now, value))})`,
  }));
  return [...Map.groupBy(options, ({ region }) => region)]
    .toSorted(([a], [b]) => order(a, b))
    .map(([region, ofRegion]) => ({
      label: region,
      options: ofRegion
        .toSorted((a, b) => order(a.label, b.label))
        .map(({ value, label }) => ({ value, label })),
    }));
}
