import { useTranslations } from "use-intl";
import { dayTab, dayTabs, gridFrame, weekLine } from "./week-frame";

const days = ["mo", "tu", "we", "th", "fr", "sa", "su"] as const;

/** Stands where the calendar will, and is as large: nothing moves when it comes. */
export function WeekPickerSkeleton({ stepMinutes }: { readonly stepMinutes: number }) {
  const t = useTranslations("oneTime.picker");
  return (
    <div className="grid gap-3" aria-busy="true">
      <div className={weekLine}>
        <span className="size-11 rounded-md bg-sunken" />
        <span role="status" className="sr-only">
          {t("loading")}
        </span>
        <span className="h-5 w-40 rounded-sm bg-sunken motion-safe:animate-pulse" />
        <span className="size-11 rounded-md bg-sunken" />
      </div>
      <div className={dayTabs}>
        {days.map((day) => (
          <span key={day} className={`${dayTab} bg-sunken`} />
        ))}
      </div>
      <div className={gridFrame}>
        {/* The line with the names of the days is 2.3125rem high. */}
        <div
          className="bg-sunken motion-safe:animate-pulse"
          style={{ height: `calc(2.3125rem + ${(24 * 60) / stepMinutes} * var(--row))` }}
        />
      </div>
      <p className="min-h-6 text-sm text-muted">{t("help")}</p>
    </div>
  );
}
