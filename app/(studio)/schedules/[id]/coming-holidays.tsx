import Link from "next/link";
import { Card } from "@/components/ui/card";
import { textLink } from "@/components/ui/text-link";
import { hoursOn } from "@/lib/schedules/date-hours";
import { dateOfDay, dayOf } from "@/lib/time/zone";
import type { PartProps } from "./dates-section";
import { dateText, rangesText } from "./schedule-view";

/** How many are in sight at once. */
const shown = 5;

export type ComingHolidaysProps = Omit<PartProps, "saved" | "now"> & { readonly path: string };

/** The public holidays of the coming year; each date leads to its form in the calendar. */
export function ComingHolidays({ schedule, view, today, path }: ComingHolidaysProps) {
  const { t, language } = view;
  const lastDate = dateOfDay(dayOf(today) + 365);
  const coming = schedule.daysOff.flatMap(({ startsOn, ...off }) =>
    "names" in off && off.names && startsOn >= today && startsOn <= lastDate
      ? [{ onDate: startsOn, name: off.names[language], hours: hoursOn(schedule, startsOn) }]
      : [],
  );
  const rows = coming.map(({ onDate, name, hours: { kind, ranges } }) => (
    <li key={onDate} className="grid gap-x-4 py-2 sm:grid-cols-[10rem_minmax(0,1fr)]">
      <Link
        href={`${path}?month=${onDate.slice(0, 7)}&date=${onDate}#dates`}
        prefetch={false}
        className={`${textLink} inline-flex items-center self-start pointer-coarse:min-h-11`}
      >
        {dateText(onDate, view)}
      </Link>
      <span className="grid">
        {name}
        {kind === "override" && (
          <span className="text-sm text-muted">
            {ranges.length > 0
              ? t("holidays.openAnyway", { hours: rangesText(ranges, view) })
              : t("holidays.closedAnyway")}
          </span>
        )}
      </span>
    </li>
  ));
  return (
    <Card className="grid gap-2">
      <h3 className="font-semibold">{t("holidays.coming")}</h3>
      <ul aria-label={t("holidays.coming")} className="divide-y divide-line">
        {rows.slice(0, shown)}
      </ul>
      {rows.length > shown && (
        <details>
          <summary className={`${textLink} inline-flex min-h-11 items-center`}>
            {t("holidays.more", { count: rows.length - shown })}
          </summary>
          <ul className="divide-y divide-line">{rows.slice(shown)}</ul>
        </details>
      )}
    </Card>
  );
}
