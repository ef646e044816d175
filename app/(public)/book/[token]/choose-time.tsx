import { LiveTimes } from "@/components/booking/live-times";
import { MonthGrid } from "@/components/booking/month-grid";
import { TimeList } from "@/components/booking/time-list";
import { ZoneDataCheck } from "@/components/booking/zone-data-check";
import { ZoneForm } from "@/components/booking/zone-form";
import { visitorId } from "@/lib/auth/session";
import { findNextSlot, findSeats } from "@/lib/availability/find-slots";
import { liveTimesPath } from "@/lib/links/addresses";
import { formatLocalDate, formatZone } from "@/lib/time/format";
import { localDate, startOfDate } from "@/lib/time/zone";
import { holdOf } from "@/lib/visitor";
import { clockChangeText } from "./clock-change-text";
import { hostClockText } from "./host-clock";
import { byDate, lastDateOf, monthRange, monthView } from "./month-view";
import { nextFree } from "./next-free";
import { pageHref } from "./page-state";
import { timesView } from "./times-view";
import type { View } from "./view";
import { zoneCheck, zoneView } from "./zone-view";

/** The month and the times of a day: the one picked, or the first of the month that has any. */
export async function chooseTime(view: View) {
  const { ctx, link, state, locale, t } = view;
  const { timeZone } = state;
  const today = localDate(ctx.now, timeZone);
  const search = { durationMinutes: state.durationMinutes, ownHold: holdOf(await visitorId()) };
  const { month, days, seatsLeft } = await shownMonth(view, today, search);
  const selected = state.isDayPicked ? state.date : [...days.keys()][0];
  const date = selected ?? month;
  const starts = (selected && days.get(selected)) || [];
  const times = timesView({ state, date, starts, seatsLeft, locale, t });
  const empty = times.isEmpty ? await nextFree(view, date, search) : undefined;
  const shown = starts[0] ?? startOfDate(date, timeZone);
  const grid = monthView({
    state,
    month,
    days,
    selected,
    today,
    lastDate: lastDateOf(link, ctx.now, timeZone),
    locale,
    t,
  });
  const clocks = { instant: shown, guestZone: timeZone, hostZone: link.timeZone, locale, t };
  const clockTexts = [hostClockText(clocks), clockChangeText(date, timeZone, locale, t)];
  return {
    month: (
      <>
        <MonthGrid {...grid} t={t} />
        <ZoneForm {...zoneView(view, shown)} t={t} />
      </>
    ),
    times: (
      <>
        <TimeList
          dateTitle={selected ? formatLocalDate(selected, locale) : t("times.noneThisMonth")}
          zoneText={formatZone(timeZone, shown, locale)}
          clockTexts={clockTexts.filter((text) => text !== undefined)}
          parts={times.parts}
          empty={empty}
        />
        <p role="status" className="sr-only">
          {t("live.month", { month: grid.monthTitle, days: days.size })}{" "}
          {selected && t("live.day", { date: formatLocalDate(selected, locale), count: starts.length })}
        </p>
        <LiveTimes
          address={liveTimesPath(link.token)}
          readAt={ctx.now}
          view={pageHref(state, { date })}
          labels={times.labels}
          goneText={t.raw("live.gone")}
        />
        <ZoneDataCheck {...zoneCheck(view, [starts[0] ?? shown, starts.at(-1) ?? shown])} />
      </>
    ),
  };
}

type Search = { readonly durationMinutes: number; readonly ownHold: ReturnType<typeof holdOf> };

/** The month that the address names, or the first in which the link has times, with these by date. */
async function shownMonth({ ctx, link, state }: View, today: string, search: Search) {
  const { timeZone } = state;
  const read = async (month: string) => {
    const { starts, seatsLeft } = await findSeats(ctx, link, { ...search, ...monthRange(month, timeZone) });
    return { month, days: byDate(starts, timeZone), seatsLeft };
  };
  const named = await read(state.date ?? today);
  if (state.date !== undefined || named.days.size > 0) return named;
  const next = await findNextSlot(ctx, link, { ...search, from: ctx.now });
  return next === undefined ? named : read(localDate(next, timeZone));
}
