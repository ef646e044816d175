import { clockChangeText } from "@/app/(public)/book/[token]/clock-change-text";
import { hostClockText } from "@/app/(public)/book/[token]/host-clock";
import { byDate, lastDateOf, monthRange, monthView } from "@/app/(public)/book/[token]/month-view";
import { nextFree } from "@/app/(public)/book/[token]/next-free";
import { pageHref } from "@/app/(public)/book/[token]/page-state";
import { timesView } from "@/app/(public)/book/[token]/times-view";
import { zoneView } from "@/app/(public)/book/[token]/zone-view";
import { LiveTimes } from "@/components/booking/live-times";
import { MonthGrid } from "@/components/booking/month-grid";
import { TimeList } from "@/components/booking/time-list";
import { ZoneForm } from "@/components/booking/zone-form";
import { findSeats } from "@/lib/availability/find-slots";
import { liveTimesPath } from "@/lib/links/addresses";
import { closedBecause } from "@/lib/links/rules";
import { formatLocalDate, formatZone, toIso } from "@/lib/time/format";
import { localDate, startOfDate } from "@/lib/time/zone";
import { type MoveView, searchFor } from "./view";

/** The month and the times of a day, with the booking's own time marked: it opens where the booking is. */
export async function chooseNewTime(view: MoveView) {
  const { ctx, link, booking, state, locale, t } = view;
  const { timeZone } = state;
  const today = localDate(ctx.now, timeZone);
  const ownDate = localDate(booking.startsAt, timeZone);
  const month = state.date ?? ownDate;
  const range = monthRange(month, timeZone);
  const { starts: free, seatsLeft } = await findSeats(ctx, link, { ...searchFor(view), ...range });
  const days = byDate(withOwn(free, booking.startsAt, range), timeZone);
  const selected = state.isDayPicked || state.date === undefined ? month : [...days.keys()][0];
  const date = selected ?? month;
  const starts = (selected && days.get(selected)) || [];
  const grid = monthView({
    ...{ state, month, days, selected, today, locale, t },
    lastDate: [lastDateOf(link, ctx.now, timeZone), ownDate].toSorted()[1] ?? ownDate,
  });
  const times = timesView({ state, locale, t, date, starts, seatsLeft });
  const shown = starts[0] ?? startOfDate(date, timeZone);
  const clocks = { instant: shown, guestZone: timeZone, hostZone: link.timeZone, locale, t };
  const clockTexts = [hostClockText(clocks), clockChangeText(date, timeZone, locale, t)];
  return {
    month: (
      <>
        <MonthGrid {...grid} weeks={markDay(grid.weeks, ownDate, t)} t={t} />
        <ZoneForm {...zoneView(view, shown)} t={t} />
      </>
    ),
    times: (
      <>
        <TimeList
          dateTitle={selected ? formatLocalDate(selected, locale) : t("times.noneThisMonth")}
          zoneText={formatZone(timeZone, shown, locale)}
          clockTexts={clockTexts.filter((text) => text !== undefined)}
          parts={markTime(times.parts, toIso(booking.startsAt), t)}
          empty={times.isEmpty ? await nextFree(view, date, searchFor(view)) : undefined}
        />
        {/* A link that takes no bookings any more has nobody to take a time away. */}
        {!closedBecause(link, ctx.now) && (
          <LiveTimes
            address={liveTimesPath(link.token)}
            readAt={ctx.now}
            view={pageHref(state, { date })}
            labels={times.labels}
            goneText={t.raw("live.gone")}
          />
        )}
      </>
    ),
  };
}

/** The booking's own time is shown, also where the link would not offer it any more. */
const withOwn = (
  free: readonly number[],
  own: number,
  { from, until }: { readonly from: number; readonly until: number },
): number[] =>
  own < from || own >= until ? [...free] : [...new Set([...free, own])].toSorted((a, b) => a - b);

type Grid = ReturnType<typeof monthView>["weeks"];
type Parts = ReturnType<typeof timesView>["parts"];

const markDay = (weeks: Grid, ownDate: string, t: MoveView["t"]) =>
  weeks.map((week) =>
    week.map((day) =>
      day?.date === ownDate ? { ...day, label: t("move.nowDay", { day: day.label }), isMarked: true } : day,
    ),
  );

const markTime = (parts: Parts, own: string, t: MoveView["t"]) =>
  parts.map((part) => ({
    ...part,
    times: part.times.map((time) =>
      time.iso === own ? { ...time, note: t("move.nowHere"), isSelected: true } : time,
    ),
  }));
