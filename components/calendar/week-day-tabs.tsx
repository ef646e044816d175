import { useTranslations } from "use-intl";
import type { GridDay } from "./week-days";
import { dayTab, dayTabs } from "./week-frame";

export type WeekDayTabsProps = {
  readonly days: readonly GridDay[];
  readonly shownDay: number;
  readonly onChoose: (daysLater: number) => void;
};

/** On a phone the calendar shows one day, and these its others. */
export function WeekDayTabs({ days, shownDay, onChoose }: WeekDayTabsProps) {
  const t = useTranslations("oneTime");
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div role="group" aria-label={t("picker.days")} className={dayTabs}>
      {days.map(({ date, month, shortName }, day) => (
        <button
          key={date}
          type="button"
          aria-pressed={day === shownDay}
          onClick={() => onChoose(day - shownDay)}
          className={`${dayTab} whitespace-pre-line aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:font-medium aria-pressed:text-accent-ink`}
        >
          {shortName.replace(" ", "\n")}
          <span className="sr-only"> {month}</span>
        </button>
      ))}
    </div>
  );
}
