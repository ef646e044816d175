import { ChevronLeft, ChevronRight } from "lucide-react";
import { MonthView } from "@/components/calendar/month-view";
import { WeekView } from "@/components/calendar/week-view";
import { ButtonLink } from "@/components/ui/button-link";
import { words } from "@/lib/auth/reader";
import { findBookingsDuring } from "@/lib/bookings/find-bookings";
import { formatLocalDate, formatMonth, weekdayHeads } from "@/lib/time/format";
import { dateOfDay, dayOf, localDate, monthBounds, startOfDay, startOfWeek } from "@/lib/time/zone";
import { type Asked, hrefOf, toQuery } from "./asked";
import { toBlock, toMonth, toWeek } from "./calendar-days";
import { shortRange } from "./short-range";
import type { Shown } from "./shown";

/** The bookings of a week or a month on a calendar, in the reader's zone. */
export async function CalendarView({ ctx, asked, display }: Shown) {
  const { locale, timeZone } = display;
  const [t, states] = await Promise.all([words("bookings"), words("bookingStates")]);
  const today = localDate(ctx.now, timeZone);
  const day = dayOf(asked.date === "" ? today : asked.date);
  const isWeek = asked.view === "week";
  const [first, next] = isWeek ? weekBounds(day) : monthBounds(day);
  // A month is shown in whole weeks.
  const [from, until] = [startOfWeek(first), startOfWeek(next - 1) + 7];
  const during = { start: startOfDay(from, timeZone), end: startOfDay(until, timeZone) };
  const { search, linkId, hostId } = toQuery(asked, timeZone);
  const found = await findBookingsDuring(ctx, during, { search, linkId, hostId });
  const blocks = found.map((booking) =>
    toBlock(booking, shortRange(booking, display, t), display, (state) => states(state)),
  );
  const range = { from, until, today, display };
  const dayLabel = (date: string, count: number) =>
    t("calendar.dayLabel", { date: formatLocalDate(date, locale), count });
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-lg font-semibold">
          {isWeek
            ? t("calendar.weekOf", { date: formatLocalDate(dateOfDay(from), locale) })
            : formatMonth(dateOfDay(first), locale)}
        </h2>
        <Steps asked={asked} previous={dateOfDay(first - 1)} next={dateOfDay(next)} t={t} />
      </div>
      {isWeek ? (
        <WeekView
          {...toWeek(blocks, range, dayLabel)}
          texts={{ today: t("calendar.today"), nothing: t("calendar.nothing") }}
        />
      ) : (
        <MonthView
          caption={formatMonth(dateOfDay(first), locale)}
          weekdays={weekdayHeads(locale)}
          weeks={toMonth(blocks, { first, next, today, display }, dayLabel, (date) =>
            hrefOf(asked, { view: "week", date }),
          )}
          moreText={(count) => t("calendar.more", { count })}
        />
      )}
    </div>
  );
}

const weekBounds = (day: number) => [startOfWeek(day), startOfWeek(day) + 7] as const;

type StepsProps = {
  readonly asked: Asked;
  readonly previous: string;
  readonly next: string;
  readonly t: Awaited<ReturnType<typeof words<"bookings">>>;
};

/** The ways to the time before, to today's and to the time after. */
function Steps({ asked, previous, next, t }: StepsProps) {
  const unit = asked.view === "week" ? "Week" : "Month";
  const look = { variant: "secondary", size: "small", prefetch: false } as const;
  return (
    <nav aria-label={t("calendar.navigation")} className="flex gap-2">
      <ButtonLink
        {...look}
        href={hrefOf(asked, { date: previous })}
        aria-label={t(`calendar.previous${unit}`)}
      >
        <ChevronLeft aria-hidden="true" className="size-5" />
      </ButtonLink>
      <ButtonLink {...look} href={hrefOf(asked, { date: "" })}>
        {t(`calendar.this${unit}`)}
      </ButtonLink>
      <ButtonLink {...look} href={hrefOf(asked, { date: next })} aria-label={t(`calendar.next${unit}`)}>
        <ChevronRight aria-hidden="true" className="size-5" />
      </ButtonLink>
    </nav>
  );
}
