"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import type { FormState } from "@/lib/form-state";
import { formatShortDate } from "@/lib/time/format";
import { dayMs, dayOf } from "@/lib/time/zone";
import type { CalendarDay } from "./calendar-day";
import { CalendarKey } from "./calendar-key";
import { datesBetween } from "./calendar-keys";
import { type Choosing, type Month, MonthCalendar } from "./month-calendar";
import { OverrideForm } from "./override-form";

export type DatesEditorProps = {
  /** Bound to the schedule. It redirects on success. */
  readonly action: (state: FormState, data: FormData) => Promise<FormState>;
  readonly month: Month;
  readonly today: string;
  readonly locale: string;
  /** The date that the address names. */
  readonly initial: CalendarDay | undefined;
};

/** What is chosen: the dates, the one whose hours the form began with, and the end that a range goes on from. */
type Chosen = {
  readonly dates: readonly string[];
  readonly lead: CalendarDay | undefined;
  readonly last: string | undefined;
};

/** A calendar to choose dates in, and the form that changes those. */
export function DatesEditor({ action, month, today, locale, initial }: DatesEditorProps) {
  const t = useTranslations("schedules.dates");
  const [isSeveral, setSeveral] = useState(false);
  const [{ dates, lead }, setChosen] = useState<Chosen>(() => ({
    dates: initial ? [initial.onDate] : [],
    lead: initial,
    last: initial?.onDate,
  }));
  const known = new Map(
    [...(initial ? [initial] : []), ...month.weeks.flat()].map((day) => [day.onDate, day]),
  );
  const textOf = (onDate: string) =>
    known.get(onDate)?.dateText ?? formatShortDate(dayOf(onDate) * dayMs, { locale, timeZone: "UTC" });

  function choose(onDate: string, how: Choosing) {
    setChosen((before) => {
      if (how === "range") return rangeOf(before, before.last ?? onDate, onDate);
      if (how === "one" && !isSeveral) return { dates: [onDate], lead: known.get(onDate), last: onDate };
      const others = before.dates.filter((other) => other !== onDate);
      const dates = others.length < before.dates.length ? others : [...others, onDate].toSorted();
      // Whoever adds dates to what they are writing keeps what they wrote.
      const lead = before.dates.length === 0 ? known.get(onDate) : before.lead;
      return { dates, lead, last: onDate };
    });
  }
  const rangeOf = (before: Chosen, from: string, to: string): Chosen => ({
    dates: datesBetween(from, to)
      .filter((onDate) => onDate >= today)
      .slice(0, 366),
    lead: before.lead ?? known.get(to),
    last: from,
  });
  const draw = (from: string, to: string) =>
    setChosen(() => rangeOf({ dates: [], lead: known.get(from), last: from }, from, to));

  const [first, ...more] = dates;
  const chosenText =
    first === undefined
      ? undefined
      : t("chosen", { date: textOf(first), count: dates.length, more: more.length });
  return (
    <div className="grid gap-5">
      <MonthCalendar month={month} today={today} chosen={new Set(dates)} onChoose={choose} onDraw={draw} />
      <CalendarKey days={month.weeks.flat()} />
      <label className="flex min-h-11 items-center gap-2.5 noscript:hidden">
        <input
          type="checkbox"
          checked={isSeveral}
          onChange={(event) => setSeveral(event.target.checked)}
          className="size-4.5 accent-(--accent)"
        />
        {t("several")}
      </label>
      <div className="grid gap-5 border-t border-line pt-5">
        <p role="status" className={chosenText ? "font-semibold" : "text-muted"}>
          {chosenText ?? t("nothing")}
        </p>
        {lead && dates.length > 0 && (
          <OverrideForm key={lead.onDate} action={action} dates={dates} lead={lead} />
        )}
      </div>
    </div>
  );
}
