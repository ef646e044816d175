import type { Translate } from "@/lib/i18n/translator";
import { formatOffset, formatTime, toIso } from "@/lib/time/format";
import { dayMs, minuteMs, offsetAt, toLocal } from "@/lib/time/zone";
import { type PageState, pageHref } from "./page-state";

const partsOfDay = [
  { name: "morning", untilMinute: 12 * 60 },
  { name: "afternoon", untilMinute: 17 * 60 },
  { name: "evening", untilMinute: 24 * 60 },
] as const;

export type TimesInput = {
  readonly state: PageState;
  /** The date shown, in the state's zone. */
  readonly date: string;
  readonly starts: readonly number[];
  /** For group sessions: how many seats each start has left. */
  readonly seatsLeft?: ReadonlyMap<number, number> | undefined;
  readonly locale: string;
  readonly t: Translate<"guest">;
};

/** The times of one day as the list draws them, by part of the day on the guest's clock. */
export function timesView({ state, date, starts, seatsLeft, locale, t }: TimesInput) {
  const display = { locale, timeZone: state.timeZone };
  const partOf = (start: number) => {
    const minute = (toLocal(start, state.timeZone) % dayMs) / minuteMs;
    return partsOfDay.find(({ untilMinute }) => minute < untilMinute)?.name;
  };
  // When the clock goes back, two times of a night read alike; their offsets tell them apart.
  const labels = starts.map((start) => formatTime(start, display));
  const labelOf = (start: number) => {
    const label = formatTime(start, display);
    const isTwice = labels.filter((other) => other === label).length > 1;
    return isTwice ? `${label} (${formatOffset(offsetAt(start, state.timeZone))})` : label;
  };
  const seatsNote = (start: number) => {
    const count = seatsLeft?.get(start);
    return count === undefined ? undefined : t("times.seats", { count });
  };
  const byPart = Map.groupBy(starts, partOf);
  const parts = partsOfDay.map(({ name }) => ({
    title: t(`times.${name}`),
    times: (byPart.get(name) ?? []).map((start) => ({
      label: labelOf(start),
      note: seatsNote(start),
      href: pageHref(state, { date, time: start }),
      isSelected: start === state.time,
      iso: toIso(start),
    })),
  }));
  return { parts, labels: starts.map(labelOf), isEmpty: starts.length === 0 };
}
