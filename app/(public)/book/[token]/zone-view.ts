import { cityOf, clockOf, formatTime, formatZone } from "@/lib/time/format";
import { offsetAt } from "@/lib/time/zone";
import { searchZones } from "@/lib/time-zones/search";
import { pageHref } from "./page-state";
import type { View } from "./view";

/** What the browser's own zone data are held against, at instants that the page shows. */
export function zoneCheck({ state: { timeZone }, t }: View, instants: readonly number[]) {
  const told = { zone: cityOf(timeZone), theirs: "{theirs}", ours: "{ours}" };
  return {
    timeZone,
    offsets: instants.map((instant) => [instant, offsetAt(instant, timeZone)] as const),
    disagrees: t("zone.disagrees", told),
    unknown: t("zone.unknown", told),
    understood: t("zone.understood"),
  };
}

/** The zone that is shown, with what its clock shows now, and the way to others. `at` is an instant of what the page shows. */
export function zoneView({ ctx, state, locale, language, t }: View, at: number) {
  const { timeZone, zoneQuery } = state;
  const [action = "", query] = pageHref({ ...state, isZoneChosen: false }, {}).split("?");
  const display = { locale, timeZone };
  return {
    action,
    hidden: Object.fromEntries(new URLSearchParams(query)),
    shownText: formatZone(timeZone, at, locale),
    nowText: formatTime(ctx.now, display),
    offsetMs: offsetAt(ctx.now, timeZone),
    clock: clockOf(locale),
    language,
    locale,
    query: zoneQuery,
    results: zoneQuery === undefined ? undefined : resultsOf(zoneQuery),
    clocks: (["12h", "24h"] as const).map((clock) => ({
      label: t(`clock.${clock}`),
      href: pageHref(state, { clock }),
      current: clock === clockOf(locale),
    })),
  };

  function resultsOf(text: string) {
    return searchZones(text, { language, locale, now: ctx.now }).map((zone) => ({
      ...zone,
      href: pageHref(state, { timeZone: zone.id }),
    }));
  }
}
