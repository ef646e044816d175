import { useTranslations } from "use-intl";
import type { CalendarDay } from "./calendar-day";
import { DayMark } from "./day-mark";

/** Under a calendar too narrow for words: what its marks mean, and the dates that are not as in every week. */
export function CalendarKey({ days }: { readonly days: readonly CalendarDay[] }) {
  const t = useTranslations("schedules.dates");
  const special = days.filter(({ inMonth, isPast, note }) => inMonth && !isPast && note !== undefined);
  return (
    <div className="grid gap-3 text-sm sm:hidden">
      <ul aria-label={t("key")} className="flex flex-wrap gap-x-4 gap-y-1 text-muted">
        {(
          [
            ["open", "keyOpen"],
            ["own", "keyOwn"],
            ["off", "keyOff"],
          ] as const
        ).map(([mark, key]) => (
          <li key={key} className="flex items-center gap-1.5">
            <DayMark kind={mark} />
            {t(key)}
          </li>
        ))}
      </ul>
      {special.length > 0 && (
        <ul aria-label={t("special")} className="grid gap-1">
          {special.map(({ onDate, dateText, note }) => (
            <li key={onDate} className="flex justify-between gap-4">
              <span className="whitespace-nowrap">{dateText}</span>
              <span className="min-w-0 text-end text-muted">{note}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
